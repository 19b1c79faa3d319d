"""The language of the screens: one tap, never a gate (R1)."""

from __future__ import annotations

from flask import abort, current_app, redirect, request
from werkzeug.wrappers import Response

from workshop.config import DRAFTS, LANGUAGES
from workshop.languages import COOKIE
from workshop.resident import blueprint
from workshop.web import local_path

A_YEAR = 365 * 24 * 3600


@blueprint.get("/language/<language>")
def switch_language(language: str) -> Response:
    """Remembers the language on this device and goes back to the page."""
    if language not in (*LANGUAGES, *DRAFTS):
        abort(404)
    response = redirect(local_path(request.args.get("next"), "/"), code=303)
    response.set_cookie(
        COOKIE,
        language,
        max_age=A_YEAR,
        samesite="Lax",
        httponly=True,
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
    return response

"""The language of the screens: one tap, never a gate, and nothing typed is lost with it (screen R1)."""

from __future__ import annotations

import io
from datetime import timedelta
from urllib.parse import unquote_to_bytes

from flask import abort, current_app, make_response, redirect, render_template, request
from flask_babel import force_locale
from werkzeug.wrappers import Response

from workshop.config import DRAFTS, LANGUAGES
from workshop.languages import COOKIE
from workshop.resident import blueprint
from workshop.resident.refill import own_words, refill
from workshop.web import local_path, put_cookie

A_YEAR = timedelta(days=365)
HAS_FORMS = frozenset({"resident", "host"})
SWITCHES = frozenset({"resident.switch_language", "resident.switch_typed"})
OF_THIS_REQUEST = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_ORIGIN", "CONTENT_LENGTH", "CONTENT_TYPE")
"""What a page that is only looked at is not asked with."""


@blueprint.get("/language/<language>")
@blueprint.get("/<code:code>/language/<language>")
def switch_language(language: str, code: str = "") -> Response:
    """Remembers the language on this device and goes back to the page."""
    refuse_unspoken(language)
    return remember(redirect(local_path(request.args.get("next"), "/"), code=303), language)


@blueprint.post("/language/<language>")
@blueprint.post("/<code:code>/language/<language>")
def switch_typed(language: str, code: str = "") -> Response:
    """The same from a page with a form: it comes again in that language with what was typed, and nothing is stored.

    Beneath the ``code`` of the evening, because only there a phone shows which seat it has.
    ``next`` is the page, ``form`` where its form can still be found when the page shows another one by now."""
    refuse_unspoken(language)
    for name in ("next", "form"):
        found = look_at(local_path(request.args.get(name), "/"), language)
        html = refill(found.get_data(as_text=True), request.form) if found else None
        if found and html is not None:
            found.set_data(html)
            return remember(found, language)
    back = local_path(request.args.get("next"), "/")
    if not own_words(request.form):
        return remember(redirect(back, code=303), language)
    with force_locale(language):
        page = render_template("resident/kept_words.html", words=own_words(request.form), back=back)
    return remember(make_response(page), language)


def refuse_unspoken(language: str) -> None:
    if language not in (*LANGUAGES, *DRAFTS):
        abort(404)


def look_at(path: str, language: str) -> Response | None:
    """A page as it would be got in that language; None where there is none with forms of this house."""
    with current_app.request_context(asked_for(path, language)):
        if request.blueprint not in HAS_FORMS or request.endpoint in SWITCHES:
            return None
        answer: Response = current_app.full_dispatch_request()
    return answer if answer.status_code == 200 and answer.mimetype == "text/html" else None


def asked_for(path: str, language: str) -> dict[str, object]:
    """The request of this phone for another page of ours."""
    where, _mark, question = path.partition("?")
    kept = {
        name: value
        for name, value in request.environ.items()
        if name not in OF_THIS_REQUEST and not name.startswith(("werkzeug.", "flask."))
    }
    cookies = request.environ.get("HTTP_COOKIE", "")
    return {
        **kept,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote_to_bytes(where).decode("latin-1"),
        "QUERY_STRING": question,
        "HTTP_COOKIE": f"{COOKIE}={language}; {cookies}",
        "wsgi.input": io.BytesIO(),
    }


def remember(response: Response, language: str) -> Response:
    """With the cookie of this device."""
    return put_cookie(response, COOKIE, language, max_age=A_YEAR)

"""Asking for something without being signed in leads to the sign-in page and back, with what was written."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import make_response, request, url_for
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from workshop.facilitator import blueprint
from workshop.facilitator.kept_text import keep_fields
from workshop.facilitator.sign_in import sign_in_page
from workshop.facilitator.sign_in_forms import SignInForm
from workshop.web import local_path, see_other


@blueprint.app_errorhandler(401)
def ask_to_sign_in(_error: Unauthorized) -> Response:
    """A page leads to the sign-in and back; a form that was sent waits in it; a fragment moves the whole page."""
    fragment = request.headers.get("HX-Request") == "true"
    if request.method in {"GET", "HEAD"} or (fragment and not keep_fields()):
        return to_sign_in(fragment=fragment)
    answer = make_response(page_with_kept())
    if fragment:
        answer.status_code = 422  # the only refusal that htmx puts into a page (shells/_base.html)
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "body", "innerHTML"
    return answer


def to_sign_in(*, fragment: bool) -> Response:
    if not fragment:
        return see_other(sign_in_address(request.full_path.rstrip("?")))
    answer = make_response("", 401)
    answer.headers["HX-Redirect"] = sign_in_address(page_shown())
    return answer


def page_shown() -> str:
    """The page in which the fragment stands, not the fragment."""
    try:
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def sign_in_address(path: str) -> str:
    return url_for("facilitator.sign_in", next=local_path(path, "") or None)


def page_with_kept() -> tuple[str, int]:
    """The sign-in page with the posted fields in it; whoever was just signing in finds the e-mail again."""
    if request.path == url_for("facilitator.sign_in"):
        return sign_in_page(SignInForm(), 401)
    form = SignInForm(formdata=None)
    form.kept.data = keep_fields()
    return sign_in_page(form, 401, ended=True)

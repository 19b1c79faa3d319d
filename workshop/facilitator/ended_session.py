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

PRESSES = {
    **dict.fromkeys(("run_move", "run_undo", "run_clock", "run_blank", "run_page", "run_hand"), "run"),
    **dict.fromkeys(("let_in", "undo_let_in", "let_out", "let_back"), "desk"),
    **dict.fromkeys(
        ("show_card", "hide_card", "take_out_card", "cover_card", "undo_card", "key_point"),
        "moderation",
    ),
}
"""Acts in which nothing is written, and the page where each is pressed. Later they may no longer be meant."""


@blueprint.app_errorhandler(401)
def ask_to_sign_in(_error: Unauthorized) -> Response:
    """A page leads to the sign-in and back, and so does a press, which is told to be undone; a form that was sent waits
    in it; a fragment moves the whole page."""
    fragment = request.headers.get("HX-Request") == "true"
    if request.method in {"GET", "HEAD"}:
        return to_sign_in(fragment=fragment, ended="page" if fragment else None)
    if page_pressed() or (fragment and not keep_fields()):
        return to_sign_in(fragment=fragment, ended="press")
    answer = make_response(page_with_kept())
    if fragment:
        answer.status_code = 422  # the only refusal that htmx puts into a page (shells/_base.html)
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "body", "innerHTML"
    return answer


def to_sign_in(*, fragment: bool, ended: str | None) -> Response:
    """``ended`` is for who was signed in until now: "press" where the press was not done, else "page"."""
    if not fragment:
        return see_other(sign_in_address(page_pressed() or request.full_path.rstrip("?"), ended))
    answer = make_response("", 401)
    answer.headers["HX-Redirect"] = sign_in_address(page_shown(), ended)
    return answer


def page_pressed() -> str:
    """The page on which this act is pressed; "" for every other request."""
    page = PRESSES.get((request.endpoint or "").removeprefix(f"{blueprint.name}."))
    number = (request.view_args or {}).get("workshop_id")
    return url_for(f"{blueprint.name}.{page}", workshop_id=number) if page and request.method == "POST" else ""


def page_shown() -> str:
    """The page in which the fragment stands, not the fragment."""
    try:
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def sign_in_address(path: str, ended: str | None) -> str:
    return url_for("facilitator.sign_in", next=local_path(path, "") or None, ended=ended)


def page_with_kept() -> tuple[str, int]:
    """The sign-in page with the posted fields in it; whoever was just signing in finds the e-mail again."""
    if request.path == url_for("facilitator.sign_in"):
        return sign_in_page(SignInForm(), 401)
    form = SignInForm(formdata=None)
    form.kept.data = keep_fields()
    return sign_in_page(form, 401, ended="text")

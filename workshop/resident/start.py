"""The front door: type the number of the evening."""

from __future__ import annotations

from flask import make_response, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.codes import clean_code
from workshop.domain.refusals import NotFound
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import read_text
from workshop.services.pulse import read_pulse
from workshop.web import see_other


@blueprint.get("/")
def start() -> Response:
    return code_form()


@blueprint.post("/")
def open_evening() -> Response:
    """On to the evening, or the form again with what was typed (screen R0.2)."""
    typed = read_text("code")
    if not typed:
        return code_form(error=_("Type the number of the workshop."), status=422)
    try:
        code = clean_code(typed)
        read_pulse(code)
    except NotFound as refusal:
        return code_form(typed, error=say(refusal), status=422)
    return see_other(url_for("resident.evening", code=code))


def code_form(typed: str = "", *, error: str = "", status: int = 200) -> Response:
    errors = [("code", error)] if error else []
    return make_response(render_template("resident/start.html", typed=typed[:40], page_errors=errors), status)

"""For paper: whoever types the code of their slip comes to what is kept under it, as by a link (method D.5)."""

from __future__ import annotations

from flask import make_response, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound
from workshop.domain.slip_codes import clean_slip_code
from workshop.resident import blueprint
from workshop.services.contacts import find_contact
from workshop.web import see_other


@blueprint.get("/contact")
def slip() -> Response:
    return slip_page()


@blueprint.post("/contact")
def find_slip() -> Response:
    """Leads to the page of the contact; the code as typed comes back with what to do."""
    typed = request.form.get("code", "")[:40]
    code = clean_slip_code(typed)
    try:
        find_contact(code)
    except NotFound:
        words = _("Nothing is kept under this code. Check its ten signs; if they are right, it is erased.")
        return slip_page(typed, words)
    return see_other(url_for("resident.kept_contact", token=code))


def slip_page(typed: str = "", error: str = "") -> Response:
    errors = [("code", error)] if error else []
    text = render_template("resident/slip.html", typed=typed, error=error, page_errors=errors)
    return make_response(text, 422 if error else 200)

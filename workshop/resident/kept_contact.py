"""The link that a person gets for the own contact: what is kept and until when, and one button that erases it."""

from __future__ import annotations

from flask import make_response, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.consent_words import taken_back_words
from workshop.domain.refusals import NotFound
from workshop.languages import language_links
from workshop.resident import blueprint
from workshop.resident.guards import KEPT, find_view
from workshop.resident.pages import page
from workshop.services.contacts import erase_contact, find_contact, find_keeper, take_back
from workshop.services.contacts_calls import promise_to
from workshop.web import moment, see_other


@blueprint.get("/<code:code>/privacy")
def privacy(code: str) -> Response:
    """Who keeps what, why and until when (method D.5, layer 2)."""
    view = find_view(code)
    return page("resident/privacy.html", view, centre=find_keeper(view.workshop))


@blueprint.get("/contact/<token>")
def kept_contact(token: str) -> Response:
    """Looking erases nothing: mail programs and phones open links by themselves."""
    try:
        contact, workshop = find_contact(token)
    except NotFound:
        return erased_page(404)
    taken = request.args.get("taken", "")
    stands = any(consent.purpose == taken for consent in contact.consents)
    return make_response(
        render_template(
            "resident/kept_contact.html",
            taken="" if stands else taken_back_words(taken),
            contact=contact,
            workshop_title=workshop.title,
            code=workshop.code,
            language_links=language_links(workshop.texts),
            centre=find_keeper(workshop),
            token=token,
            base=public_base(),
            promise=promise_to(workshop, contact),
        )
    )


@blueprint.post("/contact/<token>/purpose")
def take_back_consent(token: str) -> Response:
    """One purpose taken back; the others stand, and the page says which one went."""
    purpose = request.form.get("purpose", "")
    try:
        code = find_contact(token)[1].code
        stands = take_back(token=token, purpose=purpose, now=moment())
    except NotFound:
        return erased_page(404)
    return see_other(url_for("resident.kept_contact", token=token, taken=purpose)) if stands else forgotten(code)


@blueprint.get("/contact/<token>/erasure")
def ask_erasure(token: str) -> Response:
    """Asks once before all of it is erased."""
    try:
        workshop = find_contact(token)[1]
    except NotFound:
        return erased_page(404)
    others = language_links(workshop.texts)
    words = render_template("resident/erase_contact.html", token=token, code=workshop.code, language_links=others)
    return make_response(words)


@blueprint.post("/contact/<token>")
def erase(token: str) -> Response:
    """Erased. A second tap says the same."""
    try:
        code = find_contact(token)[1].code
        erase_contact(token=token, now=moment())
    except NotFound:
        return erased_page(404)
    return forgotten(code)


def forgotten(code: str) -> Response:
    """That it is erased; this phone forgets that it left one."""
    erased = erased_page(200)
    erased.delete_cookie(KEPT, path=url_for("resident.evening", code=code))
    return erased


def erased_page(status: int) -> Response:
    return make_response(render_template("resident/erased_contact.html", done=status == 200), status)

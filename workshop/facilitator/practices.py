"""The good-practice cards: which are shown, and what stands on them."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField

from workshop.domain.preparing import Part
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, fixed_words, removal_page, workshop_page
from workshop.facilitator.words import CARD_FIELDS
from workshop.forms import Line, Lines, SharedForm, StaffForm
from workshop.guards import actor, own_workshop
from workshop.models import Practice, Workshop
from workshop.services.parts import find_part, list_ordered
from workshop.services.practice_edit import add_practice, change_practice, move_practice, remove_practice
from workshop.services.preparation import state_of
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/practices"
LONGEST_FIELD = 900


class PracticeForm(SharedForm):
    """The seven fields of a card, its title and its source, in the language of the evening."""

    title = Line(CARD_FIELDS["title"], longest=160, missing=_l("Enter a title."))
    place = Line(CARD_FIELDS["place"], longest=LONGEST_FIELD)
    relevance = Lines(CARD_FIELDS["relevance"], longest=LONGEST_FIELD)
    factors = Lines(CARD_FIELDS["factors"], longest=LONGEST_FIELD)
    description = Lines(CARD_FIELDS["description"], longest=LONGEST_FIELD, missing=_l("Enter a description."))
    results = Lines(CARD_FIELDS["results"], longest=LONGEST_FIELD)
    lessons = Lines(CARD_FIELDS["lessons"], longest=LONGEST_FIELD)
    more = Lines(CARD_FIELDS["more"], longest=LONGEST_FIELD)
    source = Lines(CARD_FIELDS["source"], longest=LONGEST_FIELD, missing=_l("Enter the source."))
    used = BooleanField(_l("Show it on the evening"))

    def texts(self, language: str) -> dict[str, dict[str, str]]:
        return {language: {name: self[name].data or "" for name in CARD_FIELDS}}


def stored_card(card: Practice, language: str) -> dict[str, Any]:
    """A card by the names of the form's fields."""
    return {**{name: card.text(name, language, language) for name in CARD_FIELDS}, "used": card.used}


@blueprint.get(HERE)
def practices(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    return workshop_page(
        "facilitator/practices.html",
        workshop,
        practices=list_ordered(Practice, workshop.id),
        reason=fixed_words(Part.PRACTICES, state_of(workshop)),
    )


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_practice(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    form = PracticeForm(used=True)
    if form.validate_on_submit():
        texts, used = form.texts(workshop.language), form.used.data
        try:
            add_practice(workshop=workshop, texts=texts, used=used, actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("title", refusal)
        else:
            return see_other(address("practices", workshop))
    return practice_page(workshop, form, _("New good practice"), address("new_practice", workshop))


@blueprint.route(f"{HERE}/<int:practice_id>", methods=["GET", "POST"])
def practice(workshop_id: int, practice_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    card = find_part(Practice, workshop.id, practice_id)
    stored = stored_card(card, workshop.language)
    form = PracticeForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        texts, used = form.texts(workshop.language), form.used.data
        try:
            change_practice(workshop=workshop, card=card, texts=texts, used=used, actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("title", refusal)
        else:
            return see_other(address("practices", workshop))
    return practice_page(workshop, form, _("Good practice"), address("practice", workshop, practice_id=card.id))


def practice_page(workshop: Workshop, form: PracticeForm, heading: str, action: str) -> Page:
    within = (_("Good practices"), address("practices", workshop))
    return workshop_page("facilitator/practice.html", workshop, form, within=within, heading=heading, action=action)


@blueprint.post(f"{HERE}/<int:practice_id>/position")
def place_practice(workshop_id: int, practice_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    card = find_part(Practice, workshop.id, practice_id)
    move_practice(workshop=workshop, card=card, up=request.form.get("to") == "up", actor=actor(), now=moment())
    return see_other(address("practices", workshop))


@blueprint.route(f"{HERE}/<int:practice_id>/removal", methods=["GET", "POST"])
def take_practice(workshop_id: int, practice_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    card = find_part(Practice, workshop.id, practice_id)
    form = StaffForm()
    if form.validate_on_submit():
        remove_practice(workshop=workshop, card=card, actor=actor(), now=moment())
        return see_other(address("practices", workshop))
    return removal_page(
        workshop,
        form,
        within=(_("Good practices"), address("practices", workshop)),
        name=card.text("title", workshop.language),
        action=address("take_practice", workshop, practice_id=card.id),
        words=_("To keep the card and not show it, leave out the tick in it instead."),
    )

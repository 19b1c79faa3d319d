"""What the municipality promised: the sentence, who said it, whether its wording is confirmed."""

from __future__ import annotations

from dataclasses import asdict

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField

from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, removal_page, workshop_page
from workshop.forms import Line, Lines, SharedForm, StaffForm
from workshop.guards import actor, own_workshop
from workshop.models import Assurance, Workshop
from workshop.services.assurance_edit import (
    AssuranceFacts,
    add_assurance,
    assurance_facts,
    change_assurance,
    remove_assurance,
)
from workshop.services.parts import find_part, list_parts
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/assurances"


class AssuranceForm(SharedForm):
    """Sentence, person, function, and the tick that the wording was confirmed."""

    sentence = Lines(_l("The sentence, word for word"), longest=600, missing=_l("Enter the sentence."))
    person = Line(_l("Who said it"), longest=120)
    function = Line(_l("Function"), longest=160, description=_l("Such as: mayor, deputy mayor"))
    confirmed = BooleanField(
        _l("The municipality has confirmed this wording"), description=_l("Only then it is shown and printed")
    )

    def read(self) -> AssuranceFacts:
        return AssuranceFacts(
            sentence=self.sentence.data or "",
            person=self.person.data or "",
            function=self.function.data or "",
            confirmed=self.confirmed.data,
        )


@blueprint.get(HERE)
def assurances(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    requests = workshop.texts.get(workshop.language, {}).get("requests", [])
    found = list_parts(Assurance, workshop.id, Assurance.id)
    return workshop_page("facilitator/assurances.html", workshop, assurances=found, requests=requests)


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_assurance(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    form = AssuranceForm()
    if form.validate_on_submit():
        try:
            add_assurance(workshop=workshop, facts=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("sentence", refusal)
        else:
            return see_other(address("assurances", workshop))
    return assurance_page(workshop, form, _("New assurance"), address("new_assurance", workshop))


@blueprint.route(f"{HERE}/<int:assurance_id>", methods=["GET", "POST"])
def assurance(workshop_id: int, assurance_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(Assurance, workshop.id, assurance_id)
    stored = asdict(assurance_facts(found))
    form = AssuranceForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        try:
            change_assurance(workshop=workshop, assurance=found, facts=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("sentence", refusal)
        else:
            return see_other(address("assurances", workshop))
    return assurance_page(workshop, form, _("Assurance"), address("assurance", workshop, assurance_id=found.id))


def assurance_page(workshop: Workshop, form: AssuranceForm, heading: str, action: str) -> Page:
    within = (_("Assurances of the municipality"), address("assurances", workshop))
    return workshop_page("facilitator/assurance.html", workshop, form, within=within, heading=heading, action=action)


@blueprint.route(f"{HERE}/<int:assurance_id>/removal", methods=["GET", "POST"])
def take_assurance(workshop_id: int, assurance_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(Assurance, workshop.id, assurance_id)
    form = StaffForm()
    if form.validate_on_submit():
        remove_assurance(workshop=workshop, assurance=found, actor=actor(), now=moment())
        return see_other(address("assurances", workshop))
    return removal_page(
        workshop,
        form,
        within=(_("Assurances of the municipality"), address("assurances", workshop)),
        name=found.sentence,
        action=address("take_assurance", workshop, assurance_id=found.id),
    )

"""The tasks that volunteers can choose when they sign up."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop.config import LANGUAGES
from workshop.domain.preparing import Part
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, fixed_words, removal_page, workshop_page
from workshop.forms import Line, SharedForm, StaffForm
from workshop.guards import actor, own_workshop
from workshop.models import VolunteerRole, Workshop
from workshop.services.parts import find_part, list_ordered
from workshop.services.preparation import state_of
from workshop.services.role_edit import add_role, change_role, move_role, remove_role
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/roles"


class RoleForm(SharedForm):
    """A task's name in each language; only the workshop's own must be there."""

    name_sl = Line(_l("Task, in Slovene"), longest=160)
    name_en = Line(_l("Task, in English"), longest=160)

    def need(self, language: str) -> bool:
        field = self[f"name_{language}"]
        if not field.data:
            field.errors = [*field.errors, _("Enter the task.")]
        return not field.errors

    def read(self) -> dict[str, str]:
        return {language: self[f"name_{language}"].data for language in LANGUAGES if self[f"name_{language}"].data}


@blueprint.get(HERE)
def roles(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    return workshop_page(
        "facilitator/roles.html",
        workshop,
        roles=list_ordered(VolunteerRole, workshop.id),
        reason=fixed_words(Part.ROLES, state_of(workshop)),
    )


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_role(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    form = RoleForm()
    if form.validate_on_submit() and form.need(workshop.language):
        try:
            add_role(workshop=workshop, names=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse(f"name_{workshop.language}", refusal)
        else:
            return see_other(address("roles", workshop))
    return role_page(workshop, form, _("New task"), address("new_role", workshop))


@blueprint.route(f"{HERE}/<int:role_id>", methods=["GET", "POST"])
def role(workshop_id: int, role_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(VolunteerRole, workshop.id, role_id)
    stored = {f"name_{language}": found.names.get(language, "") for language in LANGUAGES}
    form = RoleForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and form.need(workshop.language) and not form.is_overtaken(stored):
        try:
            change_role(workshop=workshop, role=found, names=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse(f"name_{workshop.language}", refusal)
        else:
            return see_other(address("roles", workshop))
    return role_page(workshop, form, _("Task"), address("role", workshop, role_id=found.id))


def role_page(workshop: Workshop, form: RoleForm, heading: str, action: str) -> Page:
    """The workshop's own language first."""
    languages = sorted(LANGUAGES, key=lambda language: language != workshop.language)
    return workshop_page(
        "facilitator/role.html",
        workshop,
        form,
        within=(_("Tasks for volunteers"), address("roles", workshop)),
        heading=heading,
        action=action,
        languages=languages,
    )


@blueprint.post(f"{HERE}/<int:role_id>/position")
def place_role(workshop_id: int, role_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    found = find_part(VolunteerRole, workshop.id, role_id)
    move_role(workshop=workshop, role=found, up=request.form.get("to") == "up", actor=actor(), now=moment())
    return see_other(address("roles", workshop))


@blueprint.route(f"{HERE}/<int:role_id>/removal", methods=["GET", "POST"])
def take_role(workshop_id: int, role_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(VolunteerRole, workshop.id, role_id)
    form = StaffForm()
    if form.validate_on_submit():
        remove_role(workshop=workshop, role=found, actor=actor(), now=moment())
        return see_other(address("roles", workshop))
    return removal_page(
        workshop,
        form,
        within=(_("Tasks for volunteers"), address("roles", workshop)),
        name=found.name(workshop.language),
        action=address("take_role", workshop, role_id=found.id),
    )

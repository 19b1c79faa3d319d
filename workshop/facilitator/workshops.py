"""The list of workshops, a new one from a template, a copy, and taking one away."""

from __future__ import annotations

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.preparing import Phase
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.details_forms import CopyForm, NewWorkshopForm, RemovalForm
from workshop.facilitator.pages import Page, address, list_page, workshop_page
from workshop.facilitator.tasks import tasks_of
from workshop.forms import StaffForm
from workshop.guards import actor, own_workshop, owner, signed_in
from workshop.models import Workshop
from workshop.services.evening_removal import (
    count_going,
    holds_answers,
    refuse_running,
    remove_answered,
    remove_prepared,
)
from workshop.services.library import get_template, list_templates
from workshop.services.preparation import list_workshops, read_preparation, state_of
from workshop.services.programmes import list_communities, list_programmes
from workshop.services.workshop_copy import duplicate_workshop
from workshop.services.workshops import NewWorkshop, create_workshop
from workshop.web import moment, see_other


@blueprint.get("/workshops")
def workshops() -> Page:
    """What is coming first, then what is over, the latest first."""
    listed = list_workshops(signed_in().organisation_id)
    groups = {phase: [row for row in listed if row.phase is phase] for phase in Phase}
    groups[Phase.CLOSED].reverse()
    return list_page("facilitator/workshops.html", groups=groups, templates=[] if listed else list_templates())


@blueprint.route("/workshops/new", methods=["GET", "POST"])
def new_workshop() -> Page | Response:
    """First the template, then title, place and time; the rest is there already (F1.1)."""
    account = signed_in()
    key = request.values.get("template", "")
    if not key:
        return list_page("facilitator/new_workshop.html", templates=list_templates())
    template = get_template(key)
    form = NewWorkshopForm(template=key, title=template.name.in_(account.language), language=account.language)
    form.offer_programmes(list_programmes(account.organisation_id))
    if form.validate_on_submit():
        made = create_workshop(
            organisation=account.organisation, template=template, new=read_new(form), actor=actor(), now=moment()
        )
        return see_other(address("workshop", made))
    communities = list_communities(account.organisation_id)
    return list_page("facilitator/new_workshop_form.html", form, template=template, communities=communities)


def read_new(form: NewWorkshopForm) -> NewWorkshop:
    """The form as the service takes it."""
    return NewWorkshop(
        title=form.title.data or "",
        community_name=form.community.data or "",
        language=form.language.data,
        programme_id=form.programme_id.data,
        held_on=form.held_on.data,
        starts_at=form.starts_at.data,
        ends_at=form.ends_at.data,
        venue=form.venue.data or "",
        expected_people=form.people.data or 0,
        optional_stations=form.optional_stations.data,
    )


@blueprint.get("/workshops/<int:workshop_id>", endpoint="workshop")
def task_list(workshop_id: int) -> Page:
    """What there is to do, each with its state in words."""
    workshop = own_workshop(workshop_id)
    preparation = read_preparation(workshop)
    return workshop_page("facilitator/workshop.html", workshop, preparation=preparation, sections=tasks_of(preparation))


@blueprint.route("/workshops/<int:workshop_id>/copy", methods=["GET", "POST"])
def copy_workshop(workshop_id: int) -> Page | Response:
    """The same content for another evening."""
    workshop = own_workshop(workshop_id)
    form = CopyForm(title=workshop.title, community=workshop.community.name)
    if form.validate_on_submit():
        made = duplicate_workshop(
            workshop=workshop,
            title=form.title.data or "",
            community_name=form.community.data or "",
            actor=actor(),
            now=moment(),
        )
        flash(_("This is the copy. Its date and its assurances are still open."))
        return see_other(address("workshop", made))
    communities = list_communities(workshop.organisation_id)
    return workshop_page("facilitator/copy_workshop.html", workshop, form, communities=communities)


@blueprint.route("/workshops/<int:workshop_id>/removal", methods=["GET", "POST"])
def remove_workshop(workshop_id: int) -> Page | Response:
    """What was only prepared, after a second look; what holds answers only by who leads the centre."""
    workshop = own_workshop(workshop_id)
    state = state_of(workshop)
    refuse_running(state)
    if holds_answers(workshop.id, state):
        owner()
        return remove_whole(workshop)
    form = StaffForm()
    if form.validate_on_submit():
        remove_prepared(workshop=workshop, actor=actor(), now=moment())
        flash(_("The workshop has been deleted."))
        return see_other(url_for("facilitator.workshops"))
    return workshop_page("facilitator/remove_workshop.html", workshop, form)


def remove_whole(workshop: Workshop) -> Page | Response:
    """An evening with all that was said there: what goes stands there in numbers, and its code or title is typed."""
    form = RemovalForm()
    if form.validate_on_submit():
        try:
            remove_answered(workshop=workshop, typed=form.typed.data or "", actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("typed", refusal)
        else:
            flash(_("The workshop has been deleted."))
            return see_other(url_for("facilitator.workshops"))
    return workshop_page("facilitator/remove_answered.html", workshop, form, going=count_going(workshop.id))

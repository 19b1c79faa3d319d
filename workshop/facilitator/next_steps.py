"""Who does what by when: the action plan, until the report is published (method C.3, section 10)."""

from __future__ import annotations

from dataclasses import asdict

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.next_steps import read_limits
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.next_steps_forms import LimitsForm, StepForm
from workshop.facilitator.pages import Page, address, workshop_page
from workshop.forms import StaffForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.next_steps import (
    add_step,
    change_step,
    find_step,
    list_steps,
    remove_step,
    save_limits,
    undo_step,
)
from workshop.services.next_steps_record import last_act, read_step
from workshop.services.next_steps_sources import list_sources
from workshop.step_words import cost_words, standing_word, strand_word
from workshop.web import moment, number_in, see_other

HERE = "/workshops/<int:workshop_id>/steps"


@blueprint.get(HERE)
def steps(workshop_id: int) -> Page:
    return steps_page(own_workshop(workshop_id), StaffForm())


def steps_page(workshop: Workshop, form: StaffForm, refusal: Refusal | None = None) -> Page:
    """The list; ``refusal`` is said above it."""
    limits = read_limits(workshop.cost_limits)
    rows = [(row.id, read_step(row)) for row in list_steps(workshop.id)]
    of_limits = form if isinstance(form, LimitsForm) else LimitsForm(formdata=None, **limits_by_name(limits))
    text, status = workshop_page(
        "facilitator/steps.html",
        workshop,
        form,
        rows=rows,
        sources={one.ref: one for found in list_sources(workshop).values() for one in found},
        strand_word=strand_word,
        standing_word=standing_word,
        costs=cost_words(limits),
        limits=of_limits,
        undo=last_act(workshop.id, actor()) if workshop.published_at is None else None,
        refused=say(refusal) if refusal else "",
    )
    return text, refusal.status if refusal else status


def limits_by_name(limits: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("small", "middle", "large"), limits, strict=True))


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_step(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    form = form_of(workshop, data={"source": request.args.get("source", "")})
    if form.validate_on_submit():
        try:
            add_step(workshop=workshop, step=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            db.session.rollback()
            form.refuse("task", refusal)
        else:
            return see_other(address("steps", workshop))
    return step_page(workshop, form, _("New step"), address("new_step", workshop))


@blueprint.route(f"{HERE}/<int:step_id>", methods=["GET", "POST"])
def step(workshop_id: int, step_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    stored = asdict(read_step(find_step(workshop.id, step_id)))
    form = form_of(workshop, data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        try:
            change_step(workshop=workshop, step_id=step_id, step=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            db.session.rollback()
            form.refuse("task", refusal)
        else:
            return see_other(address("steps", workshop))
    return step_page(workshop, form, _("Step"), address("step", workshop, step_id=step_id))


def form_of(workshop: Workshop, *, data: dict[str, object]) -> StepForm:
    """The form with the evening's own sources and sums."""
    form = StepForm(data=data)
    form.offer(list_sources(workshop), cost_words(read_limits(workshop.cost_limits)))
    return form


def step_page(workshop: Workshop, form: StepForm, heading: str, action: str) -> Page:
    within = (_("Next steps"), address("steps", workshop))
    return workshop_page("facilitator/step.html", workshop, form, within=within, heading=heading, action=action)


@blueprint.post(f"{HERE}/<int:step_id>/removal")
def take_step(workshop_id: int, step_id: int) -> Page | Response:
    """At once: it can be taken back."""
    workshop = own_workshop(workshop_id)
    try:
        remove_step(workshop=workshop, step_id=step_id, actor=actor(), now=moment())
    except NotFound:
        raise
    except Refusal as refusal:
        return steps_page(workshop, StaffForm(), refusal)
    return see_other(address("steps", workshop))


@blueprint.post(f"{HERE}/undoing")
def undo_last_step(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    entry = number_in(request.form, "entry") or 0
    try:
        undo_step(workshop=workshop, entry_id=entry, actor=actor(), now=moment())
    except Refusal as refusal:
        return steps_page(workshop, StaffForm(), refusal)
    return see_other(address("steps", workshop))


@blueprint.post(f"{HERE}/limits")
def step_limits(workshop_id: int) -> Page | Response:
    """Other sums between the classes of cost."""
    workshop, form = own_workshop(workshop_id), LimitsForm()
    if form.validate_on_submit():
        sums = (form.small.data, form.middle.data, form.large.data)
        try:
            save_limits(workshop=workshop, sums=sums, actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("small", refusal)
        else:
            return see_other(address("steps", workshop))
    return steps_page(workshop, form)

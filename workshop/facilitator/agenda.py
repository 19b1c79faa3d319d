"""The agenda: blocks in their order, with the clock reckoned from the start."""

from __future__ import annotations

from dataclasses import asdict

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.agenda import ends_at, overrun, schedule
from workshop.domain.preparing import Part
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.agenda_forms import BlockForm, PlannedBlockForm
from workshop.facilitator.pages import Page, address, fixed_words, removal_page, workshop_page
from workshop.facilitator.tasks import overrun_words
from workshop.facilitator.words import BLOCKS
from workshop.forms import StaffForm
from workshop.guards import actor, own_workshop
from workshop.models import AgendaBlock, Workshop
from workshop.services.agenda_edit import FROM_PLAN, add_block, block_facts, change_block, move_block, remove_block
from workshop.services.parts import find_part, list_ordered
from workshop.services.preparation import state_of
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/agenda"


@blueprint.get(HERE)
def agenda(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    blocks = list_ordered(AgendaBlock, workshop.id)
    lines = [(block.kind, block.minutes) for block in blocks]
    starts_at = workshop.starts_at
    return workshop_page(
        "facilitator/agenda.html",
        workshop,
        blocks=list(zip(blocks, schedule(starts_at, lines) if starts_at else [None] * len(blocks), strict=True)),
        ends=ends_at(starts_at, lines) if starts_at else None,
        too_long=overrun_words(overrun(starts_at, workshop.ends_at, lines)),
        kinds=BLOCKS,
        from_plan=FROM_PLAN,
        reason=fixed_words(Part.AGENDA, state_of(workshop)),
    )


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_block(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    form = BlockForm()
    if form.validate_on_submit():
        try:
            add_block(workshop=workshop, facts=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("title", refusal)
        else:
            return see_other(address("agenda", workshop))
    return block_page(workshop, form, _("New part of the agenda"), address("new_block", workshop))


@blueprint.route(f"{HERE}/<int:block_id>", methods=["GET", "POST"])
def block(workshop_id: int, block_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(AgendaBlock, workshop.id, block_id)
    stored = asdict(block_facts(found))
    form = PlannedBlockForm(data=stored) if found.kind in FROM_PLAN else BlockForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        try:
            change_block(workshop=workshop, block=found, facts=form.read(), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("title", refusal)
        else:
            return see_other(address("agenda", workshop))
    return block_page(workshop, form, _("Part of the agenda"), address("block", workshop, block_id=found.id))


def block_page(workshop: Workshop, form: PlannedBlockForm, heading: str, action: str) -> Page:
    within = (_("Agenda"), address("agenda", workshop))
    return workshop_page("facilitator/block.html", workshop, form, within=within, heading=heading, action=action)


@blueprint.post(f"{HERE}/<int:block_id>/position")
def place_block(workshop_id: int, block_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    found = find_part(AgendaBlock, workshop.id, block_id)
    move_block(workshop=workshop, block=found, up=request.form.get("to") == "up", actor=actor(), now=moment())
    return see_other(address("agenda", workshop))


@blueprint.route(f"{HERE}/<int:block_id>/removal", methods=["GET", "POST"])
def take_block(workshop_id: int, block_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(AgendaBlock, workshop.id, block_id)
    form = StaffForm()
    if form.validate_on_submit():
        remove_block(workshop=workshop, block=found, actor=actor(), now=moment())
        return see_other(address("agenda", workshop))
    return removal_page(
        workshop,
        form,
        within=(_("Agenda"), address("agenda", workshop)),
        name=found.title or str(BLOCKS.get(found.kind, found.kind)),
        action=address("take_block", workshop, block_id=found.id),
    )

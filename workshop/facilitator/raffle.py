"""The raffle: the drum, one draw after another, and the list of all draws (D.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.number_lists import read_plain, write_numbers
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page, refusal_of
from workshop.facilitator.raffle_forms import TAX_FREE_EUROS, AsideForm, DrawForm, DrumForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.drawing import Drum, draw_number, prepare_drum, put_aside, read_drum
from workshop.services.raffle_stubs import read_given
from workshop.services.raffle_taking import take_prize
from workshop.web import moment, see_other

RAFFLE = "/workshops/<int:workshop_id>/raffle"


@blueprint.get(RAFFLE)
def raffle(workshop_id: int) -> Page:
    return raffle_page(own_workshop(workshop_id))


@blueprint.post(f"{RAFFLE}/drum")
def prepare_raffle(workshop_id: int) -> Response | Page:
    """Numbers that take no part, and the note on prizes."""
    workshop = own_workshop(workshop_id)
    form = DrumForm()
    if form.validate():
        typed: dict[str, Any] = {name: form[name].data or "" for name in ("returned", "given", "note")}
        refusal = refusal_of(lambda: prepare_drum(**typed, **facts(workshop)))
        if refusal is None:
            return back(workshop)
        form.refuse("given" if refusal.code == "stub_unknown" else "returned", refusal)
    return raffle_page(workshop, drum_form=form)


@blueprint.post(f"{RAFFLE}/draws")
def draw_raffle(workshop_id: int) -> Response | Page:
    """One number. A prize above the tax-free value is asked about once before it is drawn for."""
    workshop = own_workshop(workshop_id)
    form = DrawForm()
    if not form.validate():
        return raffle_page(workshop, draw_form=form)
    if (form.value.data or 0) > TAX_FREE_EUROS and form.sure.data != "1":
        return raffle_page(workshop, draw_form=form, ask_value=True)
    seen = read_plain(form.drawn_before.data or "")
    before = -1 if seen is None else seen
    prize = form.prize.data or ""
    if refusal := refusal_of(lambda: draw_number(prize=prize, drawn_before=before, **facts(workshop))):
        return raffle_page(workshop, draw_form=form, trouble=refusal)
    return back(workshop)


@blueprint.post(f"{RAFFLE}/draws/<int:draw_id>/absence")
def put_draw_aside(workshop_id: int, draw_id: int) -> Response | Page:
    """»Not in the hall«: the number stays in the list with the reason."""
    workshop = own_workshop(workshop_id)
    form = AsideForm()
    if form.validate():
        reason = form.reason.data or ""
        refusal = refusal_of(lambda: put_aside(draw_id=draw_id, reason=reason, **facts(workshop)))
        if refusal is None:
            return back(workshop)
        form.refuse("reason", refusal)
    return raffle_page(workshop, aside_form=form)


@blueprint.post(f"{RAFFLE}/draws/<int:draw_id>/taken")
def take_drawn(workshop_id: int, draw_id: int) -> Response | Page:
    """Somebody came to the front for the prize."""
    workshop = own_workshop(workshop_id)
    return act(workshop, lambda: take_prize(draw_id=draw_id, **facts(workshop)))


def facts(workshop: Workshop) -> dict[str, Any]:
    """What every act of the raffle is told."""
    return {"workshop": workshop, "actor": actor(), "now": moment()}


def act(workshop: Workshop, service: Callable[[], object]) -> Response | Page:
    """Calls the service; back to the raffle, or its page with what was refused."""
    if refusal := refusal_of(service):
        return raffle_page(workshop, trouble=refusal)
    return back(workshop)


def back(workshop: Workshop) -> Response:
    return see_other(url_for("facilitator.raffle", workshop_id=workshop.id))


def raffle_page(
    workshop: Workshop,
    *,
    drum_form: DrumForm | None = None,
    draw_form: DrawForm | None = None,
    aside_form: AsideForm | None = None,
    ask_value: bool = False,
    trouble: Refusal | None = None,
) -> Page:
    """The page; a form that was refused comes with what was typed."""
    drum = read_drum(workshop)
    note = drum.note or usual_note()
    refused = next((form for form in (drum_form, draw_form, aside_form) if form is not None), None)
    return evening_page(
        "raffle",
        workshop,
        errors=refused.page_errors if refused else [],
        status=trouble.status if trouble else 422 if ask_value else refused.status if refused else 200,
        drum=drum,
        given=read_given(workshop, str(current_app.config["SECRET_KEY"]), drum),
        note=note,
        drum_form=drum_form or DrumForm(formdata=None, returned=write_numbers(drum.returned), note=note),
        draw_form=next_draw(drum, draw_form),
        aside_form=aside_form or AsideForm(formdata=None, reason=_("Not in the hall")),
        ask_value=ask_value,
        trouble=say(trouble) if trouble else "",
        tax_free=TAX_FREE_EUROS,
    )


def next_draw(drum: Drum, form: DrawForm | None) -> DrawForm:
    """The form of the next draw: as typed, else for the prize that was not taken. It knows how many came before."""
    again = drum.last.prize if drum.last is not None and drum.last.redrawn_because else ""
    form = form or DrawForm(formdata=None, prize=again)
    form.drawn_before.data = str(len(drum.draws))
    return form


def usual_note() -> str:
    """The note where the centre has none of its own; docs/raffle.md says from when its sources are."""
    return str(
        _(
            "Entry is free: no ticket, no donation, no purchase. A single prize over 42 euros carries a quarter of its "
            "value as income tax in advance and needs the winner's tax number."
        )
    )

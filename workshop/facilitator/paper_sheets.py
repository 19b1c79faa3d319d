"""Typing in sheet after sheet, each whole and in paper order, by keyboard alone (F7)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.facilitator.group_names import group_choices
from workshop.facilitator.paper import AT_FIELD, asked, said_of, say_kind
from workshop.facilitator.paper_sheet_forms import SheetForm, stored_entries, typed_dots, typed_entries
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.moderation_board import list_groups
from workshop.services.paper_answers import EntryRefusal
from workshop.services.paper_checks import FaultySheet, find_faults
from workshop.services.paper_form import FormStation, read_form
from workshop.services.paper_reading import TypedSheet, count_unreadable, list_numbers, next_number, read_sheet
from workshop.services.paper_sheets import remove_sheet, save_sheet
from workshop.services.paper_slips import slip_lines
from workshop.services.paper_votes import WORDS_OF_PAPER
from workshop.services.vote_options import VoteLine
from workshop.web import moment, see_other

SHEETS = "/workshops/<int:workshop_id>/paper/sheets"
ABOUT_DOTS = frozenset(WORDS_OF_PAPER.values())


@dataclass(frozen=True)
class Desk:
    """What a sheet is typed in with: the printed form, the lines of the slip, the numbers typed in already."""

    workshop: Workshop
    form: tuple[FormStation, ...]
    lines: Sequence[VoteLine]
    numbers: Sequence[int]


@blueprint.get(SHEETS)
def paper_sheets(workshop_id: int) -> Page:
    """An empty sheet with the next number, or the one asked for."""
    desk = desk_of(own_workshop(workshop_id))
    number = asked("number") or next_number(desk.numbers, asked("after"))
    return sheet_page(desk, sheet_form(desk, number=number), known=number in desk.numbers)


@blueprint.post(SHEETS)
def enter_whole_sheet(workshop_id: int) -> Response | Page:
    """One sheet; stored, the next one opens."""
    desk = desk_of(own_workshop(workshop_id))
    return save(desk, sheet_form(desk), None)


@blueprint.get(f"{SHEETS}/<int:number>")
def paper_sheet(workshop_id: int, number: int) -> Page:
    """A sheet as it was typed in, to be changed by whoever did it."""
    desk = desk_of(own_workshop(workshop_id))
    sheet = read_sheet(desk.workshop.id, number, desk.form)
    form = sheet_form(desk, number=number, group=sheet.group_id or 0, key=sheet.key)
    return sheet_page(desk, form, sheet=sheet)


@blueprint.post(f"{SHEETS}/<int:number>")
def change_sheet(workshop_id: int, number: int) -> Response | Page:
    """The same sheet with other words."""
    desk = desk_of(own_workshop(workshop_id))
    sheet = read_sheet(desk.workshop.id, number, desk.form)
    form = sheet_form(desk)
    form.number.data = number
    return save(desk, form, sheet)


@blueprint.post(f"{SHEETS}/<int:number>/removal")
def take_sheet_back(workshop_id: int, number: int) -> Response | Page:
    """A whole sheet taken back: typed in under a wrong number, or not meant to be."""
    desk = desk_of(own_workshop(workshop_id))
    sheet = read_sheet(desk.workshop.id, number, desk.form)
    try:
        remove_sheet(workshop=desk.workshop, number=number, actor=actor(), now=moment())
    except Refusal as refusal:
        db.session.rollback()
        form = sheet_form(desk, formdata=None, number=number, group=sheet.group_id or 0, key=sheet.key)
        form.refuse("number", refusal)
        return sheet_page(desk, form, sheet=sheet)
    flash(_("Sheet %(number)s is taken back.", number=number))
    return see_other(url_for("facilitator.paper_sheets", workshop_id=workshop_id, number=number))


def save(desk: Desk, form: SheetForm, sheet: TypedSheet | None) -> Response | Page:
    """Stores what was typed; where a rule says no, the page with all of it and the sentence at its field."""
    said: list[tuple[str, str]] = []
    entries, dots = typed_entries(desk.form, request.form), typed_dots(desk.lines, request.form)
    whole = form.sheet(list(entries.values()), dots)
    if not form.validate():
        said = say_faults(desk, form, find_faults(desk.workshop, desk.form, whole))
    else:
        try:
            typed = save_sheet(workshop=desk.workshop, sheet=whole, actor=actor(), now=moment())
        except NotFound:
            raise
        except Refusal as refusal:
            db.session.rollback()
            said = say_faults(desk, form, refusal.faults if isinstance(refusal, FaultySheet) else [refusal])
        else:
            number = whole.number
            flash(
                _("Sheet %(number)s is stored.", number=number)
                + (f" {said_of(typed)}" if typed.shown or typed.waiting else "")
            )
            return see_other(url_for("facilitator.paper_sheets", workshop_id=desk.workshop.id, after=number))
    return sheet_page(desk, form, sheet=sheet, said=said)


def say_faults(desk: Desk, form: SheetForm, faults: Iterable[Refusal]) -> list[tuple[str, str]]:
    """All of them, each at its field."""
    return [at for fault in faults for at in say_refused(desk, form, fault)]


def say_refused(desk: Desk, form: SheetForm, refusal: Refusal) -> list[tuple[str, str]]:
    """Says a refusal at its field; what is about an answer or a dot comes back as (field id, sentence)."""
    if isinstance(refusal, EntryRefusal):
        place = next(station for station in desk.form if station.id == refusal.entry.station_id)
        part = refusal.part if len(place.kinds) > 1 else "text"
        return [(f"{part}-{place.number}-{refusal.entry.row}", say_entry(refusal, place.number))]
    if refusal.code in ABOUT_DOTS and desk.lines:
        return [(f"dots-{desk.lines[0].id}", say(refusal))]
    field = AT_FIELD.get(refusal.code, "number")
    form.refuse(field if field in form else "number", refusal)
    return []


def say_entry(refusal: EntryRefusal, station: int) -> str:
    """A refused answer in words for whoever types it in, not for whoever wrote it."""
    at = {"station": station, "row": refusal.entry.row}
    fault = say_kind() if refusal.code == "kind_missing" else say(refusal)
    return str(_("Station %(station)s, answer %(row)s: %(fault)s", fault=fault, **at))


def desk_of(workshop: Workshop) -> Desk:
    return Desk(workshop, read_form(workshop), slip_lines(workshop), list_numbers(workshop.id))


def sheet_form(desk: Desk, **begun: object) -> SheetForm:
    """The form with this evening's groups."""
    form = SheetForm(**begun)
    form.group.choices = [(0, _("not known")), *group_choices(list_groups(desk.workshop.id))]
    return form


def sheet_page(
    desk: Desk,
    form: SheetForm,
    *,
    sheet: TypedSheet | None = None,
    said: Sequence[tuple[str, str]] = (),
    known: bool = False,
) -> Page:
    """The page with what was typed or is stored; ``known`` says that the number asked for is typed in already."""
    sent = request.method == "POST" and "key" in request.form
    number, errors = form.number.data, in_page_order([*form.page_errors, *said])
    return evening_page(
        "paper_sheet",
        desk.workshop,
        errors=errors,
        status=422 if said else form.status,
        form=form,
        stations=desk.form,
        entries=typed_entries(desk.form, request.form) if sent else stored_entries(desk.form, sheet),
        lines=desk.lines,
        dots={line.id: request.form.get(f"dots-{line.id}", "") for line in desk.lines} if sent else dots_of(sheet),
        said=dict(reversed(said)),
        first=errors[0][0] if errors else "",
        sheet=sheet,
        mine=sheet is None or sheet.typed_by == actor(),
        known=number if known or (sheet is None and number in desk.numbers) else None,
        **steps(desk.numbers, number or 0),
        unreadable=count_unreadable(desk.workshop.id),
        key=form.key.data or str(uuid.uuid4()),
    )


def in_page_order(errors: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the form says comes before the answers and the slip, but its reason stands at the foot of the page."""
    return sorted(errors, key=lambda error: error[0] == "reason")


def steps(numbers: Sequence[int], number: int) -> dict[str, object]:
    """The numbers typed in, the one before this, and the next that nobody has typed in."""
    before = max((one for one in numbers if one < number), default=None)
    return {"numbers": numbers, "before": before, "following": next_number(numbers, number)}


def dots_of(sheet: TypedSheet | None) -> dict[int, str]:
    return {option: str(count) for option, count in (sheet.dots if sheet else {}).items()}

"""Typing in a whole sheet: all its stations and the dots of its slip; whoever typed it in may change it (F7)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, delete, select

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import PaperSheet, Station, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
from workshop.services.once import insert_once
from workshop.services.paper import LONGEST_REASON, SHEET, Typed, find_group
from workshop.services.paper_answers import (
    Saving,
    WholeSheet,
    put_entries,
    remove_answer,
    rounds_of,
    stored_on,
)
from workshop.services.paper_checks import check_sheet
from workshop.services.paper_form import read_form
from workshop.services.paper_slips import remove_slip, save_slip
from workshop.services.pulse import raise_revision
from workshop.services.statements import check_key


@whole
def save_sheet(*, workshop: Workshop, sheet: WholeSheet, actor: str, now: datetime) -> Typed:
    """Stores the sheet, or what has changed on it: the form sent again by the same person puts the sheet as it is.

    A sheet that another form has typed in is refused (F7.2), a late one without a reason too (F8.3), and one with
    faults with all of them (FaultySheet). What cannot be read is kept and never shown. Answers that others have
    marked, or vote on, stay as they are.
    """
    key, late = check_key(sheet.key), workshop.closed_at is not None
    if not late:
        hold_workshop(workshop.id)
    group = find_group(workshop.id, sheet.group_id)
    entries = check_sheet(workshop, read_form(workshop), sheet)
    if not entries and not any((sheet.dots or {}).values()):
        raise Refusal("sheet_blank")
    known = take_sheet(workshop, sheet.number, key, actor, now)
    saving = Saving(workshop, sheet, key, actor, now, group, rounds_of(workshop.id, group))
    put_entries(saving, entries)
    if sheet.dots is not None and not late:
        save_slip(workshop=workshop, number=sheet.number, key=key, dots=sheet.dots, now=now)
    keep_journal(saving, "paper_sheet_change" if known else "paper_sheet", {"answers": len(entries)})
    db.session.commit()
    return Typed(saving.states.count(Moderation.SHOWN), saving.states.count(Moderation.WAITING))


@whole
def remove_sheet(*, workshop: Workshop, number: int, actor: str, now: datetime) -> None:
    """Takes back a whole sheet that this person typed in: its number is free again."""
    hold_workshop(workshop.id)
    rows = db.session.scalars(own_rows(workshop.id, number)).all()
    if not rows:
        raise NotFound("not_found")
    if any((row.key, row.typed_by) != (rows[0].key, actor) for row in rows):
        raise Refusal("sheet_of_another", sheet=number)
    for statement in stored_on(workshop.id, number):
        remove_answer(statement)
    remove_slip(workshop, rows[0].key)
    db.session.execute(delete(PaperSheet).where(PaperSheet.workshop_id == workshop.id, PaperSheet.number == number))
    record(workshop=workshop, actor=actor, act="paper_sheet_remove", now=now, subject=SHEET, subject_id=number)
    db.session.commit()


def take_sheet(workshop: Workshop, number: int, key: str, actor: str, now: datetime) -> bool:
    """Takes the number at every station: of two people who type the same sheet, the store lets one go first.
    Returns whether this very form had it before."""
    stations = select(Station.id).where(Station.workshop_id == workshop.id).order_by(Station.number)
    added = [
        insert_once(
            PaperSheet,
            {
                "workshop_id": workshop.id,
                "station_id": station,
                "number": number,
                "key": key,
                "typed_by": actor,
                "created_at": now,
            },
        )
        for station in db.session.scalars(stations).all()
    ]
    if any((row.key, row.typed_by) != (key, actor) for row in db.session.scalars(own_rows(workshop.id, number))):
        raise Refusal("sheet_typed", sheet=number)
    return not any(added)


def own_rows(workshop_id: int, number: int) -> Select[PaperSheet]:
    return select(PaperSheet).where(PaperSheet.workshop_id == workshop_id, PaperSheet.number == number)


def keep_journal(saving: Saving, act: str, facts: dict[str, object]) -> None:
    """How many answers of which sheet, and why so late; never the words."""
    reason = {"late": saving.sheet.reason.strip()[:LONGEST_REASON]} if saving.late else {}
    record(
        workshop=saving.workshop,
        actor=saving.actor,
        act=act,
        now=saving.now,
        subject=SHEET,
        subject_id=saving.sheet.number,
        after={**facts, **reason},
    )
    if saving.late:
        raise_revision(saving.workshop.id)

"""What was done later, told to those who were asked: of a station, a theme or a next step; also once published."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from workshop.domain.hall_time import hall_day
from workshop.domain.number_lists import read_plain
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import clean_text
from workshop.extensions import db
from workshop.models import Deed, NextStep, Station, Theme, Workshop
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.next_steps import list_steps

LONGEST = 300
ABOUT: dict[str, tuple[str, type[Theme] | type[Station] | type[NextStep]]] = {
    "t": ("theme_id", Theme),
    "p": ("station_id", Station),
    "n": ("step_id", NextStep),
}
"""By the first letter of a ref: theme, place, next step."""


def list_deeds(workshop_id: int) -> list[Deed]:
    """In the order of their days."""
    asked = select(Deed).where(Deed.workshop_id == workshop_id)
    return list(db.session.scalars(asked.order_by(Deed.done_on, Deed.id)))


@whole
def add_deed(*, workshop: Workshop, about: str, text: str, done_on: date | None, actor: str, now: datetime) -> None:
    """``about`` is t, p or n with the number of the row. Refuses a day to come."""
    words = clean_text(text)
    if not words or done_on is None:
        raise Refusal("deed_empty")
    if len(words) > LONGEST:
        raise Refusal("deed_long", limit=LONGEST)
    if done_on > hall_day(now):
        raise Refusal("deed_later")
    column, row_id = find_subject(workshop.id, about)
    deed = Deed(workshop_id=workshop.id, text=words, done_on=done_on, created_at=now, **{column: row_id})
    db.session.add(deed)
    db.session.flush()
    after = {"about": about, "text": words, "done_on": done_on}
    record(workshop=workshop, actor=actor, act="deed_add", now=now, subject="deed", subject_id=deed.id, after=after)
    db.session.commit()


@whole
def remove_deed(*, workshop: Workshop, deed_id: int, actor: str, now: datetime) -> None:
    """Raises NotFound for one of another evening."""
    deed = db.session.get(Deed, deed_id)
    if deed is None or deed.workshop_id != workshop.id:
        raise NotFound("not_found")
    before = {"text": deed.text, "done_on": deed.done_on}
    db.session.delete(deed)
    record(
        workshop=workshop, actor=actor, act="deed_remove", now=now, subject="deed", subject_id=deed_id, before=before
    )
    db.session.commit()


def find_subject(workshop_id: int, about: str) -> tuple[str, int]:
    """(column, row). Refuses what is not of this evening."""
    sort, number = about[:1], read_plain(about[1:])
    if sort not in ABOUT or number is None:
        raise Refusal("choice_unknown")
    column, table = ABOUT[sort]
    row: Any = db.session.get(table, number)
    if row is None or row.workshop_id != workshop_id:
        raise Refusal("choice_unknown")
    return column, int(row.id)


def list_subjects(workshop: Workshop, language: str) -> dict[str, str]:
    """Of what something can be told, by ref: themes, stations, next steps."""
    themes = db.session.scalars(select(Theme).where(Theme.workshop_id == workshop.id).order_by(Theme.id))
    stations = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id).order_by(Station.number))
    return {
        **{f"t{row.id}": row.name for row in themes},
        **{f"p{row.id}": f"{row.number} {row.text('title', language, workshop.language)}" for row in stations},
        **{f"n{row.id}": row.task for row in list_steps(workshop.id)},
    }


def ref_of(deed: Deed) -> str:
    """The ref of what a deed is about; empty when that is gone."""
    named = [f"{sort}{getattr(deed, column)}" for sort, (column, _table) in ABOUT.items() if getattr(deed, column)]
    return named[0] if named else ""

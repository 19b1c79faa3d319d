"""The printed form as it is typed in: its stations in paper order, with as many fields as the sheet has (P-9, F7)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.config import LANGUAGES
from workshop.domain.paper_form import form_sides
from workshop.domain.statements import kinds_on_paper
from workshop.extensions import db
from workshop.models import Group, Station, Workshop
from workshop.services.parts import list_ordered


@dataclass(frozen=True)
class FormStation:
    """A station of the form; ``rows`` is the number of its fields. The only kind of a station has no box to tick."""

    id: int
    number: int
    title: str
    question: str
    kinds: tuple[str, ...]
    rows: int

    @property
    def choices(self) -> tuple[str, ...]:
        """What each of its fields can be."""
        return kinds_on_paper(self.kinds)


def read_form(workshop: Workshop) -> tuple[FormStation, ...]:
    """The stations in paper order. A kit may have been printed in either language, and longer words leave less room:
    the form that is typed has as many fields as the most generous of them."""
    stations = list_ordered(Station, workshop.id)
    groups = db.session.scalar(select(func.count(Group.id)).where(Group.workshop_id == workshop.id)) or 0
    rows: dict[int, int] = {}
    for language in LANGUAGES:
        for side in form_sides(workshop.title, groups, [of_form(row, language, workshop.language) for row in stations]):
            for place in side.stations:
                rows[place.id] = max(side.statements, rows.get(place.id, 0))
    return tuple(of_form(row, workshop.language, workshop.language, rows[row.id]) for row in stations)


def of_form(row: Station, language: str, otherwise: str, rows: int = 1) -> FormStation:
    """A station in the words of the print kit."""
    title, question = (str(row.text(field, language, otherwise)) for field in ("title", "question"))
    return FormStation(row.id, row.number, title, question, tuple(row.kinds), rows)

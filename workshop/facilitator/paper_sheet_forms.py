"""The form of a whole sheet: the fields of the printed form by station and row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField

from workshop.facilitator.paper_forms import HIGHEST_SHEET, as_number
from workshop.forms import Line, Number, StaffForm
from workshop.services.paper import LONGEST_REASON
from workshop.services.paper_answers import Entry, WholeSheet
from workshop.services.paper_form import FormStation
from workshop.services.paper_reading import TypedSheet
from workshop.services.vote_options import VoteLine

NO_COUNT = -1
"""Dots that are no number: the rule of the ballot refuses them."""


class SheetForm(StaffForm):
    """What stands once on a sheet; answers and dots are read apart, as many as the sheet has."""

    number = Number(
        _l("Number of the sheet"), least=1, most=HIGHEST_SHEET, missing=_l("Enter the number that stands on the sheet.")
    )
    group = SelectField(_l("Group"), coerce=as_number, validate_choice=False)
    show = BooleanField(_l("Show at once"), default=True)
    reason = Line(_l("Why does it come late?"), longest=LONGEST_REASON)
    key = HiddenField()

    def sheet(self, entries: Sequence[Entry], dots: Mapping[int, int] | None) -> WholeSheet:
        """The form as the service takes it."""
        return WholeSheet(
            number=self.number.data or 0,
            group_id=self.group.data or None,
            entries=entries,
            key=self.key.data or "",
            dots=dots,
            show=bool(self.show.data),
            reason=self.reason.data or "",
        )


def fields_of(form: Sequence[FormStation]) -> Iterator[tuple[FormStation, int, str]]:
    """(station, row, ending of the field's names) in paper order."""
    return ((station, row, f"{station.number}-{row}") for station in form for row in range(1, station.rows + 1))


def typed_entries(form: Sequence[FormStation], sent: Mapping[str, str]) -> dict[str, Entry]:
    """Every field as sent, also the empty ones, by the ending of its names."""
    return {
        at: Entry(
            station_id=station.id,
            row=row,
            kind=sent.get(f"kind-{at}", ""),
            text=sent.get(f"text-{at}", ""),
            unreadable=f"unreadable-{at}" in sent,
        )
        for station, row, at in fields_of(form)
    }


def stored_entries(form: Sequence[FormStation], sheet: TypedSheet | None) -> dict[str, Entry]:
    """The fields as they are stored; all empty where nothing is."""
    found = sheet.fields if sheet else {}
    entries = {}
    for station, row, at in fields_of(form):
        said = found.get((station.id, row))
        entries[at] = Entry(station.id, row, said.kind if said else "", said.text if said else "")
        if said is not None and said.unreadable:
            entries[at] = Entry(station.id, row, said.kind, said.text, unreadable=True)
    return entries


def typed_dots(lines: Sequence[VoteLine], sent: Mapping[str, str]) -> dict[int, int] | None:
    """Dots by option as sent; None where there is no vote to be typed in."""
    if not lines or not any(f"dots-{line.id}" in sent for line in lines):
        return None
    return {line.id: count_of(sent.get(f"dots-{line.id}", "")) for line in lines}


def count_of(raw: str) -> int:
    text = raw.strip()
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else NO_COUNT

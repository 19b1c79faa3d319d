"""What is wrong with a whole sheet as typed: every fault with its field, so that all are mended at once (F7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workshop.domain.refusals import Refusal
from workshop.domain.statements import check_kind, check_text
from workshop.models import Workshop
from workshop.services.paper_answers import Entry, EntryRefusal, WholeSheet
from workshop.services.paper_form import FormStation
from workshop.services.paper_votes import check_dots

NO_WORDS = "[…]"
"""Stands where nobody can read a word of what somebody wrote."""


class FaultySheet(Refusal):
    """``faults`` are all there are, in the order of the page: those of an answer are EntryRefusals."""

    def __init__(self, faults: Sequence[Refusal]) -> None:
        super().__init__(faults[0].code, **faults[0].facts)
        self.faults = faults


def check_sheet(workshop: Workshop, form: Sequence[FormStation], sheet: WholeSheet) -> list[Entry]:
    """The fields with something in them, cleaned. Raises FaultySheet."""
    if faults := list(find_faults(workshop, form, sheet)):
        raise FaultySheet(faults)
    return [cleaned(entry, kinds) for entry, kinds in written(form, sheet.entries)]


def find_faults(workshop: Workshop, form: Sequence[FormStation], sheet: WholeSheet) -> Iterator[Refusal]:
    """Answers in paper order, each its kind before its words; the slip; the reason of a late sheet (F8.3)."""
    late = workshop.closed_at is not None
    for entry, kinds in written(form, sheet.entries):
        parts = ("kind", refused(kind_of, entry, kinds)), ("text", refused(words_of, entry))
        yield from (EntryRefusal(entry, refusal, part) for part, refusal in parts if refusal)
    dotted = sheet.dots is not None and any(sheet.dots.values()) and not late
    if dotted and (refusal := refused(check_dots, workshop, sheet.dots, 1)):
        yield refusal
    if late and not sheet.reason.strip():
        yield Refusal("late_reason")


def written(form: Sequence[FormStation], entries: Sequence[Entry]) -> list[tuple[Entry, tuple[str, ...]]]:
    """The fields of the form with something in them, with the kinds that each can be."""
    kinds = {(station.id, row): station.choices for station in form for row in range(1, station.rows + 1)}
    places = [(entry, kinds.get((entry.station_id, entry.row))) for entry in entries if not entry.is_empty]
    return [(entry, taken) for entry, taken in places if taken is not None]


def cleaned(entry: Entry, kinds: tuple[str, ...]) -> Entry:
    """One field; what cannot be read needs neither words nor a kind."""
    return Entry(entry.station_id, entry.row, kind_of(entry, kinds), words_of(entry), entry.unreadable)


def kind_of(entry: Entry, kinds: tuple[str, ...]) -> str:
    return str(check_kind(entry.kind or (kinds[-1] if entry.unreadable else ""), kinds))


def words_of(entry: Entry) -> str:
    return check_text(entry.text if entry.text.strip() or not entry.unreadable else NO_WORDS)


def refused(check: Callable[..., object], *facts: object) -> Refusal | None:
    """What a check says no with."""
    try:
        check(*facts)
    except Refusal as refusal:
        return refusal
    return None

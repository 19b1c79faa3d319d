"""The first few of a report: needs, offers, most supported statements. Each list says what orders it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from workshop.domain.ranking import Ranked, rank, top
from workshop.services.report_facts import Option, Report, StatementFacts, StationFacts, TopList, TopRow

T = TypeVar("T")

NEEDS = ("need",)
OFFERS = ("offer", "volunteer")


def top_needs(report: Report, most: int) -> TopList:
    """Needs by votes where needs were voted on; else by marks of agreement; else as they were said."""
    ranked = voted_needs(report)
    if not ranked:
        return by_marks(report, report.of_kind(*NEEDS), most)
    first, _ = top(ranked, most)
    rows = tuple(TopRow(r.place, r.item.text or "", r.count, None) for r in first)
    return TopList("votes", rows, len(not_listed(report, first)), count_tied(ranked, most))


def all_needs(report: Report, most: int) -> TopList:
    """Every need: where needs were voted on, those in the order of their votes, then the others as they were said."""
    listed = top_needs(report, most)
    if listed.basis != "votes":
        return listed
    others = not_listed(report, voted_needs(report)[:most])
    room = max(0, most - len(listed.rows))
    rows = listed.rows + tuple(TopRow(None, one.text, 0, one.number) for one in others[:room])
    return TopList("votes", rows, max(0, len(others) - room), listed.tied)


def voted_needs(report: Report) -> tuple[Ranked[Option], ...]:
    """The lines of the vote that are needs, the most voted first, with the places that they have in the whole vote;
    none where none of them got a vote."""
    lines = report.votes.ranked if report.votes else ()
    needs = tuple(line for line in lines if line.item.text and line.item.kind in NEEDS)
    return needs if any(line.count for line in needs) else ()


def not_listed(report: Report, lines: Sequence[Ranked[Option]]) -> list[StatementFacts]:
    """The needs that were said and that none of these lines stands for."""
    words = {one.item.text for one in lines}
    behind = {number for one in lines for number in one.item.stands_for}
    return [one for one in report.of_kind(*NEEDS) if one.text not in words and one.number not in behind]


def top_offers(report: Report, most: int) -> TopList:
    """Offers by marks of agreement, else as they were said."""
    return by_marks(report, report.of_kind(*OFFERS), most)


def top_concerns(report: Report, most: int) -> TopList:
    return by_marks(report, report.of_kind("concern"), most)


def by_marks(report: Report, statements: Sequence[StatementFacts], most: int) -> TopList:
    """The most supported first, with shared ranks; what nobody marked follows without a rank."""
    if not any(one.agree for one in statements):
        rows = tuple(TopRow(None, one.text, 0, one.number) for one in statements[:most])
        basis = "voted" if voted_numbers(report) & {one.number for one in statements} else "order"
        return TopList(basis, rows, max(0, len(statements) - most))
    ranked = rank((one, one.agree) for one in statements)
    first, left_out = top(ranked, most)
    rows = tuple(TopRow(r.place, r.item.text, r.count, r.item.number) for r in first)
    return TopList("marks", rows, left_out, count_tied(ranked, most))


def voted_numbers(report: Report) -> set[int]:
    """The statements that got votes: by themselves, in a line for several, or by their theme."""
    lines = [one.item for one in report.votes.ranked] if report.votes else []
    themes = report.themes.themes if report.themes else ()
    by_line = {number for line in lines if line.votes for number in line.stands_for}
    return by_line | {one.number for theme in themes if theme.votes for one in theme.statements}


def count_tied(ranked: Sequence[Ranked[T]], most: int) -> int:
    """How many beyond the first ``most`` share the place of the last of these; those with nothing have no place."""
    return sum(one.count == ranked[most - 1].count for one in ranked[most:] if one.count) if most else 0


def most_supported(station: StationFacts, most: int) -> tuple[StatementFacts, ...]:
    """Statements of a station with any mark, the most agreed with first, then the most asked about."""
    marked = [one for one in station.statements if one.agree or one.unclear]
    return tuple(sorted(marked, key=lambda one: (-one.agree, -one.unclear, one.number))[:most])


def tied_supported(station: StationFacts, most: int) -> int:
    """How many beyond the first ``most`` have as many marks of each sort as the last of these."""
    first, every = most_supported(station, most), most_supported(station, len(station.statements))
    return sum((one.agree, one.unclear) == (first[-1].agree, first[-1].unclear) for one in every[most:])


def open_questions(station: StationFacts, most: int) -> tuple[StatementFacts, ...]:
    """Statements that others did not understand and nobody has explained, the most asked about first."""
    explained = {one.explains for one in station.statements}
    asked = [one for one in station.statements if one.unclear and one.number not in explained]
    return tuple(sorted(asked, key=lambda one: (-one.unclear, one.number))[:most])

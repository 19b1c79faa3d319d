"""The first few of a report: needs, offers, most supported statements. Each list says what orders it."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.domain.ranking import rank, top
from workshop.services.report_facts import Report, StatementFacts, StationFacts, TopList, TopRow

NEEDS = ("need",)
OFFERS = ("offer", "volunteer")


def top_needs(report: Report, most: int) -> TopList:
    """Needs by votes where needs were voted on; else by marks of agreement; else as they were said."""
    if report.votes is not None:
        voted = [ranked.item for ranked in report.votes.ranked if ranked.item.text and ranked.item.kind in NEEDS]
        if any(option.votes for option in voted):
            first, _ = top(rank((option, option.votes) for option in voted), most)
            rows = tuple(TopRow(r.rank, r.item.text or "", r.count, None) for r in first)
            return TopList("votes", rows, len(not_listed(report, rows)))
    return by_marks(report.of_kind(*NEEDS), most)


def all_needs(report: Report, most: int) -> TopList:
    """Every need: where needs were voted on, those in the order of their votes, then the others as they were said."""
    voted = top_needs(report, most)
    if voted.basis != "votes":
        return voted
    others = not_listed(report, voted.rows)
    room = max(0, most - len(voted.rows))
    rows = voted.rows + tuple(TopRow(None, one.text, 0, one.number) for one in others[:room])
    return TopList("votes", rows, max(0, len(others) - room))


def not_listed(report: Report, rows: Sequence[TopRow]) -> list[StatementFacts]:
    """The needs that were said and are none of these rows. A row in the moderator's words is no statement."""
    listed = {row.text for row in rows}
    return [one for one in report.of_kind(*NEEDS) if one.text not in listed]


def top_offers(report: Report, most: int) -> TopList:
    """Offers by marks of agreement, else as they were said."""
    return by_marks(report.of_kind(*OFFERS), most)


def top_concerns(report: Report, most: int) -> TopList:
    return by_marks(report.of_kind("concern"), most)


def by_marks(statements: Sequence[StatementFacts], most: int) -> TopList:
    """The most supported first, with shared ranks; what nobody marked follows without a rank."""
    if not any(one.agree for one in statements):
        rows = tuple(TopRow(None, one.text, 0, one.number) for one in statements[:most])
        return TopList("order", rows, max(0, len(statements) - most))
    first, left_out = top(rank((one, one.agree) for one in statements), most)
    rows = tuple(TopRow(r.rank if r.count else None, r.item.text, r.count, r.item.number) for r in first)
    return TopList("marks", rows, left_out)


def most_supported(station: StationFacts, most: int) -> tuple[StatementFacts, ...]:
    """Statements of a station with any mark, the most agreed with first, then the most asked about."""
    marked = [one for one in station.statements if one.agree or one.unclear]
    return tuple(sorted(marked, key=lambda one: (-one.agree, -one.unclear, one.number))[:most])


def open_questions(station: StationFacts, most: int) -> tuple[StatementFacts, ...]:
    """Statements that others did not understand and nobody has explained, the most asked about first."""
    explained = {one.explains for one in station.statements}
    asked = [one for one in station.statements if one.unclear and one.number not in explained]
    return tuple(sorted(asked, key=lambda one: (-one.unclear, one.number))[:most])

"""One statement taken out of the values of a report, or its words put otherwise, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from workshop.domain.findings import Statements, Votes, count_by
from workshop.domain.statements import Kind
from workshop.services.report_facts import MarkFacts, Option, Report, StatementFacts, StationFacts, VoteFacts
from workshop.services.report_matches import PairFacts
from workshop.services.report_step_facts import AnsweredFacts, StepFacts
from workshop.services.report_theme_facts import ThemeFacts, ThemesFacts
from workshop.services.report_themes import in_order

GONE = object()
Change = Callable[[Any], Any]


@dataclass(frozen=True)
class One:
    """A statement by its number in the report, with its words there; ``words`` None takes it out."""

    number: int | None
    text: str
    words: str | None = None


def prune(report: Report, one: One) -> Report:
    """Everything that speaks of it, in every part of the report."""
    pruned: Report = walk(report, lambda value: put(value, one))
    stations = tuple(counted(station) for station in pruned.stations)
    gone = next((said for said in report.statements if said.number == one.number and one.words is None), None)
    return replace(pruned if gone is None else one_fewer(pruned, report, gone), stations=stations)


def one_fewer(pruned: Report, report: Report, gone: StatementFacts) -> Report:
    """It is counted no more: neither with its theme nor, where it had none, with what else was said."""
    theme = report.themes.names().get(gone.number) if report.themes else None
    question = next(station.question for station in report.stations if station.number == gone.station)
    answered = tuple(fewer(row, question, theme) for row in pruned.answered)
    themes = pruned.themes
    if themes is not None and theme is None:
        themes = replace(themes, loose=Statements(themes.loose - 1))
    elif themes is not None:
        themes = without_its_votes(themes, theme, gone, report.votes)
    return replace(pruned, answered=answered, themes=themes)


def without_its_votes(
    themes: ThemesFacts, name: str | None, gone: StatementFacts, votes: VoteFacts | None
) -> ThemesFacts:
    """Votes on its line count for its theme no more, and places are given anew."""
    lines = [row.item for row in votes.ranked if row.item.text] if votes else []
    own = [line for line in lines if line.text == gone.text and line.stands_for in ((), (gone.number,))]
    lost = Votes(sum(line.votes for line in own))
    left = [line for line in lines if line not in own]
    changed = [with_fewer(one, lost, left) if own and one.name == name else one for one in themes.themes]
    kept = [one for one in changed if one.statements or one.votes is not None]
    return replace(
        themes,
        themes=in_order(kept),
        by_votes=any(one.votes for one in kept),
        withdrawn=Votes(themes.withdrawn + lost),
    )


def with_fewer(theme: ThemeFacts, lost: Votes, left: Sequence[Option]) -> ThemeFacts:
    """Without votes where no other line belongs to it."""
    numbers, words = {one.number for one in theme.statements}, {one.text for one in theme.statements}
    voted_on = any(
        line.text in {theme.name, *words} or (len(line.stands_for) == 1 and line.stands_for[0] in numbers)
        for line in left
    )
    return replace(theme, votes=Votes(theme.votes - lost) if voted_on and theme.votes is not None else None)


def fewer(row: AnsweredFacts, question: str, theme: str | None) -> AnsweredFacts:
    of_theme = row.about == "theme" and row.said == (theme,)
    loose = theme is None and row.about in {"station", "rest"} and row.asked == question
    return replace(row, statements=row.statements - 1) if row.statements and (of_theme or loose) else row


def counted(station: StationFacts) -> StationFacts:
    kinds = count_by(station.statements, lambda one: one.kind, [kind.value for kind in Kind])
    return replace(station, kinds=tuple((kind, Statements(count)) for kind, count in kinds.items() if count))


def walk(value: Any, change: Change) -> Any:
    """Every value from the outside in; what is GONE leaves the row in which it stands."""
    value = change(value)
    if isinstance(value, tuple):
        return tuple(made for one in value if (made := walk(one, change)) is not GONE)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: walk(getattr(value, one.name), change) for one in fields(value)})
    return value


def put(value: Any, one: One) -> Any:
    """A value as it is without the statement, or with other words."""
    if isinstance(value, StatementFacts):
        return put_statement(value, one)
    if isinstance(value, MarkFacts):
        return GONE if value.number == one.number and one.words is None else value
    if isinstance(value, Option):
        return replace(value, text=one.words) if value.text == one.text else value
    if isinstance(value, PairFacts):
        return put_pair(value, one)
    if isinstance(value, AnsweredFacts):
        said = (one.words if words == one.text else words for words in value.said)
        return replace(value, said=tuple(words for words in said if words is not None))
    if isinstance(value, StepFacts) and value.statement == one.number and one.words is None:
        return replace(value, statement=None)
    return value


def put_statement(value: StatementFacts, one: One) -> Any:
    if value.number == one.number:
        return GONE if one.words is None else replace(value, text=one.words)
    if one.words is not None or one.number not in (value.adds_to, value.explains):
        return value
    return replace(
        value,
        adds_to=None if value.adds_to == one.number else value.adds_to,
        explains=None if value.explains == one.number else value.explains,
    )


def put_pair(value: PairFacts, one: One) -> Any:
    if one.text not in (value.need, value.offer):
        return value
    if one.words is None:
        return GONE
    return replace(
        value,
        need=one.words if value.need == one.text else value.need,
        offer=one.words if value.offer == one.text else value.offer,
    )

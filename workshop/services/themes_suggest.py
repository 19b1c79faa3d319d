"""Suggestions: looked for by the machine, decided by a person, counted either way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

from workshop.domain.grouping import suggest_groups
from workshop.domain.likeness import near_duplicates
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Statement, SuggestedStatement, Suggestion, ThemeStatement, Workshop
from workshop.services.holding import whole
from workshop.services.themes import add_theme, check_shown, find_theme
from workshop.services.themes_likeness import read_texts
from workshop.services.themes_putting import put_placed
from workshop.services.themes_record import hold_themes, keep_act, read_standing

GROUP, SAME = "group", "same"
OPEN, ACCEPTED, PART, DISMISSED, PASSED = "open", "accepted", "part", "dismissed", "passed"
Key = tuple[str, frozenset[int]]
LEAST = 6
"""Fewer statements than this a person reads faster than any suggestion."""


@dataclass(frozen=True)
class Found:
    """What was found: statements, those that fit best first, and the words that bind them."""

    kind: str
    statements: tuple[int, ...]
    words: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What makes it the same suggestion."""
        return self.kind, frozenset(self.statements)


@dataclass(frozen=True)
class Offer:
    """An undecided suggestion with its statements as they are now: (id, text)."""

    suggestion: Suggestion
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Tally:
    """How many suggestions were made and what people made of them, over all looks. ``statements`` were taken over."""

    offered: int = 0
    accepted: int = 0
    part: int = 0
    dismissed: int = 0
    passed: int = 0
    open: int = 0
    statements: int = 0


def look_for_groups(workshop: Workshop) -> list[Found]:
    """Reads only, for a second: groups among what is in no theme, and near-duplicates among everything shown."""
    rows = db.session.execute(
        select(Statement.id, Statement.text, ThemeStatement.theme_id)
        .outerjoin(ThemeStatement, ThemeStatement.statement_id == Statement.id)
        .where(Statement.workshop_id == workshop.id, Statement.state == Moderation.SHOWN)
    ).all()
    if len(rows) < LEAST:
        raise Refusal("theme_few", least=LEAST)
    index = read_texts({row.id: row.text for row in rows}, workshop.language)
    free = [row.id for row in rows if row.theme_id is None]
    groups = [Found(GROUP, one.statements, one.words) for one in suggest_groups(index, free)]
    return groups + [Found(SAME, one) for one in near_duplicates(index)]


@whole
def offer_suggestions(*, workshop: Workshop, found: Sequence[Found], now: datetime) -> list[Found]:
    """Keeps what was found for people to decide. What they left undecided and is not found again makes room; a set that
    is known, whatever they decided, is not put to them or counted a second time. Returns what is new."""
    hold_themes(workshop)
    known = known_sets(workshop.id)
    again = {known[one.key] for one in found if one.key in known}
    db.session.execute(
        update(Suggestion)
        .where(Suggestion.workshop_id == workshop.id, Suggestion.decision == OPEN, Suggestion.id.not_in(again))
        .values(decision=PASSED, decided_at=now)
    )
    fresh = [one for one in found if one.key not in known]
    add_suggestions(workshop, fresh, now)
    db.session.commit()
    return fresh


def add_suggestions(workshop: Workshop, found: Sequence[Found], now: datetime) -> None:
    """All at once: whoever answers meanwhile waits for this."""
    rows = [
        Suggestion(
            workshop_id=workshop.id,
            kind=one.kind,
            words=", ".join(one.words)[:200],
            offered=len(one.statements),
            made_at=now,
        )
        for one in found
    ]
    db.session.add_all(rows)
    db.session.flush()
    lines = [
        {"suggestion_id": row.id, "statement_id": statement, "place": place}
        for row, one in zip(rows, found, strict=True)
        for place, statement in enumerate(one.statements, start=1)
    ]
    if lines:
        db.session.execute(insert(SuggestedStatement), lines)


def known_sets(workshop_id: int) -> dict[Key, int]:
    """What waits or was decided, by kind and statements; what was passed over may come again."""
    rows = db.session.execute(
        select(Suggestion.id, Suggestion.kind, SuggestedStatement.statement_id)
        .join(SuggestedStatement, SuggestedStatement.suggestion_id == Suggestion.id)
        .where(Suggestion.workshop_id == workshop_id, Suggestion.decision != PASSED)
    )
    sets: dict[tuple[int, str], set[int]] = {}
    for number, kind, statement in rows:
        sets.setdefault((number, kind), set()).add(statement)
    return {(kind, frozenset(found)): number for (number, kind), found in sets.items()}


def list_offers(workshop_id: int, kind: str, *, most: int) -> list[Offer]:
    """Undecided suggestions, the largest first, with their statements that are shown; one that has fewer than two left
    is not offered. A statement that has got a theme meanwhile is in no group any more."""
    asked = select(Suggestion).where(
        Suggestion.workshop_id == workshop_id, Suggestion.kind == kind, Suggestion.decision == OPEN
    )
    rows = list(db.session.scalars(asked.order_by(Suggestion.offered.desc(), Suggestion.id)))
    lines = lines_of([row.id for row in rows], free_only=kind == GROUP)
    offers = [Offer(row, tuple(lines.get(row.id, ()))) for row in rows]
    return [offer for offer in offers if len(offer.lines) > 1][:most]


def lines_of(suggestion_ids: Sequence[int], *, free_only: bool) -> Mapping[int, list[tuple[int, str]]]:
    asked = (
        select(SuggestedStatement.suggestion_id, Statement.id, Statement.text)
        .join(Statement, Statement.id == SuggestedStatement.statement_id)
        .outerjoin(ThemeStatement, ThemeStatement.statement_id == Statement.id)
        .where(SuggestedStatement.suggestion_id.in_(suggestion_ids), Statement.state == Moderation.SHOWN)
        .order_by(SuggestedStatement.place)
    )
    if free_only:
        asked = asked.where(ThemeStatement.theme_id.is_(None))
    found: dict[int, list[tuple[int, str]]] = {}
    for number, statement, text in db.session.execute(asked):
        found.setdefault(number, []).append((statement, text))
    return found


@whole
def accept_group(
    *,
    workshop: Workshop,
    suggestion_id: int,
    statement_ids: Sequence[int],
    name: str,
    into: int | None,
    actor: str,
    now: datetime,
) -> None:
    """The ticked statements of a group become a theme of this name, or go to one that is there."""
    hold_themes(workshop)
    suggestion = find_open(workshop, suggestion_id)
    wanted = check_among(workshop, suggestion, statement_ids)
    theme = add_theme(workshop, name, now) if into is None else find_theme(workshop, into)
    before = read_standing(workshop, themes=[theme.id], statements=wanted, suggestions=[suggestion_id])
    if into is None:
        before.names[theme.id] = None
    put_placed(workshop, dict.fromkeys(wanted, theme.id))
    decide(suggestion, len(wanted), now)
    keep_act(workshop, "theme_accept", before, actor=actor, now=now)


@whole
def dismiss(*, workshop: Workshop, suggestion_id: int, actor: str, now: datetime) -> None:
    """Not taken over; it is kept and counted, and not put forward again."""
    hold_themes(workshop)
    suggestion = find_open(workshop, suggestion_id)
    before = read_standing(workshop, suggestions=[suggestion_id])
    decide(suggestion, 0, now)
    keep_act(workshop, "theme_dismiss", before, actor=actor, now=now)


def find_open(workshop: Workshop, suggestion_id: int) -> Suggestion:
    """Raises NotFound, and WrongState when somebody has decided meanwhile."""
    found = db.session.get(Suggestion, suggestion_id, populate_existing=True)
    if found is None or found.workshop_id != workshop.id:
        raise NotFound("not_found")
    if found.decision != OPEN:
        raise WrongState("theme_decided")
    return found


def check_among(workshop: Workshop, suggestion: Suggestion, statement_ids: Sequence[int]) -> list[int]:
    """Ticked statements of this very suggestion. Refuses none, and others."""
    offered = set(
        db.session.scalars(
            select(SuggestedStatement.statement_id).where(SuggestedStatement.suggestion_id == suggestion.id)
        )
    )
    wanted = check_shown(workshop, statement_ids)
    if not wanted:
        raise Refusal("theme_nothing_ticked")
    if not offered.issuperset(wanted):
        raise Refusal("theme_not_shown")
    return wanted


def decide(suggestion: Suggestion, accepted: int, now: datetime) -> None:
    """Accepted whole or in part, or dismissed when nothing is taken over."""
    whole_of_it = accepted >= suggestion.offered
    suggestion.decision = (ACCEPTED if whole_of_it else PART) if accepted else DISMISSED
    suggestion.accepted, suggestion.decided_at = accepted, now


def count_decisions(workshop_id: int, kind: str = GROUP) -> Tally:
    """One query."""
    rows = db.session.execute(
        select(Suggestion.decision, func.count(Suggestion.id), func.sum(Suggestion.accepted))
        .where(Suggestion.workshop_id == workshop_id, Suggestion.kind == kind)
        .group_by(Suggestion.decision)
    ).all()
    by = {row[0]: int(row[1]) for row in rows}
    return Tally(
        offered=sum(by.values()),
        accepted=by.get(ACCEPTED, 0),
        part=by.get(PART, 0),
        dismissed=by.get(DISMISSED, 0),
        passed=by.get(PASSED, 0),
        open=by.get(OPEN, 0),
        statements=sum(int(row[2] or 0) for row in rows),
    )

"""Needs and offers in a report: how many, which were put together, what is left (method C.3, 7). No person, no contact.

Only pairs whose two people have agreed are quoted; what a facilitator has put to people is counted, without its words.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.domain.findings import Statements
from workshop.domain.matching.course import BOTH_AGREED, Course
from workshop.domain.personal_data import mask
from workshop.domain.places import bare_name
from workshop.extensions import db
from workshop.models import Exchange, Statement, Workshop
from workshop.services.matches_board import Pair, around, gather_halves, kept_pairs


@dataclass(frozen=True)
class PairFacts:
    """A match both sides of which agreed. ``away`` names the other community when they come from two."""

    need: str
    offer: str
    state: Course
    away: str = ""


@dataclass(frozen=True)
class MatchesFacts:
    """``needs`` and ``offers`` are of this evening, statements and those written in full; ``left`` have no match.
    ``proposed`` counts the matches to which not both have agreed."""

    needs: Statements
    offers: Statements
    pairs: tuple[PairFacts, ...]
    proposed: int
    needs_left: Statements
    offers_left: Statements


def gather_matches(workshop: Workshop) -> MatchesFacts | None:
    """None while no match was accepted and nothing was written in full: the report then says so."""
    if not any_kept(workshop.id):
        return None
    pairs = [pair for pair in accepted(workshop) if workshop.id in {pair.need.workshop.id, pair.offer.workshop.id}]
    needs, offers = (count_side(workshop.id, side) for side in ("need", "offer"))
    matched_needs = {pair.need.ref for pair in pairs if pair.need.workshop.id == workshop.id}
    matched_offers = {pair.offer.ref for pair in pairs if pair.offer.workshop.id == workshop.id}
    return MatchesFacts(
        needs=Statements(needs),
        offers=Statements(offers),
        pairs=tuple(facts_of(pair, workshop) for pair in pairs if pair.state in BOTH_AGREED),
        proposed=sum(pair.state not in BOTH_AGREED for pair in pairs),
        needs_left=Statements(needs - len(matched_needs)),
        offers_left=Statements(offers - len(matched_offers)),
    )


def accepted(workshop: Workshop) -> list[Pair]:
    halves = {half.ref: half for half in gather_halves(around(workshop))}
    return [pair for pair in kept_pairs(halves) if pair.state is not Course.DECLINED]


def facts_of(pair: Pair, workshop: Workshop) -> PairFacts:
    far = pair.offer if pair.need.workshop.id == workshop.id else pair.need
    away = "" if pair.near else mask(bare_name(far.workshop.community.name))
    return PairFacts(mask(pair.need.entry.text), mask(pair.offer.entry.text), pair.state or Course.PROPOSED, away)


def any_kept(workshop_id: int) -> bool:
    """Whether there is a row: of what was written in full, or of a statement that somebody matched."""
    return db.session.scalar(select(Exchange.id).where(Exchange.workshop_id == workshop_id).limit(1)) is not None


def count_side(workshop_id: int, side: str) -> int:
    """Shown statements of the kind, and what was written in full. What only explains another is none by itself."""
    said = select(func.count()).where(
        Statement.workshop_id == workshop_id,
        Statement.kind == side,
        Statement.state == "shown",
        Statement.clarifies.is_(False),
    )
    full = select(func.count()).where(
        Exchange.workshop_id == workshop_id, Exchange.side == side, Exchange.statement_id.is_(None)
    )
    return (db.session.scalar(said) or 0) + (db.session.scalar(full) or 0)

"""What a facilitator does with a match: accept, decline, note who agreed, introduce, finish."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from workshop.domain.matching.course import Act, Course, move
from workshop.domain.number_lists import read_plain
from workshop.domain.refusals import NotFound, WrongState
from workshop.extensions import db
from workshop.models import Exchange, Match, Statement, Workshop
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.once import insert_once


@whole
def act_on_pair(
    *, workshops: Collection[Workshop], need_ref: str, offer_ref: str, act: Act, seen: str, actor: str, now: datetime
) -> Match:
    """Moves the match of two refs (services/matches_board.py) on; the first act on a suggestion makes its row.

    ``seen`` is the state that the page showed, empty for none: a colleague's act in between is not repeated.
    Raises NotFound for what is not of these ``workshops``, WrongState for an act out of turn."""
    by_id = {row.id: row for row in workshops}
    need, offer = find_half(need_ref, "need", by_id, now), find_half(offer_ref, "offer", by_id, now)
    match = find_match(need.id, offer.id)
    before = Course(match.state) if match else None
    if (before or "") != seen:
        raise WrongState("match_moved")
    after = move(before, act)
    match = match or new_match(need, offer, after, now)
    match.state, match.changed_at = after.value, now
    record(
        workshop=by_id[need.workshop_id],
        actor=actor,
        act="match_moved",
        now=now,
        subject="match",
        subject_id=match.id,
        before={"state": before or ""},
        after={"state": after.value},
    )
    db.session.commit()
    return match


def new_match(need: Exchange, offer: Exchange, state: Course, now: datetime) -> Match:
    """The row of a pair, whoever of two colleagues makes it first."""
    together = need.workshop_id if need.workshop_id == offer.workshop_id else None
    own = {"workshop_id": together, "need_id": need.id, "offer_id": offer.id, "state": state.value}
    insert_once(Match, {**own, "created_at": now, "changed_at": now})
    found = find_match(need.id, offer.id)
    assert found is not None
    return found


def find_match(need_id: int, offer_id: int) -> Match | None:
    return db.session.scalar(select(Match).where(Match.need_id == need_id, Match.offer_id == offer_id))


def get_match(match_id: int, workshops: Collection[Workshop]) -> Match:
    """A match of which both sides are of these workshops. Raises NotFound."""
    match = db.session.get(Match, match_id)
    known = {row.id for row in workshops}
    if match is None or any(
        db.session.get_one(Exchange, row_id).workshop_id not in known for row_id in (match.need_id, match.offer_id)
    ):
        raise NotFound("not_found")
    return match


def find_half(ref: str, side: str, workshops: dict[int, Workshop], now: datetime) -> Exchange:
    """The row behind a ref; a statement gets one the first time that it is used."""
    sort, number = ref[:1], read_plain(ref[1:])
    if sort not in {"e", "s"} or number is None:
        raise NotFound("not_found")
    found = db.session.get(Exchange, number) if sort == "e" else row_of_statement(number, side, workshops, now)
    if found is None or found.side != side or found.workshop_id not in workshops:
        raise NotFound("not_found")
    return found


def row_of_statement(statement_id: int, side: str, workshops: dict[int, Workshop], now: datetime) -> Exchange | None:
    """Without the words, which are read from the statement itself."""
    said = db.session.get(Statement, statement_id)
    if said is None or said.kind != side or said.state != "shown" or said.workshop_id not in workshops:
        return None
    own = {"workshop_id": said.workshop_id, "statement_id": said.id, "side": side, "key": said.key}
    empty = dict.fromkeys(("category", "text", "free_when", "place", "how_often"), "")
    insert_once(Exchange, {**own, **empty, "origin": said.origin, "created_at": now})
    return db.session.scalar(select(Exchange).where(Exchange.statement_id == said.id))

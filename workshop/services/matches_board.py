"""All needs and offers of an evening, or of a programme, and which of them fit or were put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.domain.matching.course import Course
from workshop.domain.matching.score import Entry, Reason, compare, suggest
from workshop.extensions import db
from workshop.models import Exchange, Match, Programme, Statement, Workshop

MOST_SUGGESTED = 200


@dataclass(frozen=True)
class Half:
    """A need or an offer as it is shown. ``ref`` is e and the id of a row, or s and that of a statement.

    ``person`` is the same for what one form sent; ``in_vault`` says that a contact was left, not whose."""

    ref: str
    side: str
    workshop: Workshop
    entry: Entry
    origin: str
    person: str
    in_vault: bool = False


@dataclass(frozen=True)
class Pair:
    """A need beside an offer. ``match_id``, ``state`` and ``noted_at`` (the day of its last act) are None while nobody
    has touched the suggestion."""

    need: Half
    offer: Half
    reasons: tuple[Reason, ...]
    state: Course | None = None
    match_id: int | None = None
    noted_at: datetime | None = None

    @property
    def near(self) -> bool:
        return self.need.workshop.community_id == self.offer.workshop.community_id


@dataclass(frozen=True)
class Board:
    """``kept`` are pairs that a person touched, ``suggested`` the rest; then what has no pair at all."""

    kept: tuple[Pair, ...]
    suggested: tuple[Pair, ...]
    unmet: tuple[Half, ...]
    unused: tuple[Half, ...]
    needs: int
    offers: int


def read_board(workshop: Workshop) -> Board:
    """Of an evening: its own needs and offers, beside those of the other evenings of its programme."""
    return board_of(around(workshop), {workshop.id})


def read_programme_board(programme: Programme) -> Board:
    """Of a programme: everything beside everything."""
    workshops = workshops_of(programme.id, programme.organisation_id)
    return board_of(workshops, {row.id for row in workshops})


def around(workshop: Workshop) -> Sequence[Workshop]:
    if workshop.programme_id is None:
        return [workshop]
    return workshops_of(workshop.programme_id, workshop.organisation_id)


def workshops_of(programme_id: int, organisation_id: int) -> Sequence[Workshop]:
    asked = select(Workshop).where(Workshop.programme_id == programme_id, Workshop.organisation_id == organisation_id)
    return db.session.scalars(asked.order_by(Workshop.id)).all()


def board_of(workshops: Sequence[Workshop], own: set[int]) -> Board:
    halves = {half.ref: half for half in gather_halves(workshops)}
    kept = tuple(pair for pair in kept_pairs(halves) if touches(pair, own))
    known = {(pair.need.ref, pair.offer.ref) for pair in kept}
    suggested = tuple(pair for pair in suggested_pairs(halves, own) if (pair.need.ref, pair.offer.ref) not in known)
    paired = {half.ref for pair in (*kept, *suggested) if pair.state is not Course.DECLINED for half in halves_of(pair)}
    mine = [half for half in halves.values() if half.workshop.id in own]
    needs, offers = ([half for half in mine if half.side == side] for side in ("need", "offer"))
    return Board(
        kept=kept,
        suggested=suggested[:MOST_SUGGESTED],
        unmet=tuple(half for half in needs if half.ref not in paired),
        unused=tuple(half for half in offers if half.ref not in paired),
        needs=len(needs),
        offers=len(offers),
    )


def halves_of(pair: Pair) -> tuple[Half, Half]:
    return pair.need, pair.offer


def touches(pair: Pair, own: set[int]) -> bool:
    return any(half.workshop.id in own for half in halves_of(pair))


def suggested_pairs(halves: dict[str, Half], own: set[int]) -> list[Pair]:
    needs, offers = ([half.entry for half in halves.values() if half.side == side] for side in ("need", "offer"))
    pairs = (Pair(halves[one.need.id], halves[one.offer.id], one.reasons) for one in suggest(needs, offers))
    return [pair for pair in pairs if touches(pair, own) and pair.need.person != pair.offer.person]


def kept_pairs(halves: dict[str, Half]) -> list[Pair]:
    """Matches of which both sides may be shown; a hidden statement takes its match off the page."""
    by_id = {int(ref[1:]): half for ref, half in halves.items() if ref.startswith("e")}
    asked = select(Match).where(Match.need_id.in_(list(by_id)), Match.offer_id.in_(list(by_id))).order_by(Match.id)
    return [
        Pair(need, offer, reasons_of(need, offer), Course(row.state), row.id, row.changed_at)
        for row in db.session.scalars(asked)
        for need, offer in [(by_id[row.need_id], by_id[row.offer_id])]
    ]


def reasons_of(need: Half, offer: Half) -> tuple[Reason, ...]:
    """Why they were suggested; nothing where somebody has changed the words since."""
    found = compare(need.entry, offer.entry)
    return found.reasons if found else ()


def gather_halves(workshops: Sequence[Workshop]) -> list[Half]:
    """Rows written in full first, then statements of the kinds need and offer that are shown. What only explains
    another statement is none by itself."""
    by_id = {row.id: row for row in workshops}
    asked = select(Exchange).where(Exchange.workshop_id.in_(by_id)).order_by(Exchange.id)
    rows = db.session.scalars(asked).all()
    said = {
        row.id: row
        for row in db.session.scalars(
            select(Statement)
            .where(Statement.workshop_id.in_(by_id), Statement.kind.in_(("need", "offer")), Statement.state == "shown")
            .order_by(Statement.id)
        )
    }
    full = [row for row in rows if row.statement_id is None or row.statement_id in said]
    known = {row.statement_id for row in rows}
    written = [half_of_row(row, said.get(row.statement_id or 0), by_id[row.workshop_id]) for row in full]
    others = [row for row in said.values() if row.id not in known and not row.clarifies]
    return written + [half_of_statement(row, by_id[row.workshop_id]) for row in others]


def half_of_row(row: Exchange, said: Statement | None, workshop: Workshop) -> Half:
    ref, text = f"e{row.id}", said.text if said else row.text
    where = workshop.community.name
    entry = Entry(ref, text, where, row.category, row.free_when, row.place, row.how_often)
    return Half(ref, row.side, workshop, entry, row.origin, f"{workshop.id} {row.key}", row.contact_id is not None)


def half_of_statement(row: Statement, workshop: Workshop) -> Half:
    ref = f"s{row.id}"
    entry = Entry(ref, row.text, workshop.community.name)
    return Half(ref, row.kind, workshop, entry, row.origin, f"{workshop.id} {row.key}")

"""Taking statements: the hottest path of the house, so it speaks to the store in few, narrow statements."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select

from workshop.domain.evening import Stage, State, arrival, takes_statements
from workshop.domain.refusals import Refusal
from workshop.domain.statements import check_kind, check_text, clean_text
from workshop.extensions import db
from workshop.models import Group, Seat, Statement, Station, Visit
from workshop.services.holding import Held, hold_code, whole
from workshop.services.narrow import run, table_of
from workshop.services.once import insert_once
from workshop.services.seats import hash_token, sit_down
from workshop.services.seats_kept import kept_seat
from workshop.services.whereabouts import round_seated

STATIONS, SEATS, GROUPS = (table_of(model).c for model in (Station, Seat, Group))
SAID = table_of(Statement).c
SAID_BEFORE = (
    select(SAID.key)
    .where(SAID.seat_id == SEATS.id, SAID.station_id == STATIONS.id)
    .where(SAID.round_number == bindparam("round_number"))
    .where(or_(SAID.text == bindparam("text"), SAID.original == bindparam("text")))
    .limit(1)
    .correlate(table_of(Seat), table_of(Station))
    .scalar_subquery()
)
"""The key of the very words, said from this seat at this station in this round."""
OWN_SEAT = and_(SEATS.workshop_id == STATIONS.workshop_id, SEATS.token_hash == bindparam("token_hash"))
ASKED = (
    select(STATIONS.id, STATIONS.kinds, SEATS.id, SEATS.group_id, GROUPS.ring, SAID_BEFORE)
    .select_from(table_of(Station))
    .outerjoin(table_of(Seat), OWN_SEAT)
    .outerjoin(table_of(Group), GROUPS.id == SEATS.group_id)
    .where(STATIONS.workshop_id == bindparam("workshop_id"), STATIONS.number == bindparam("number"))
)
"""The station that is answered, and the seat of the phone if it has one: asked at once."""
SITTING = (
    select(SEATS.id, SEATS.group_id, GROUPS.ring)
    .outerjoin_from(table_of(Seat), table_of(Group), GROUPS.id == SEATS.group_id)
    .where(SEATS.workshop_id == bindparam("workshop_id"), SEATS.token_hash == bindparam("token_hash"))
)


@dataclass(frozen=True)
class Draft:
    """What a resident sends. ``key`` is the form's own; ``table_number`` is known when the table's QR was scanned.

    ``group_id`` and ``round_number`` are what the form showed: they hold although the evening may have moved on
    since, and although the answer may have waited in a phone without a network.
    """

    station_number: int
    kind: str
    text: str
    key: str
    table_number: int | None = None
    extends_id: int | None = None
    group_id: int | None = None
    round_number: int | None = None


@whole
def submit_statement(*, code: str, token: str, draft: Draft, now: datetime, origin: str = "phone") -> str:
    """Stores one statement and returns the key under which it stands.

    Sending the same words again under the same key changes nothing, nor do the same words from the same phone at the
    same station in the same round under another (Back, sent once more); other words under it become a statement of
    their own, so that nothing is lost. Whoever has no seat yet gets one, at the group whose table was scanned.
    Raises Refusal, NotFound or Gone; then nothing is stored.
    """
    at = hold_code(code)
    refuse_state(at.state)
    round_number, late = arrival(Stage(at.state, at.round_number), draft.round_number)
    asked = find_asked(at, token, draft, round_number)
    text = check_text(draft.text)
    kind = check_kind(draft.kind, asked.kinds)
    key = check_key(draft.key)
    seat = asked.sitter or new_sitter(at, token, draft, now)
    if seat.said is not None:
        return seat.said
    values: dict[str, object] = {
        "workshop_id": at.workshop_id,
        "station_id": asked.station_id,
        "group_id": seat.group_id,
        "seat_id": seat.id,
        "extends_id": find_extended(asked.station_id, draft.extends_id),
        "ring": seat.ring or 1,
        "round_number": round_number,
        "kind": kind,
        "text": text,
        "origin": origin,
        "state": "waiting",
        "late": late,
        "key": key,
        "created_at": now,
    }
    stored = store_once(values)
    db.session.commit()
    return stored


@dataclass(frozen=True)
class Sitter:
    """Who answers. ``said`` is the key under which the very same words stand already, from this round."""

    id: int
    group_id: int | None
    ring: int | None
    said: str | None = None


@dataclass(frozen=True)
class Asked:
    """The station that is answered; ``sitter`` is None for a phone without a seat."""

    station_id: int
    kinds: tuple[str, ...]
    sitter: Sitter | None


def find_asked(at: Held, token: str, draft: Draft, round_number: int) -> Asked:
    """Where the answer belongs and who gives it. Refuses a station that is not there."""
    row = run(
        ASKED,
        workshop_id=at.workshop_id,
        number=draft.station_number,
        token_hash=hash_token(token),
        round_number=round_number,
        text=clean_text(draft.text),
    )
    if row is None:
        raise Refusal("station_unknown")
    return Asked(row[0], tuple(row[1]), None if row[2] is None else Sitter(*row[2:]))


def find_extended(station_id: int, statement_id: int | None) -> int | None:
    """The statement of this station that is added to, while the room may see it; otherwise the words stand alone."""
    if statement_id is None:
        return None
    return db.session.scalar(
        select(Statement.id).where(
            Statement.id == statement_id, Statement.station_id == station_id, Statement.state == "shown"
        )
    )


def refuse_state(state: State) -> None:
    """An evening that has not begun takes nothing yet; one that is closed cannot be held."""
    if not takes_statements(state):
        raise Refusal("evening_not_begun")


def check_key(raw: str) -> str:
    """The form's UUID in its plain spelling; a forged one is refused."""
    try:
        return str(uuid.UUID(raw))
    except ValueError:
        raise Refusal("form_expired") from None


def seat_for(at: Held, token: str, draft: Draft, now: datetime) -> Sitter:
    """The seat of this cookie, or a new one at the group that the form showed."""
    row = run(SITTING, workshop_id=at.workshop_id, token_hash=hash_token(token))
    return new_sitter(at, token, draft, now) if row is None else Sitter(*row)


def new_sitter(at: Held, token: str, draft: Draft, now: datetime) -> Sitter:
    """A new seat at the group that the form showed."""
    group_id, ring, kept = group_shown(at, draft) or (None, None, None)
    seat_id = sit_down(
        workshop_id=at.workshop_id,
        token=token,
        group_id=group_id,
        now=now,
        kept=kept,
        arrived_round=at.round_number,
    )
    return Sitter(seat_id, group_id, ring)


def group_shown(at: Held, draft: Draft) -> tuple[int, int, int | None] | None:
    """(group, ring, seat that the desk keeps there for a phone) of the group that the form named, else of the one
    that sits at the scanned table now."""
    kept = kept_seat(GROUPS.workshop_id, GROUPS.id)
    asked = select(Group.id, Group.ring, kept).where(Group.workshop_id == at.workshop_id)
    if draft.group_id is not None:
        asked = asked.where(Group.id == draft.group_id)
    elif draft.table_number is not None:
        round_number = round_seated(at.state, at.round_number)
        asked = asked.join(Visit, Visit.group_id == Group.id).where(
            Visit.table_number == draft.table_number, Visit.round_number == round_number
        )
    else:
        return None
    row = db.session.execute(asked).first()
    return None if row is None else (row[0], row[1], row[2])


def store_once(values: dict[str, object]) -> str:
    """Inserts unless the key is there; see submit_statement for what a key met again means."""
    if insert_once(Statement, values):
        return str(values["key"])
    same = select(Statement.text, Statement.original).where(
        Statement.workshop_id == values["workshop_id"], Statement.key == values["key"]
    )
    stored = db.session.execute(same).one()
    if values["text"] in (stored.text, stored.original):
        return str(values["key"])
    again = uuid.uuid5(uuid.UUID(str(values["key"])), str(values["text"]))
    insert_once(Statement, {**values, "key": str(again)})
    return str(again)

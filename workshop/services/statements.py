"""Taking statements: the hottest path of the house, so it speaks to the store in few, narrow statements."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert_postgresql
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from workshop.domain.evening import State, is_late, takes_statements
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.domain.statements import check_kind, check_text
from workshop.extensions import db
from workshop.models import Evening, Group, Seat, Statement, Station, Visit
from workshop.services.pulse import raise_revision
from workshop.services.seats import hash_token
from workshop.services.whereabouts import round_shown


@dataclass(frozen=True)
class Draft:
    """What a resident sends. ``table_number`` is known when the table's QR was scanned; ``key`` is the form's own."""

    station_number: int
    kind: str
    text: str
    key: str
    table_number: int | None = None
    extends_id: int | None = None


def submit_statement(*, code: str, token: str, draft: Draft, now: datetime, origin: str = "phone") -> str:
    """Stores one statement and returns the key under which it stands.

    Sending the same words again under the same key changes nothing; other words under it (Back, mended,
    sent once more) become a statement of their own, so that nothing is lost. Whoever has no seat yet gets
    one, at the group whose table was scanned. Raises Refusal, NotFound or Gone; then nothing is stored.
    """
    evening = db.session.execute(
        select(Evening.workshop_id, Evening.state, Evening.round_number).where(Evening.code == code)
    ).one_or_none()
    if evening is None:
        raise NotFound("code_unknown")
    refuse_state(State(evening.state))
    station = find_station(evening.workshop_id, draft.station_number)
    text = check_text(draft.text)
    kind = check_kind(draft.kind, tuple(station.kinds))
    seat = seat_for(evening, token, draft.table_number, now)
    values = {
        "workshop_id": evening.workshop_id,
        "station_id": station.id,
        "group_id": seat.group_id,
        "seat_id": seat.id,
        "extends_id": draft.extends_id,
        "ring": seat.ring or 1,
        "round_number": evening.round_number,
        "kind": kind,
        "text": text,
        "origin": origin,
        "state": "waiting",
        "late": is_late(State(evening.state)),
        "key": check_key(draft.key),
        "created_at": now,
    }
    key = store_once(values)
    raise_revision(evening.workshop_id)
    db.session.commit()
    return key


def refuse_state(state: State) -> None:
    """An evening that is closed or not open takes nothing."""
    if state is State.CLOSED:
        raise Gone("evening_closed")
    if not takes_statements(state):
        raise Refusal("evening_not_begun")


def check_key(raw: str) -> str:
    """The form's UUID in its plain spelling; a forged one is refused."""
    try:
        return str(uuid.UUID(raw))
    except ValueError:
        raise Refusal("form_expired") from None


def find_station(workshop_id: int, number: int) -> Row[tuple[int, list[str]]]:
    """(id, kinds) of a station. Raises Refusal."""
    found = db.session.execute(
        select(Station.id, Station.kinds).where(Station.workshop_id == workshop_id, Station.number == number)
    ).one_or_none()
    if found is None:
        raise Refusal("station_unknown")
    return found


@dataclass(frozen=True)
class Sitter:
    id: int
    group_id: int | None
    ring: int | None


def seat_for(evening: Row[tuple[int, str, int]], token: str, table_number: int | None, now: datetime) -> Sitter:
    """The seat of this cookie, or a new one at the group that sits at the scanned table now."""
    row = db.session.execute(
        select(Seat.id, Seat.group_id, Group.ring)
        .outerjoin(Group, Group.id == Seat.group_id)
        .where(Seat.workshop_id == evening.workshop_id, Seat.token_hash == hash_token(token))
    ).one_or_none()
    if row is not None:
        return Sitter(row[0], row[1], row[2])
    group = group_at_table(evening, table_number)
    inserted = db.session.execute(
        insert(Seat)
        .values(
            workshop_id=evening.workshop_id,
            token_hash=hash_token(token),
            group_id=group[0] if group else None,
            origin="phone",
            arrived_at=now,
        )
        .returning(Seat.id)
    ).scalar_one()
    return Sitter(inserted, group[0] if group else None, group[1] if group else None)


def group_at_table(evening: Row[tuple[int, str, int]], table_number: int | None) -> tuple[int, int] | None:
    """(group, ring) that belongs at this table now; during a move those who still sit there count."""
    if table_number is None:
        return None
    moving = evening.state == State.MOVE
    round_number = evening.round_number if moving else round_shown(evening.state, evening.round_number)
    row = db.session.execute(
        select(Group.id, Group.ring)
        .join(Visit, Visit.group_id == Group.id)
        .where(
            Visit.workshop_id == evening.workshop_id,
            Visit.table_number == table_number,
            Visit.round_number == round_number,
        )
    ).first()
    return None if row is None else (row[0], row[1])


def store_once(values: dict[str, object]) -> str:
    """Inserts unless the key is there; see submit_statement for what a key met again means."""
    if insert_new(values):
        return str(values["key"])
    same = select(Statement.text, Statement.original).where(
        Statement.workshop_id == values["workshop_id"], Statement.key == values["key"]
    )
    stored = db.session.execute(same).one()
    if values["text"] in (stored.text, stored.original):
        return str(values["key"])
    again = uuid.uuid5(uuid.UUID(str(values["key"])), str(values["text"]))
    insert_new({**values, "key": str(again)})
    return str(again)


def insert_new(values: dict[str, object]) -> bool:
    """Whether a row was added; the unique key decides, whichever phone or server comes first."""
    upsert = upsert_postgresql if db.engine.dialect.name == "postgresql" else upsert_sqlite
    done = db.session.execute(
        upsert(Statement).values(values).on_conflict_do_nothing(index_elements=["workshop_id", "key"])
    )
    return bool(getattr(done, "rowcount", 0))

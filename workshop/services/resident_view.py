"""What one phone sees of an evening: where the evening stands, the phone's group, and where that group is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from workshop.domain.carousel.rotation import Mode
from workshop.domain.evening import CHANGING, State, reached, takes_statements
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Ballot, Evening, Group, Seat, Station, Workshop
from workshop.services.answer_count import Answers, count_answers
from workshop.services.cafe_places import find_sitting, sits_apart
from workshop.services.seats import hash_token
from workshop.services.whereabouts import find_group_at, find_place, round_seated, round_shown

EVENING_OF_CODE = (
    select(Workshop, Evening)
    .join(Evening, Evening.workshop_id == Workshop.id)
    .where(Workshop.code == bindparam("of_code"))
)
SITTER = (
    select(Seat, Group)
    .outerjoin(Group, Group.id == Seat.group_id)
    .where(Seat.workshop_id == bindparam("of_workshop"), Seat.token_hash == bindparam("of_token"))
)
STATION = select(Station).where(
    Station.workshop_id == bindparam("of_workshop"), Station.number == bindparam("at_number")
)
"""Built once: every page of every phone asks them."""


@dataclass(frozen=True)
class View:
    """``table_scanned`` comes from the QR; ``station`` and ``table_number`` say where the group answers now,
    ``next_table`` where it goes during a move or a break. ``seated`` is false while the group is only read off the
    table. ``tables`` are to choose from in the café, while nobody knows at which one this phone is."""

    workshop: Workshop
    evening: Evening
    seat: Seat | None = None
    group: Group | None = None
    table_scanned: int | None = None
    station: Station | None = None
    table_number: int | None = None
    next_table: int | None = None
    tables: tuple[int, ...] = ()

    @property
    def seated(self) -> bool:
        return self.seat is not None and self.seat.group_id is not None

    @property
    def state(self) -> State:
        return State(self.evening.state)

    @property
    def round_ends_at(self) -> datetime | None:
        """When the running round is over, unless its clock stands still."""
        return self.evening.ends_at if self.state in {State.ROUND, State.HOME_ROUND} else None

    @property
    def pause_ends_at(self) -> datetime | None:
        """When the break or the gallery walk is over, unless its clock stands still."""
        return self.evening.ends_at if self.state in {State.BREAK, State.GALLERY} else None

    @property
    def takes_statements(self) -> bool:
        return takes_statements(self.state)

    def reached(self, state: State) -> bool:
        """Whether the evening has come as far as ``state``."""
        return reached(self.state, state)


def read_view(*, code: str, token: str | None, table: int | None = None, group_id: int | None = None) -> View:
    """A handful of narrow reads; nothing is written. Raises NotFound for a code nobody has.

    A phone without a seat is looked at with the group ``group_id`` that its page was of, else with whoever sits at
    the scanned table now."""
    workshop, evening = find_evening(code)
    seat, group = find_sitter(workshop.id, token)
    if group is None and group_id is not None:
        group = db.session.scalar(select(Group).where(Group.id == group_id, Group.workshop_id == workshop.id))
    number = round_seated(evening.state, evening.round_number)
    apart = sits_apart(workshop, number)
    if group is None and table is not None and not apart:
        group = find_group_at(workshop.id, table, number)
    if group is None:
        return View(workshop, evening, seat, table_scanned=table)
    if apart:
        sits = find_sitting(workshop.id, number, seat, table)
        return View(workshop, evening, seat, group, table, sits.station, sits.table_number, tables=sits.tables)
    station, here = find_station_of(group, number)
    leads = is_moving(evening) and workshop.plan_mode != Mode.CAFE
    coming = find_place(group.id, round_shown(evening.state, evening.round_number)) if leads else None
    return View(workshop, evening, seat, group, table, station, here, coming[1] if coming else None)


def is_moving(evening: Evening) -> bool:
    return evening.state in CHANGING


def find_evening(code: str) -> tuple[Workshop, Evening]:
    """The workshop and its live row. Raises NotFound."""
    row = db.session.execute(EVENING_OF_CODE, {"of_code": code}).one_or_none()
    if row is None:
        raise NotFound("code_unknown")
    return row[0], row[1]


def find_sitter(workshop_id: int, token: str | None) -> tuple[Seat | None, Group | None]:
    """The seat of this cookie and its group."""
    if not token:
        return None, None
    row = db.session.execute(SITTER, {"of_workshop": workshop_id, "of_token": hash_token(token)}).one_or_none()
    return (None, None) if row is None else (row[0], row[1])


def find_station_of(group: Group, round_number: int) -> tuple[Station | None, int | None]:
    """The station at which a group works in a round, and the table it sits at; nothing where the plan is silent."""
    place = find_place(group.id, round_number)
    if place is None:
        return None, None
    return find_station(group.workshop_id, place[0]), place[1]


def find_station(workshop_id: int, number: int) -> Station | None:
    return db.session.scalar(STATION, {"of_workshop": workshop_id, "at_number": number})


def find_station_by_id(station_id: int) -> Station:
    return db.session.get_one(Station, station_id)


def list_groups(workshop_id: int) -> list[Group]:
    """All groups in the order in which they stand everywhere."""
    return list(
        db.session.scalars(select(Group).where(Group.workshop_id == workshop_id).order_by(Group.ring, Group.place))
    )


@dataclass(frozen=True)
class Counts:
    """What came of an evening: its answers, people who came, people who voted."""

    answers: Answers
    people: int
    voters: int


def count_evening(workshop: Workshop) -> Counts:
    """Three units, each by itself; answers are counted as on the wall. Heads counted at closing go before seats."""
    workshop_id = workshop.id
    people = select(func.count(Seat.id)).where(Seat.workshop_id == workshop_id)
    voters = select(func.coalesce(func.sum(Ballot.voters), 0)).where(Ballot.workshop_id == workshop_id)
    row = db.session.execute(select(people.scalar_subquery(), voters.scalar_subquery())).one()
    seats = int(row[0])
    heads = None if workshop.adults_counted is None else workshop.adults_counted + (workshop.children_counted or 0)
    return Counts(count_answers(workshop), seats if heads is None else heads, int(row[1]))

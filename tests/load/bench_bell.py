"""An answer that arrives in the moment in which the round or the evening ends: stored by the rule or refused, never
half (`python -m tests.load bell 1000`)."""

from __future__ import annotations

import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select, update

from tests.load.database import Database, can_run
from tests.load.room import NOW, furnished, go_to
from tests.load.rows import Row, at_least, at_most, told
from workshop.domain.evening import State
from workshop.domain.refusals import Gone
from workshop.extensions import db
from workshop.models import Evening, Seat, Statement, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening, move_on
from workshop.services.statements import Draft, submit_statement

RACES = 1_000
CLOSE = 0.02
"""Seconds within which both sides begin."""
Bell = Callable[[Workshop], None]


@dataclass
class Race:
    """Two phones, one known and one new, against one bell; each side is a session of its own."""

    app: Flask
    workshop_id: int
    code: str
    chance: random.Random = field(default_factory=lambda: random.Random(3))
    found: Counter[str] = field(default_factory=Counter)
    seats: int = 0
    """How many there were before the race."""

    def run(self, bell: Bell, state: State, round_number: int) -> None:
        """One race from this stage on."""
        known = self.begin(state, round_number)
        answers: dict[str, str] = {}
        first, late = str(uuid.uuid4()), str(uuid.uuid4())
        sides = [threading.Thread(target=self.ring, args=(bell,))]
        for seat, key in ((known, first), (uuid.uuid4().hex, late)):
            sides.append(threading.Thread(target=self.answer, args=(seat, key, round_number, answers)))
        self.chance.shuffle(sides)
        for side in sides:
            side.start()
        for side in sides:
            side.join()
        with self.app.app_context():
            self.judge(answers, state, round_number)
            # The new phone has a seat where its answer is stored, and only there.
            self.found["seats of a refused answer"] += self.count_seats() != self.seats + 1 + (
                answers[late] == "stored"
            )
            db.session.remove()

    def begin(self, state: State, round_number: int) -> str:
        """The evening stands there again; the cookie of a phone that has a seat."""
        with self.app.app_context():
            stand = {"state": state, "round_number": round_number}
            db.session.execute(update(Evening).where(Evening.workshop_id == self.workshop_id).values(**stand))
            db.session.execute(update(Workshop).where(Workshop.id == self.workshop_id).values(closed_at=None))
            db.session.commit()
            self.seats = self.count_seats()
            seat = uuid.uuid4().hex
            draft = Draft(1, "need", "Prej", str(uuid.uuid4()), table_number=1, round_number=round_number or None)
            submit_statement(code=self.code, token=seat, draft=draft, now=NOW)
            db.session.remove()
        return seat

    def answer(self, seat: str, key: str, round_number: int, answers: dict[str, str]) -> None:
        time.sleep(self.chance.uniform(0, CLOSE))
        draft = Draft(1, "need", f"Ob zvoncu {key}", key, table_number=1, round_number=round_number or None)
        with self.app.app_context():
            try:
                submit_statement(code=self.code, token=seat, draft=draft, now=NOW)
                answers[key] = "stored"
            except Gone:
                answers[key] = "refused"
            except Exception as fault:
                answers[key] = f"{type(fault).__name__}"
            db.session.remove()

    def ring(self, bell: Bell) -> None:
        time.sleep(self.chance.uniform(0, CLOSE))
        with self.app.app_context():
            bell(db.session.get_one(Workshop, self.workshop_id))
            db.session.remove()

    def judge(self, answers: dict[str, str], state: State, round_number: int) -> None:
        """What was said against what stands there."""
        closed = find_evening(self.workshop_id).state == State.CLOSED
        for key, said in answers.items():
            row = db.session.scalars(select(Statement).where(Statement.key == key)).one_or_none()
            self.found[said if said in {"stored", "refused"} else "neither"] += 1
            self.found["half"] += (said == "stored") != (row is not None)
            if row is not None:
                wrong = row.round_number != round_number or row.late != (state == State.EVALUATION)
                self.found["against the rule"] += wrong or (row.seat_id is None) != closed

    def count_seats(self) -> int:
        asked = select(func.count(Seat.id)).where(Seat.workshop_id == self.workshop_id)
        return db.session.scalar(asked) or 0


def end_round(workshop: Workshop) -> None:
    move_on(workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="1", now=NOW)


def end_evening(workshop: Workshop) -> None:
    expected = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=expected, actor="1", now=NOW, with_waiting=True)


def bell_rows(folder: Path, races: int = 0) -> Iterator[Row]:
    """Half of the races at the end of a round, half at the end of the evening; over each store."""
    yield from raced(folder / "sqlite", "", races or RACES)
    if can_run():
        with closing(Database()) as database:
            yield from raced(folder / "postgresql", database.create("bell"), races or RACES)


def raced(folder: Path, address: str, races: int) -> Iterator[Row]:
    with furnished(folder, address) as (app, workshop):
        go_to(workshop, "round", 1)
        race = Race(app, workshop.id, workshop.code)
        db.session.remove()
        for number in range(races):
            if number % 2:
                race.run(end_evening, State.EVALUATION, 0)
            else:
                race.run(end_round, State.ROUND, 1)
    found, where = race.found, "PostgreSQL" if address else "SQLite"
    yield told(f"the bell and two answers at once over {where}", f"{races:,} times")
    yield at_least("  stored", found["stored"], 1)
    yield at_least("  refused", found["refused"], 1)
    for wrong in ("neither", "half", "against the rule", "seats of a refused answer"):
        yield at_most(f"  {wrong}", found[wrong], 0)

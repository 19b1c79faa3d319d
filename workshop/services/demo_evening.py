"""Playing a demo evening by its script, through the same services as real phones, paper and moderators."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from workshop.domain.evening import ANSWERING, Stage, State
from workshop.extensions import db
from workshop.models import Round, Workshop
from workshop.services.closing import close_evening
from workshop.services.demo_after import evaluate, raffle, sign_up, vote, write_list
from workshop.services.demo_reading import read_together, write_exchanges
from workshop.services.demo_room import DemoRoom, arrive, check_in
from workshop.services.demo_rounds import choose_points, say_late, say_round
from workshop.services.demo_script import Script
from workshop.services.demo_times import INTO_THE_ROUND, length
from workshop.services.evening import find_evening, move_on, stages_of
from workshop.services.report_writing import save_finding, save_requests

ACTOR = "demo"


def play(workshop: Workshop, script: Script, *, start: datetime, secret: str) -> None:
    """From the opened doors at ``start`` as far as the script says."""
    room = DemoRoom(workshop, script, secret=secret, actor=ACTOR)
    minutes = list(
        db.session.scalars(select(Round.minutes).where(Round.workshop_id == workshop.id).order_by(Round.number))
    )
    now = start
    for stage in stages_of(workshop)[1:]:
        if script.last.state is State.PREPARED:
            return
        enter(room, stage, now)
        long = length(stage, minutes)
        running = stage == script.last
        act(room, stage, now, timedelta(minutes=INTO_THE_ROUND) if running else long)
        if running:
            return
        now += long


def enter(room: DemoRoom, stage: Stage, now: datetime) -> None:
    """The facilitator moves on; the last move is the closing."""
    expected = find_evening(room.workshop.id).stage_revision
    if stage.state is not State.CLOSED:
        move_on(workshop=room.workshop, expected=expected, actor=ACTOR, now=now)
        return
    script = room.script
    close_evening(
        workshop=room.workshop,
        expected=expected,
        actor=ACTOR,
        now=now,
        adults=script.adults or None,
        children=script.children or None,
    )
    save_finding(workshop=room.workshop, text=script.findings, actor=ACTOR, now=now)
    save_requests(workshop=room.workshop, text=script.requests, actor=ACTOR, now=now)
    read_together(room, now)


def act(room: DemoRoom, stage: Stage, now: datetime, long: timedelta) -> None:
    """What people do in a stage that takes ``long``."""
    if stage.state is State.CHECK_IN:
        check_in(room, now, long)
    elif stage.state is State.ROUND:
        if stage.round_number == 1:
            arrive(room, room.script.late_phones, now + timedelta(minutes=2))
        say_round(room, stage.round_number, now, long)
    elif stage.state is State.HOME_ROUND:
        choose_points(room, now)
    elif stage.state is State.PLENARY:
        write_list(room, now)
    elif stage.state not in ANSWERING:
        after(room, stage.state, now, long)


def after(room: DemoRoom, state: State, now: datetime, long: timedelta) -> None:
    """What comes after the rounds."""
    if state is State.VOTING:
        vote(room, now, long)
        say_late(room, now + long / 2)
    elif state is State.SIGN_UP:
        sign_up(room, now, long)
        write_exchanges(room, now + long)
    elif state is State.RAFFLE:
        raffle(room, now)
    elif state is State.EVALUATION:
        evaluate(room, now, long)

"""Closing and answering at the same moment: wholly before or wholly after, never half. Each side is a session of its
own; over PostgreSQL the row of the evening is what they wait for, over SQLite the store itself."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.contact_details import ContactDetails
from workshop.domain.evening import State
from workshop.domain.refusals import Gone, NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Ballot, Contact, Evaluation, Reaction, Seat, SignUp, Statement, Ticket, VoteOption, Workshop
from workshop.services.closing import close_evening
from workshop.services.contacts import save_contact
from workshop.services.evaluations import Opinion, save_evaluation
from workshop.services.evening import find_evening, move_on
from workshop.services.holding import Held, hold_code, hold_since, hold_workshop
from workshop.services.moderating import show_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.own_statements import edit_own, withdraw_own
from workshop.services.paper_votes import add_bundle
from workshop.services.pulse import read_pulse
from workshop.services.reactions import react
from workshop.services.seats import take_seat, take_ticket
from workshop.services.sign_ups import save_sign_up
from workshop.services.statements import Draft, submit_statement
from workshop.services.voting_acts import cast_ballot

EARLY, LATE = "a phone that is here", "a phone that comes late"
KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"
LONG_ENOUGH = 0.4
"""Seconds in which the other side comes as far as it can."""
Act = Callable[[Workshop], object]


def submit(workshop: Workshop) -> str:
    draft = Draft(1, "need", "Še ena", str(uuid.uuid4()), table_number=1)
    return submit_statement(code=workshop.code, token=LATE, draft=draft, now=NOW)


def react_late(workshop: Workshop) -> None:
    statement = db.session.execute(select(Statement.id)).scalar_one()
    key = str(uuid.uuid4())
    react(code=workshop.code, token=LATE, statement_id=statement, mark="agree", key=key, now=NOW)


def vote(workshop: Workshop) -> None:
    cast_ballot(code=workshop.code, token=LATE, dots={1: 1}, key=str(uuid.uuid4()), now=NOW)


def count_paper(workshop: Workshop, key: str = KEY) -> None:
    options = list(db.session.scalars(select(VoteOption.id)))
    add_bundle(workshop=workshop, dots={options[0]: 2}, voters=2, key=key, actor="1", now=NOW)


def sign_up(workshop: Workshop) -> object:
    return save_sign_up(workshop=workshop, roles=(1,), hours="", note="", key=KEY, now=NOW)


def leave_contact(workshop: Workshop) -> str:
    details = ContactDetails(name="Oseba", phone="040 123 456", email="")
    consents = {"report": "Da."}
    return save_contact(
        workshop=workshop, details=details, consents=consents, fifteen=True, key=KEY, secret="s", now=NOW
    )


ACTS: dict[str, Act] = {
    "statement": submit,
    "mark": react_late,
    "edit": lambda w: edit_own(workshop=w, token=EARLY, key=KEY, text="Nasprotno", now=NOW),
    "withdrawal": lambda w: withdraw_own(workshop=w, token=EARLY, key=KEY, now=NOW),
    "seat": lambda w: take_seat(workshop=w, token=LATE, group_id=None, now=NOW),
    "ticket": lambda w: take_ticket(workshop=w, token=LATE, secret="s"),
    "evaluation": lambda w: save_evaluation(workshop=w, opinion=Opinion(heard=5), key=KEY, now=NOW),
    "sign-up": sign_up,
    "contact": leave_contact,
    "bundle": count_paper,
}
STORED = (Statement, Reaction, Seat, Ballot, Evaluation, SignUp, Contact, Ticket)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """With one statement from a phone, shown, and a list of four lines."""
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    draft = Draft(1, "need", "Prva misel", KEY, table_number=1)
    submit_statement(code=made.code, token=EARLY, draft=draft, now=NOW)
    statement = db.session.scalars(select(Statement)).one()
    seen = card_mark(statement.state, statement.text)
    show_statement(workshop=made, statement_id=statement.id, seen=seen, actor="1", now=NOW)
    db.session.add_all(VoteOption(workshop_id=made.id, number=number, text=str(number)) for number in range(1, 5))
    db.session.commit()
    return made


class Aside:
    """An act on a session of its own; what became of it is known after ``join``."""

    def __init__(self, app: Flask, workshop_id: int, act: Act) -> None:
        self.refused: Refusal | None = None
        self.fault: Exception | None = None
        self.loaded = threading.Event()
        self.thread = threading.Thread(target=self.run, args=(app, workshop_id, act))
        self.thread.start()

    def run(self, app: Flask, workshop_id: int, act: Act) -> None:
        with app.app_context():
            try:
                with db.session.no_autoflush:
                    workshop = db.session.get_one(Workshop, workshop_id)
                act(workshop)
            except Refusal as refusal:
                self.refused = refusal
            except Exception as fault:
                self.fault = fault

    def join(self) -> Refusal | None:
        self.thread.join(120)
        assert not self.thread.is_alive()
        assert self.fault is None, self.fault
        return self.refused


def counted() -> dict[str, int]:
    return {table.__name__: db.session.scalar(select(func.count(table.id))) or 0 for table in STORED}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_meets_closing_is_refused_whole(in_app: Flask, workshop: Workshop, name: str) -> None:
    move_to(workshop, "evaluation")
    before = counted()
    evening = find_evening(workshop.id)  # the row is held from here on
    aside = Aside(in_app, workshop.id, ACTS[name])
    aside.thread.join(LONG_ENOUGH)
    assert aside.thread.is_alive(), "it does not wait for the evening"
    seen = evening.stage_revision
    close_evening(workshop=workshop, expected=seen, actor="1", now=NOW, with_waiting=True)
    refused = aside.join()
    assert refused is not None
    assert refused.code in {"evening_closed", "closed_fixed"}
    assert counted() == before
    assert db.session.scalars(select(Statement.text)).all() == ["Prva misel"]
    assert db.session.scalars(select(Statement.seat_id)).all() == [None]
    assert set(db.session.scalars(select(Seat.token_hash))) == {None}


def test_a_ballot_that_meets_the_end_of_the_vote_is_refused_whole(in_app: Flask, workshop: Workshop) -> None:
    move_to(workshop, "voting")
    evening = find_evening(workshop.id)
    aside = Aside(in_app, workshop.id, vote)
    aside.thread.join(LONG_ENOUGH)
    move_on(workshop=workshop, expected=evening.stage_revision, actor="1", now=NOW)
    refused = aside.join()
    assert refused is not None
    assert refused.code == "vote_over"
    assert counted()["Ballot"] == 0


@pytest.mark.parametrize("name", ["evaluation", "sign-up", "contact", "bundle", "ticket", "seat"])
def test_two_taps_at_once_keep_one(in_app: Flask, workshop: Workshop, name: str) -> None:
    move_to(workshop, "evaluation")
    before = counted()
    find_evening(workshop.id)
    taps = [Aside(in_app, workshop.id, ACTS[name]) for _ in range(3)]
    for tap in taps:
        tap.thread.join(LONG_ENOUGH / 2)
    db.session.commit()
    assert [tap.join() for tap in taps] == [None, None, None]
    assert sum(counted().values()) == sum(before.values()) + 1


def test_a_moderator_and_the_author_at_once_let_no_unread_words_through(in_app: Flask, workshop: Workshop) -> None:
    edit_own(workshop=workshop, token=EARLY, key=KEY, text="Druga misel", now=NOW)
    row = db.session.scalars(select(Statement)).one()
    statement_id, seen = row.id, card_mark("waiting", "Druga misel")
    assert row.state == "waiting"
    find_evening(workshop.id)
    edit = Aside(in_app, workshop.id, lambda w: edit_own(workshop=w, token=EARLY, key=KEY, text="Žalitev", now=NOW))
    edit.thread.join(LONG_ENOUGH)
    show_statement(workshop=workshop, statement_id=statement_id, seen=seen, actor="1", now=NOW)
    assert edit.join() is None
    db.session.expire_all()
    row = db.session.scalars(select(Statement)).one()
    assert (row.text, row.state, row.moderated_at) == ("Žalitev", "waiting", None)


def test_holding_tells_where_the_evening_stands_and_raises_its_revision(workshop: Workshop) -> None:
    before = read_pulse(workshop.code)
    assert hold_code(workshop.code) == hold_workshop(workshop.id) == Held(workshop.id, State.ROUND, 1)
    after = read_pulse(workshop.code)
    assert (after.revision, after.stage) == (before.revision + 2, before.stage)


def test_a_code_that_nobody_has_is_not_found(workshop: Workshop) -> None:
    with pytest.raises(NotFound, match="code_unknown"):
        hold_code("0000")


def test_an_act_waits_for_its_time_and_ends_with_the_evening(workshop: Workshop) -> None:
    with pytest.raises(WrongState, match="too_early"):
        hold_since(workshop.id, State.SIGN_UP, "too_early")
    move_to(workshop, "evaluation")
    hold_since(workshop.id, State.SIGN_UP, "too_early")
    expected = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=expected, actor="1", now=NOW)
    with pytest.raises(Gone):
        hold_since(workshop.id, State.SIGN_UP, "too_early")


def test_a_refused_act_lets_go_of_the_row_and_raises_nothing(workshop: Workshop) -> None:
    before = read_pulse(workshop.code).revision
    with pytest.raises(Refusal, match="mark_unknown"):
        react(code=workshop.code, token=LATE, statement_id=1, mark="loud", key=KEY, now=NOW)
    assert not db.session().in_transaction()
    assert read_pulse(workshop.code).revision == before

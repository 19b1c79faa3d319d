"""What a phone may do with what it sent."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.moderating import hide_statement, undo_act
from workshop.services.moderation_hold import card_mark
from workshop.services.own_statements import edit_own, find_own, list_own, withdraw_own
from workshop.services.pulse import read_pulse
from workshop.services.reactions import react
from workshop.services.statements import Draft, submit_statement

TOKEN, OTHER = "one phone", "another phone"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def send(workshop: Workshop, text: str, *, token: str = TOKEN, minutes: int = 0) -> str:
    draft = Draft(1, "need", text, str(uuid.uuid4()), table_number=1)
    return submit_statement(code=workshop.code, token=token, draft=draft, now=NOW + timedelta(minutes=minutes))


def stored(key: str) -> Statement | None:
    return db.session.scalar(select(Statement).where(Statement.key == key))


def test_the_newest_comes_first_and_others_are_not_there(workshop: Workshop) -> None:
    send(workshop, "Prva")
    send(workshop, "Tuja", token=OTHER)
    send(workshop, "Druga", minutes=3)
    assert [row.text for row in list_own(workshop_id=workshop.id, token=TOKEN)] == ["Druga", "Prva"]
    assert list_own(workshop_id=workshop.id, token=None) == []


@pytest.mark.parametrize("token", [OTHER, None, ""])
def test_another_phone_finds_nothing(workshop: Workshop, token: str | None) -> None:
    key = send(workshop, "Moja")
    with pytest.raises(NotFound):
        find_own(workshop_id=workshop.id, token=token, key=key)
    with pytest.raises(NotFound):
        edit_own(workshop=workshop, token=token, key=key, text="Tuje", now=NOW)
    with pytest.raises(NotFound):
        withdraw_own(workshop=workshop, token=token, key=key, now=NOW)


def test_mending_twice_keeps_the_very_first_words(workshop: Workshop) -> None:
    key = send(workshop, "Prva")
    for text in ("Druga", "Tretja"):
        edit_own(workshop=workshop, token=TOKEN, key=key, text=text, now=NOW)
    row = stored(key)
    assert row is not None
    assert (row.text, row.original, row.state, row.moderated_at) == ("Tretja", "Prva", "waiting", None)


def test_a_change_is_told_to_the_screens(workshop: Workshop) -> None:
    key = send(workshop, "Prva")
    before = read_pulse(workshop.code).revision
    edit_own(workshop=workshop, token=TOKEN, key=key, text="Druga", now=NOW)
    withdraw_own(workshop=workshop, token=TOKEN, key=key, now=NOW)
    assert read_pulse(workshop.code).revision == before + 2
    assert stored(key) is None


def hide(workshop: Workshop, key: str) -> None:
    row = stored(key)
    assert row is not None
    mark = card_mark(row.state, row.text)
    hide_statement(workshop=workshop, statement_id=row.id, seen=mark, actor="1", now=NOW)


def test_a_hidden_statement_is_its_authors_to_take_back(workshop: Workshop) -> None:
    key = send(workshop, "Prva")
    hide(workshop, key)
    withdraw_own(workshop=workshop, token=TOKEN, key=key, now=NOW)
    assert stored(key) is None


def test_other_words_for_a_hidden_statement_wait_to_be_read_and_no_undo_shows_them(workshop: Workshop) -> None:
    key = send(workshop, "Prva")
    hide(workshop, key)
    row = edit_own(workshop=workshop, token=TOKEN, key=key, text="Druga", now=NOW)
    assert (row.text, row.state, row.moderated_at) == ("Druga", "waiting", None)
    with pytest.raises(Refusal, match="moderation_undo_over"):
        undo_act(workshop=workshop, statement_id=row.id, seen=card_mark(row.state, row.text), actor="1", now=NOW)


def test_a_closed_evening_changes_nothing(workshop: Workshop) -> None:
    key = send(workshop, "Prva")
    move_to(workshop, "evaluation")
    expected = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=expected, actor="test", now=NOW, with_waiting=True)
    with pytest.raises(Gone):
        withdraw_own(workshop=workshop, token=TOKEN, key=key, now=NOW)
    assert stored(key) is not None


def mark(workshop: Workshop, key: str, *, token: str, mark: str = "agree") -> None:
    row = stored(key)
    assert row is not None
    row.state = "shown"
    db.session.commit()
    react(code=workshop.code, token=token, statement_id=row.id, mark=mark, key=str(uuid.uuid4()), now=NOW)


def test_what_others_have_marked_keeps_its_words(workshop: Workshop) -> None:
    key = send(workshop, "Za klub")
    mark(workshop, key, token=OTHER)
    with pytest.raises(Refusal, match="statement_marked"):
        edit_own(workshop=workshop, token=TOKEN, key=key, text="Proti klubu", now=NOW)
    row = stored(key)
    assert row is not None
    assert (row.text, row.state) == ("Za klub", "shown")
    assert edit_own(workshop=workshop, token=TOKEN, key=key, text="Za klub", now=NOW).state == "shown"
    withdraw_own(workshop=workshop, token=TOKEN, key=key, now=NOW)
    assert stored(key) is None


def test_a_mark_taken_away_binds_nobody(workshop: Workshop) -> None:
    key = send(workshop, "Za klub")
    mark(workshop, key, token=OTHER)
    mark(workshop, key, token=OTHER, mark="")
    assert edit_own(workshop=workshop, token=TOKEN, key=key, text="Za dva kluba", now=NOW).state == "waiting"


def test_words_changed_since_the_moderator_looked_wait_again(workshop: Workshop) -> None:
    """The phone has read the answer as waiting; it is let through meanwhile, in a session of its own."""
    key = send(workshop, "Prva")
    read = stored(key)
    assert read is not None
    assert read.state == "waiting"
    with db.engine.connect() as moderator:
        db.session.rollback()
        moderator.execute(update(Statement).values(state="shown", moderated_at=NOW))
        moderator.commit()
    edit_own(workshop=workshop, token=TOKEN, key=key, text="Druga", now=NOW)
    db.session.expire_all()
    row = stored(key)
    assert row is not None
    assert (row.text, row.state, row.moderated_at) == ("Druga", "waiting", None)

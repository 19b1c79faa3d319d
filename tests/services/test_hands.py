"""A hand goes up at a table, is seen, and comes down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, Refusal
from workshop.extensions import db
from workshop.models import Hand, JournalEntry, Workshop
from workshop.services.hands import find_open, find_told, list_open, raise_hand, take_back_hand, take_up_hand
from workshop.services.pulse import read_pulse


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def up(workshop: Workshop, table: int = 1, reason: str = "help", minutes: int = 0) -> None:
    raise_hand(workshop_id=workshop.id, table_number=table, reason=reason, now=NOW + timedelta(minutes=minutes))


def test_a_table_has_one_hand_however_often_it_is_raised(workshop: Workshop) -> None:
    up(workshop)
    up(workshop, reason="paper", minutes=2)
    [hand] = list_open(workshop.id)
    assert (hand.reason, hand.raised_at) == ("paper", NOW)


def test_the_console_reads_the_longest_waiting_first_and_is_told_at_once(workshop: Workshop) -> None:
    before = read_pulse(workshop.code).revision
    up(workshop, 2, minutes=1)
    up(workshop, 1)
    assert [hand.table_number for hand in list_open(workshop.id)] == [1, 2]
    assert read_pulse(workshop.code).revision > before


def test_the_table_reads_that_it_was_taken_up_for_a_while(workshop: Workshop) -> None:
    up(workshop)
    take_up_hand(workshop=workshop, table_number=1, actor="1", now=NOW + timedelta(minutes=2))
    told = find_told(workshop.id, 1, NOW + timedelta(minutes=6))
    assert told is not None
    assert told.lowered_at == NOW + timedelta(minutes=2)
    assert find_told(workshop.id, 1, NOW + timedelta(minutes=8)) is None
    assert find_told(workshop.id, 1, NOW + timedelta(minutes=6), since=NOW + timedelta(minutes=3)) is None
    assert find_told(workshop.id, 1, NOW + timedelta(minutes=6), since=NOW) is not None
    assert list_open(workshop.id) == []
    assert db.session.scalar(select(JournalEntry.actor).where(JournalEntry.act == "take_up")) == "1"


def test_a_hand_that_the_host_lowers_was_not_taken_up(workshop: Workshop) -> None:
    up(workshop)
    for _tap in range(2):
        take_back_hand(workshop_id=workshop.id, table_number=1)
    assert find_told(workshop.id, 1, NOW) is None


def test_after_it_was_taken_up_it_can_go_up_again(workshop: Workshop) -> None:
    up(workshop)
    take_up_hand(workshop=workshop, table_number=1, actor="1", now=NOW)
    up(workshop, minutes=3)
    hand = find_open(workshop.id, 1)
    assert hand is not None
    assert hand.raised_at == NOW + timedelta(minutes=3)


def test_taking_up_no_hand_changes_nothing(workshop: Workshop) -> None:
    take_up_hand(workshop=workshop, table_number=1, actor="1", now=NOW)
    assert db.session.scalar(select(func.count(Hand.id))) == 0


def test_it_needs_a_reason_and_an_open_evening(workshop: Workshop) -> None:
    with pytest.raises(Refusal) as refused:
        up(workshop, reason="bored")
    assert refused.value.code == "hand_reason"
    close(workshop)
    with pytest.raises(Gone):
        up(workshop)

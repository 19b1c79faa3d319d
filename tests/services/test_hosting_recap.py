"""What a host reads out to the group that has just come."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.services.tables import at, let_through, type_in
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.models import Workshop
from workshop.services.hosting import here_now
from workshop.services.hosting_marks import mark_for_table
from workshop.services.hosting_recap import Recap, read_recap


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def recap_of(workshop: Workshop, number: int = 1) -> Recap:
    table = at(workshop, number)
    return read_recap(table, here_now(table))


def told(workshop: Workshop, number: int = 1) -> list[str]:
    return [note.line.text for note in recap_of(workshop, number).told]


def leave(workshop: Workshop, *texts: str) -> list[int]:
    for text in texts:
        type_in(at(workshop), text)
    return [let_through(workshop, text) for text in texts]


def test_it_tells_what_was_let_through_at_this_table(workshop: Workshop) -> None:
    leave(workshop, "Manjka klop")
    type_in(at(workshop), "Še čaka")
    move_to(workshop, "round", 2)
    assert told(workshop) == ["Manjka klop"]
    assert told(workshop, 2) == []


def test_what_the_group_has_just_written_itself_is_not_told_to_it(workshop: Workshop) -> None:
    leave(workshop, "Manjka klop")
    assert told(workshop) == []


def test_in_the_home_round_everything_is_there(workshop: Workshop) -> None:
    leave(workshop, "Manjka klop")
    move_to(workshop, "home_round")
    assert told(workshop) == ["Manjka klop"]


def test_an_open_question_comes_first_and_the_rest_is_folded(workshop: Workshop) -> None:
    ids = leave(workshop, *(f"Misel {number}" for number in range(8)))
    move_to(workshop, "round", 2)
    for statement, mark in ((ids[7], "unclear"), (ids[5], "agree")):
        mark_for_table(table=at(workshop), statement_id=statement, mark=mark, key=str(uuid.uuid4()), now=NOW)
    found = recap_of(workshop)
    assert [note.line.text for note in found.told] == ["Misel 7", *(f"Misel {n}" for n in (5, 0, 1, 2, 3))]
    assert [note.asks for note in found.told] == [True] + 5 * [False]
    assert [note.line.text for note in found.rest] == ["Misel 4", "Misel 6"]


def test_marks_are_counted_for_the_group_that_sits_here_alone(workshop: Workshop) -> None:
    [statement] = leave(workshop, "Manjka klop")
    move_to(workshop, "round", 2)
    for _person in range(3):
        mark_for_table(table=at(workshop), statement_id=statement, mark="agree", key=str(uuid.uuid4()), now=NOW)
    assert [(note.agree, note.unclear) for note in recap_of(workshop).told] == [(3, 0)]
    move_to(workshop, "round", 3)
    assert [(note.agree, note.unclear) for note in recap_of(workshop).told] == [(0, 0)]

"""Acts on next steps, where two people meet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.next_steps import MOST_STEPS, Step
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Theme, Workshop
from workshop.services.deeds import add_deed
from workshop.services.next_steps import add_step, list_steps, remove_step, undo_step
from workshop.services.next_steps_record import last_act, read_step
from workshop.services.next_steps_sources import check_source, list_sources, parted

DONE: dict[str, Any] = {"actor": "account:1", "now": NOW}


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_the_soonest_comes_first_and_what_has_no_day_last(workshop: Workshop) -> None:
    for task, due in (("brez", None), ("pozneje", date(2027, 1, 1)), ("prej", date(2026, 12, 1))):
        add_step(workshop=workshop, step=Step("finance", task, due_on=due), **DONE)
    assert [row.task for row in list_steps(workshop.id)] == ["prej", "pozneje", "brez"]


def test_a_list_has_an_end(workshop: Workshop) -> None:
    for number in range(MOST_STEPS):
        add_step(workshop=workshop, step=Step("finance", str(number)), **DONE)
    with pytest.raises(Refusal, match="step_many"):
        add_step(workshop=workshop, step=Step("finance", "še ena"), **DONE)


def test_a_step_of_which_something_was_done_stays(workshop: Workshop) -> None:
    number = add_step(workshop=workshop, step=Step("finance", "Ponudba"), **DONE)
    add_deed(workshop=workshop, about=f"n{number}", text="Prišla je.", done_on=NOW.date(), **DONE)
    with pytest.raises(WrongState, match="step_answered"):
        remove_step(workshop=workshop, step_id=number, **DONE)


def test_taking_back_never_touches_a_step_of_another_evening(workshop: Workshop) -> None:
    """A store may give the number of what was taken away to the next row, of whatever evening."""
    stranger = make_workshop(make_centre("Drugi center", "Drugje", "drugi.test"))
    number = add_step(workshop=workshop, step=Step("finance", "Ponudba"), **DONE)
    remove_step(workshop=workshop, step_id=number, **DONE)
    same = add_step(workshop=stranger, step=Step("finance", "Tuja ponudba"), **DONE) == number
    assert same or db.engine.dialect.name != "sqlite"
    entry = last_act(workshop.id, DONE["actor"])
    assert entry is not None
    undo_step(workshop=workshop, entry_id=entry.id, **DONE)
    assert [[row.task for row in list_steps(one.id)] for one in (workshop, stranger)] == [["Ponudba"], ["Tuja ponudba"]]


def test_a_step_comes_back_without_a_source_that_is_gone(workshop: Workshop) -> None:
    theme = Theme(workshop_id=workshop.id, name="Dostop", created_at=NOW)
    db.session.add(theme)
    db.session.commit()
    number = add_step(workshop=workshop, step=Step("finance", "Ponudba", source=f"t{theme.id}"), **DONE)
    remove_step(workshop=workshop, step_id=number, **DONE)
    db.session.delete(theme)
    db.session.commit()
    act = last_act(workshop.id, "account:1")
    assert act is not None
    undo_step(workshop=workshop, entry_id=act.id, **DONE)
    assert [read_step(row) for row in list_steps(workshop.id)] == [Step("finance", "Ponudba")]


def test_only_what_is_of_the_same_evening_is_a_source(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    theme = Theme(workshop_id=other.id, name="Dostop", created_at=NOW)
    db.session.add(theme)
    db.session.commit()
    assert [one.ref for one in list_sources(other)["t"]] == [f"t{theme.id}"]
    for source in (f"t{theme.id}", "x1", "t", "t-1", "s99999", "m1"):
        with pytest.raises(Refusal, match="choice_unknown"):
            check_source(workshop.id, source)
    assert (parted("s12"), parted("z12"), parted("")) == (("s", 12), ("", 0), ("", 0))


def test_another_evenings_step_does_not_exist(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    number = add_step(workshop=other, step=Step("finance", "Ponudba"), **DONE)
    with pytest.raises(NotFound):
        remove_step(workshop=workshop, step_id=number, **DONE)

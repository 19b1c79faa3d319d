"""Themes by hand, and taking back what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Evening, LineTheme, Statement, Theme, ThemeStatement, VoteOption, Workshop
from workshop.services.themes import (
    make_theme,
    merge_themes,
    place_statements,
    remove_theme,
    rename_theme,
    undo_last,
)
from workshop.services.themes_record import last_act


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def make(workshop: Workshop, name: str, *statements: Statement, actor: str = "1") -> int:
    ids = [one.id for one in statements]
    return make_theme(workshop=workshop, name=name, statement_ids=ids, actor=actor, now=NOW)


def stand(workshop: Workshop) -> dict[str, set[int]]:
    """The statements by the name of their theme."""
    found: dict[str, set[int]] = {
        name: set() for name in db.session.scalars(select(Theme.name).where(Theme.workshop_id == workshop.id))
    }
    rows = db.session.execute(
        select(Theme.name, ThemeStatement.statement_id).join(Theme, Theme.id == ThemeStatement.theme_id)
    )
    for name, statement in rows:
        found[name].add(statement)
    return found


def undo(workshop: Workshop, actor: str = "1") -> None:
    entry = last_act(workshop.id, actor)
    assert entry is not None
    undo_last(workshop=workshop, entry_id=entry.id, actor=actor, now=NOW)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return found.value.code


def test_a_statement_is_in_one_theme_at_most_and_stays_as_it_was_said(workshop: Workshop) -> None:
    one, two = say(workshop, "Več klopi", "Avtobus", state="shown")
    make(workshop, "Klopi", one, two)
    make(workshop, "Prevoz", two)
    assert stand(workshop) == {"Klopi": {one.id}, "Prevoz": {two.id}}
    assert db.session.get_one(Statement, two.id).text == "Avtobus"


def test_statements_are_put_into_a_theme_and_out_of_it(workshop: Workshop) -> None:
    one, two = say(workshop, "Več klopi", "Avtobus", state="shown")
    theme = make(workshop, "Klopi")
    place_statements(workshop=workshop, theme_id=theme, statement_ids=[one.id, two.id], actor="1", now=NOW)
    assert stand(workshop) == {"Klopi": {one.id, two.id}}
    place_statements(workshop=workshop, theme_id=None, statement_ids=[two.id], actor="1", now=NOW)
    assert stand(workshop) == {"Klopi": {one.id}}


def test_hidden_and_waiting_statements_are_put_nowhere(workshop: Workshop) -> None:
    (hidden,), (waiting,) = say(workshop, "Skrito", state="hidden"), say(workshop, "Čaka")
    assert refused(lambda: make(workshop, "Skrito", hidden)) == "theme_not_shown"
    assert refused(lambda: make(workshop, "Čaka", waiting)) == "theme_not_shown"
    assert stand(workshop) == {}


def test_statements_of_another_evening_are_not_to_be_had(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi", "Bled", "drugi.test"))
    (foreign,) = say(other, "Tuje", state="shown")
    theme = make(other, "Tuja tema")
    assert refused(lambda: make(workshop, "Moja", foreign)) == "theme_not_shown"
    with pytest.raises(NotFound):
        rename_theme(workshop=workshop, theme_id=theme, name="Moja", actor="1", now=NOW)


def test_two_themes_become_one_and_a_line_of_the_vote_goes_along(workshop: Workshop) -> None:
    one, two = say(workshop, "Vlak", "Avtobus", state="shown")
    train, bus = make(workshop, "Vlak", one), make(workshop, "Avtobus", two)
    line = VoteOption(workshop_id=workshop.id, number=1, text="Vlak")
    db.session.add(line)
    db.session.flush()
    db.session.add(LineTheme(option_id=line.id, theme_id=train))
    db.session.commit()
    merge_themes(workshop=workshop, theme_id=train, into_id=bus, actor="1", now=NOW)
    assert stand(workshop) == {"Avtobus": {one.id, two.id}}
    assert db.session.scalars(select(LineTheme.theme_id)).all() == [bus]
    undo(workshop)
    assert stand(workshop) == {"Vlak": {one.id}, "Avtobus": {two.id}}
    assert db.session.scalars(select(LineTheme.theme_id)).all() == [train]


def test_a_theme_is_not_merged_into_itself(workshop: Workshop) -> None:
    theme = make(workshop, "Vlak")
    merging: dict[str, Any] = {"workshop": workshop, "theme_id": theme, "into_id": theme, "actor": "1", "now": NOW}
    assert refused(lambda: merge_themes(**merging)) == "theme_into_itself"


def test_acts_are_taken_back_one_after_another(workshop: Workshop) -> None:
    one, two = say(workshop, "Klop", "Vlak", state="shown")
    theme = make(workshop, "Klopi", one)
    place_statements(workshop=workshop, theme_id=theme, statement_ids=[two.id], actor="1", now=NOW)
    rename_theme(workshop=workshop, theme_id=theme, name="Posedanje", actor="1", now=NOW)
    remove_theme(workshop=workshop, theme_id=theme, actor="1", now=NOW)
    after = []
    while last_act(workshop.id, "1"):
        undo(workshop)
        after.append(stand(workshop))
    assert after == [{"Posedanje": {one.id, two.id}}, {"Klopi": {one.id, two.id}}, {"Klopi": {one.id}}, {}]


def test_nobody_takes_back_what_another_has_built_upon(workshop: Workshop) -> None:
    (one,) = say(workshop, "Klop", state="shown")
    make(workshop, "Klopi", one)
    make(workshop, "Posedanje", one, actor="2")
    with pytest.raises(WrongState) as found:
        undo(workshop)
    assert found.value.code == "theme_undo_over"
    assert stand(workshop) == {"Klopi": set(), "Posedanje": {one.id}}


def test_taking_back_never_touches_a_theme_of_another_evening(workshop: Workshop) -> None:
    """A store may give the number of what was removed to the next row, of whatever evening."""
    (one,) = say(workshop, "Klop", state="shown")
    stranger = make_workshop(make_centre("Drugi center", "Drugje", "drugi.test"))
    theme = make(workshop, "Klopi", one)
    remove_theme(workshop=workshop, theme_id=theme, actor="1", now=NOW)
    same = make(stranger, "Tuja") == theme
    assert same or db.engine.dialect.name != "sqlite"
    undo(workshop)
    assert stand(workshop) == {"Klopi": {one.id}}
    assert db.session.scalars(select(Theme.name).where(Theme.workshop_id == stranger.id)).one() == "Tuja"


def test_what_its_author_took_back_does_not_return_with_its_theme(workshop: Workshop) -> None:
    one, two = say(workshop, "Klop", "Vlak", state="shown")
    line = VoteOption(workshop_id=workshop.id, number=1, text="Klopi")
    db.session.add(line)
    db.session.flush()
    theme = make(workshop, "Klopi", one, two)
    db.session.add(LineTheme(option_id=line.id, theme_id=theme))
    db.session.commit()
    remove_theme(workshop=workshop, theme_id=theme, actor="1", now=NOW)
    db.session.delete(one)
    db.session.delete(line)
    db.session.commit()
    undo(workshop)
    assert stand(workshop) == {"Klopi": {two.id}}


def test_nothing_returns_into_a_theme_that_another_has_removed(workshop: Workshop) -> None:
    (one,) = say(workshop, "Klop", state="shown")
    first = make(workshop, "Klopi", one, actor="2")
    place_statements(workshop=workshop, theme_id=None, statement_ids=[one.id], actor="1", now=NOW)
    remove_theme(workshop=workshop, theme_id=first, actor="2", now=NOW)
    assert refused(lambda: undo(workshop)) == "theme_undo_over"
    assert stand(workshop) == {}


def test_no_two_themes_get_one_name_by_taking_back(workshop: Workshop) -> None:
    theme = make(workshop, "Klopi")
    rename_theme(workshop=workshop, theme_id=theme, name="Posedanje", actor="1", now=NOW)
    make(workshop, "klopi", actor="2")
    assert refused(lambda: undo(workshop)) == "theme_taken"
    assert stand(workshop) == {"Posedanje": set(), "klopi": set()}


def test_an_undo_pressed_twice_takes_one_act_back(workshop: Workshop) -> None:
    make(workshop, "Klopi")
    make(workshop, "Vlak")
    entry = last_act(workshop.id, "1")
    assert entry is not None
    number = entry.id
    undo_last(workshop=workshop, entry_id=number, actor="1", now=NOW)
    again: dict[str, Any] = {"workshop": workshop, "entry_id": number, "actor": "1", "now": NOW}
    assert refused(lambda: undo_last(**again)) == "theme_undo_over"
    assert stand(workshop) == {"Klopi": set()}


def test_themes_are_made_after_closing_too(workshop: Workshop) -> None:
    (one,) = say(workshop, "Klop", state="shown")
    db.session.execute(select(Evening).where(Evening.workshop_id == workshop.id)).scalar_one().state = State.CLOSED
    workshop.closed_at = NOW
    db.session.commit()
    make(workshop, "Klopi", one)
    assert stand(workshop) == {"Klopi": {one.id}}


def test_nothing_ticked_moves_nothing(workshop: Workshop) -> None:
    theme = make(workshop, "Klopi")
    placing: dict[str, Any] = {"workshop": workshop, "theme_id": theme, "statement_ids": [], "actor": "1", "now": NOW}
    assert refused(lambda: place_statements(**placing)) == "theme_nothing_ticked"

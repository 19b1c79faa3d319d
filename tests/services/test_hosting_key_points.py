"""The home round at a table without phones."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.closed import close
from tests.services.tables import at, let_through, type_in
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import KeyPoint, Workshop
from workshop.services.hosting_key_points import confirm_for_table, pick_for_table

TEXTS = ("Klop", "Luč", "Pot", "Streha")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    for text in TEXTS:
        type_in(at(made), text)
    return made


def pick(workshop: Workshop, text: str, *, chosen: bool = True, number: int = 1) -> None:
    statement = let_through(workshop, text)
    pick_for_table(table=at(workshop, number), statement_id=statement, chosen=chosen, now=NOW)


def points() -> list[tuple[int, str, bool]]:
    rows = db.session.scalars(select(KeyPoint).order_by(KeyPoint.position))
    return [(row.position, row.origin, row.confirmed_at is not None) for row in rows]


def test_the_host_picks_for_the_group_and_confirms(workshop: Workshop) -> None:
    move_to(workshop, "home_round")
    pick(workshop, "Klop")
    pick(workshop, "Luč")
    assert points() == [(1, "host", False), (2, "host", False)]
    confirm_for_table(table=at(workshop), now=NOW)
    confirm_for_table(table=at(workshop), now=NOW)
    assert points() == [(1, "host", True), (2, "host", True)]


def test_a_change_opens_the_choice_again(workshop: Workshop) -> None:
    move_to(workshop, "home_round")
    pick(workshop, "Klop")
    pick(workshop, "Luč")
    confirm_for_table(table=at(workshop), now=NOW)
    pick(workshop, "Luč", chosen=False)
    assert points() == [(1, "host", False)]


def test_a_fourth_is_refused(workshop: Workshop) -> None:
    move_to(workshop, "home_round")
    for text in TEXTS[:3]:
        pick(workshop, text)
    with pytest.raises(Refusal) as refused:
        pick(workshop, TEXTS[3])
    assert (refused.value.code, len(points())) == ("key_points_full", 3)


def test_another_table_picks_none_of_it(workshop: Workshop) -> None:
    move_to(workshop, "home_round")
    with pytest.raises(NotFound):
        pick(workshop, "Klop", number=2)
    assert points() == []


def test_before_the_home_round_and_without_a_pick_nothing_is_confirmed(workshop: Workshop) -> None:
    with pytest.raises(Refusal) as refused:
        pick(workshop, "Klop")
    assert refused.value.code == "home_round_only"
    move_to(workshop, "home_round")
    with pytest.raises(Refusal) as refused:
        confirm_for_table(table=at(workshop), now=NOW)
    assert refused.value.code == "key_points_none"


def test_a_closed_evening_stays_as_it_is(workshop: Workshop) -> None:
    close(workshop)
    with pytest.raises(Gone):
        confirm_for_table(table=at(workshop), now=NOW)

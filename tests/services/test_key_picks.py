"""The home round on phones: three key points, picked together at the own table."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Group, JournalEntry, KeyPoint, Seat, Statement, Workshop
from workshop.services.clarifying import clarify
from workshop.services.home_sheet import HomeSheet, read_home_sheet
from workshop.services.key_picks import pick_key_point
from workshop.services.key_points import choose_key_point, confirm_key_points
from workshop.services.reactions import react
from workshop.services.statements import Draft, submit_statement

BLUE, VIOLET = "a phone of Blue", "a phone of Violet"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Blue wrote four thoughts at station 1, and is back there."""
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    for text in ("ena", "dve", "tri", "štiri"):
        draft = Draft(1, "need", text, str(uuid.uuid4()), table_number=1)
        submit_statement(code=made.code, token=BLUE, draft=draft, now=NOW)
    for row in db.session.scalars(select(Statement)):
        row.state = "shown"
    db.session.commit()
    move_to(made, "home_round")
    return made


def number(text: str) -> int:
    return db.session.scalars(select(Statement.id).where(Statement.text == text)).one()


def group(workshop: Workshop, colour: str) -> int:
    asked = select(Group.id).where(Group.workshop_id == workshop.id, Group.colour == colour)
    return db.session.scalars(asked).one()


def tap(workshop: Workshop, text: str, act: str = "pick", *, token: str = BLUE, colour: str = "blue") -> None:
    pick_key_point(
        code=workshop.code,
        token=token,
        statement_id=number(text),
        act=act,
        group_id=group(workshop, colour),
        now=NOW,
    )


def sheet(workshop: Workshop, ring: int = 1) -> HomeSheet:
    return read_home_sheet(station=first_station(workshop), ring=ring)


def picked(workshop: Workshop) -> list[str]:
    db.session.expire_all()
    return [line.text for line in sheet(workshop).picked]


def test_all_phones_of_the_group_pick_into_one_list(workshop: Workshop) -> None:
    tap(workshop, "tri")
    tap(workshop, "ena", token="another phone of Blue")
    assert picked(workshop) == ["tri", "ena"]
    assert {(point.ring, point.origin) for point in db.session.scalars(select(KeyPoint))} == {(1, "phone")}


def test_the_same_tap_again_changes_nothing(workshop: Workshop) -> None:
    for act, left in (("pick", ["ena"]), ("pick", ["ena"]), ("drop", []), ("drop", [])):
        tap(workshop, "ena", act)
        assert picked(workshop) == left


def test_a_fourth_is_refused_until_one_is_taken_away(workshop: Workshop) -> None:
    for text in ("ena", "dve", "tri"):
        tap(workshop, text)
    with pytest.raises(Refusal, match="key_points_full"):
        tap(workshop, "štiri")
    tap(workshop, "dve", "drop")
    tap(workshop, "štiri")
    assert sorted(picked(workshop)) == ["ena", "tri", "štiri"]


def test_the_order_is_the_groups_own(workshop: Workshop) -> None:
    for text in ("ena", "dve", "tri"):
        tap(workshop, text)
    tap(workshop, "tri", "up")
    assert picked(workshop) == ["ena", "tri", "dve"]
    tap(workshop, "ena", "up")
    assert picked(workshop) == ["ena", "tri", "dve"]
    tap(workshop, "dve", "drop")
    with pytest.raises(Refusal, match="key_point_gone"):
        tap(workshop, "dve", "up")


def test_another_group_does_not_choose_here(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="home_not_yours"):
        tap(workshop, "ena", token=VIOLET, colour="violet")
    assert picked(workshop) == []
    assert len(db.session.scalars(select(Seat)).all()) == 1


def test_a_phone_without_a_group_is_asked_for_one(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="group_unknown"):
        pick_key_point(code=workshop.code, token=VIOLET, statement_id=number("ena"), act="pick", group_id=None, now=NOW)


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_what_the_room_may_not_see_is_no_key_point(workshop: Workshop, state: str) -> None:
    db.session.get_one(Statement, number("ena")).state = state
    db.session.commit()
    with pytest.raises(Refusal, match="statement_gone"):
        tap(workshop, "ena")


def test_key_points_are_picked_in_the_home_round_alone(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="form_expired"):
        tap(workshop, "ena", "dance")
    move_to(workshop, "plenary")
    with pytest.raises(Refusal, match="home_round_only"):
        tap(workshop, "ena")


def test_a_confirmed_choice_is_open_again_once_it_changes(workshop: Workshop) -> None:
    station = first_station(workshop).id
    tap(workshop, "ena")
    tap(workshop, "dve")
    assert sheet(workshop).confirmed is False
    for _ in range(2):
        assert confirm_key_points(workshop=workshop, station_id=station, ring=1, actor="host", now=NOW) == 2
    assert sheet(workshop).confirmed is True
    acts = [entry.act for entry in db.session.scalars(select(JournalEntry).order_by(JournalEntry.id))]
    assert acts.count("confirm_key_points") == 1
    tap(workshop, "tri")
    assert sheet(workshop).confirmed is False


def test_what_the_facilitator_picks_needs_nobodys_word_besides(workshop: Workshop) -> None:
    choose_key_point(workshop=workshop, statement_id=number("ena"), chosen=True, actor="1", now=NOW)
    assert sheet(workshop).confirmed is True
    choose_key_point(workshop=workshop, statement_id=number("dve"), chosen=True, actor="h", now=NOW, origin="host")
    assert [point.origin for point in db.session.scalars(select(KeyPoint).order_by(KeyPoint.position))] == [
        "facilitator",
        "host",
    ]
    assert sheet(workshop).confirmed is False


def test_each_ring_has_three_of_its_own(workshop: Workshop) -> None:
    for text in ("ena", "dve", "tri"):
        tap(workshop, text)
    db.session.get_one(Statement, number("štiri")).ring = 2
    db.session.commit()
    choose_key_point(workshop=workshop, statement_id=number("štiri"), chosen=True, actor="1", now=NOW)
    assert [line.text for line in sheet(workshop, ring=2).picked] == ["štiri"]
    assert len(picked(workshop)) == 3


def explain(workshop: Workshop, text: str, words: str, key: str, token: str = BLUE, colour: str = "blue") -> str:
    return clarify(
        code=workshop.code,
        token=token,
        statement_id=number(text),
        text=words,
        key=key,
        group_id=group(workshop, colour),
        now=NOW,
    )


def test_an_explanation_waits_with_the_kind_of_what_it_explains(workshop: Workshop) -> None:
    key = str(uuid.uuid4())
    assert {explain(workshop, "ena", " Kombi ", key) for _ in range(2)} == {key}
    row = db.session.scalars(select(Statement).where(Statement.clarifies)).one()
    assert (row.text, row.kind, row.state, row.extends_id, row.group_id) == (
        "Kombi",
        "need",
        "waiting",
        number("ena"),
        group(workshop, "blue"),
    )


def test_only_the_own_table_is_explained_and_only_in_words(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="home_not_yours"):
        explain(workshop, "ena", "Kombi", str(uuid.uuid4()), VIOLET, "violet")
    with pytest.raises(Refusal, match="text_empty"):
        explain(workshop, "ena", "  ", str(uuid.uuid4()))


def test_the_sheet_counts_marks_and_shows_explanations_once_they_are_let_through(workshop: Workshop) -> None:
    for token, mark in ((VIOLET, "unclear"), ("green", "unclear"), ("white", "agree")):
        key = str(uuid.uuid4())
        react(code=workshop.code, token=token, statement_id=number("ena"), mark=mark, key=key, now=NOW)
    explain(workshop, "ena", "Kombi", str(uuid.uuid4()))
    (line,) = sheet(workshop).unclear
    assert (line.text, line.agree, line.unclear, line.answers, line.waiting) == ("ena", 1, 2, (), 1)
    db.session.get_one(Statement, number("Kombi")).state = "shown"
    db.session.commit()
    (line,) = sheet(workshop).unclear
    assert (line.answers, line.waiting) == (("Kombi",), 0)
    assert [each.text for each in sheet(workshop).lines] == ["ena", "dve", "tri", "štiri"]

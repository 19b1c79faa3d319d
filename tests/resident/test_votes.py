"""Dots on a phone: within the rules, changeable while the vote is open, results unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import say
from tests.queries import count_queries
from tests.resident.evenings import Hall, fields, hidden, make_hall
from tests.world import NOW
from workshop.models import Ballot, Dots, Seat, Statement, Workshop
from workshop.services.themes import make_theme
from workshop.services.voting_themes import add_themes

NewPhone = Callable[[], CheckingClient]


@pytest.fixture
def voting(app: Flask) -> Hall:
    """Four lines: three dots a person, at most two on one."""
    hall = make_hall(app, "voting")
    hall.list_to_vote_on("Klub", "Prevoz", "Delavnice", "Knjižni kotiček")
    return hall


def vote(phone: CheckingClient, hall: Hall, **dots: str) -> int:
    phone.get(f"/{hall.code}/votes")
    data = {**hidden(phone, "/votes"), **{name.replace("_", "-"): count for name, count in dots.items()}}
    return phone.post(f"/{hall.code}/votes", data=data).status_code


def given(hall: Hall) -> list[int]:
    return [row.count for row in hall.all(Dots)]


def test_the_list_is_numbered_as_on_the_wall_and_nothing_is_ticked(voting: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{voting.code}")
    assert "1 Klub" in phone.words
    assert "4 Knjižni kotiček" in phone.words
    assert "You have 3 dots. At most 2 on one line." in phone.words
    assert [fields(phone, f"dots-{number}") for number in range(1, 5)] == [[], [], [], []]


def test_a_vote_is_kept_and_shown_to_whoever_gave_it(voting: Hall, phone: CheckingClient) -> None:
    assert vote(phone, voting, dots_1="2", dots_3="1", dots_4="0") == 303
    phone.get(f"/{voting.code}")
    assert phone.heading == "Your vote is in"
    assert "1 · Klub – 2 dots 3 · Delavnice – 1 dot" in phone.words
    assert given(voting) == [2, 1]


def test_a_vote_can_be_changed_and_counts_once(voting: Hall, phone: CheckingClient) -> None:
    vote(phone, voting, dots_1="2", dots_3="1")
    phone.get(f"/{voting.code}/votes")
    assert fields(phone, "dots-1") == ["2"]
    assert vote(phone, voting, dots_2="1") == 303
    assert (given(voting), voting.count(Ballot), voting.count(Seat)) == ([1], 1, 1)


def test_our_script_is_told_where_to_go_instead_of_being_led_there(voting: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{voting.code}")
    data = {**hidden(phone, "/votes"), "dots-1": "1"}
    told = phone.post(f"/{voting.code}/votes", data=data, headers={"Accept": "application/json"})
    assert told.get_json() == {"sent": f"/{voting.code}"}
    assert given(voting) == [1]


@pytest.mark.parametrize(
    ("dots", "sentence"),
    [
        ({"dots_1": "2", "dots_2": "2"}, "You have 3 dots. Take some away."),
        ({"dots_1": "3"}, "Give at most 2 dots to one line."),
        ({}, "Give at least one dot."),
        ({"dots_9": "1"}, "The list has changed. Look at it and vote again."),
    ],
)
def test_a_ballot_against_the_rules_is_refused_in_words(
    voting: Hall, phone: CheckingClient, dots: dict[str, str], sentence: str
) -> None:
    assert vote(phone, voting, **dots) == 422
    assert sentence in phone.words
    assert phone.page.findtext("head/title", "").startswith("Error: ")
    assert voting.count(Ballot) == 0


def test_a_refused_ballot_keeps_its_ticks(voting: Hall, phone: CheckingClient) -> None:
    vote(phone, voting, dots_1="2", dots_2="2")
    assert (fields(phone, "dots-1"), fields(phone, "dots-2")) == (["2"], ["2"])


def test_nobody_sees_how_others_voted(voting: Hall, phone: CheckingClient, another: NewPhone) -> None:
    before = phone.get(f"/{voting.code}").get_data(as_text=True)
    for _ in range(3):
        assert vote(another(), voting, dots_2="2") == 303
    after = phone.get(f"/{voting.code}").get_data(as_text=True)
    key = 'name="key" value="'
    assert [line for line in after.splitlines() if key not in line and "data-v=" not in line] == [
        line for line in before.splitlines() if key not in line and "data-v=" not in line
    ]


def test_two_phones_have_two_ballots(voting: Hall, phone: CheckingClient, another: NewPhone) -> None:
    vote(phone, voting, dots_1="1")
    vote(another(), voting, dots_1="1")
    assert (voting.count(Ballot), voting.count(Seat)) == (2, 2)


def test_before_the_vote_and_after_it_dots_are_answered_calmly(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "plenary")
    hall.list_to_vote_on("Klub", "Prevoz")
    data = {"key": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d", "dots-1": "1"}
    for state, sentence in (("plenary", "We are not voting yet."), ("sign_up", "The vote is closed.")):
        hall.move(state)
        assert phone.post(f"/{hall.code}/votes", data=data).status_code == 409
        assert sentence in phone.words
        assert phone.get(f"/{hall.code}/votes").location == f"/{hall.code}"
    hall.close()
    assert phone.post(f"/{hall.code}/votes", data=data).status_code == 410
    assert hall.count(Ballot) == 0


def test_a_vote_that_comes_too_late_does_not_count_and_shows_its_dots(voting: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{voting.code}/votes")
    data = {**hidden(phone, "/votes"), "dots-1": "2", "dots-3": "1", "dots-4": "0"}
    voting.move("sign_up")
    assert phone.post(f"/{voting.code}/votes", data=data).status_code == 409
    assert "Your dots came after the vote was over. They do not count: 1 · Klub – 2 dots 3 · Delavnice – 1 dot See" in (
        phone.words
    )
    phone.post(f"/{voting.code}/votes", data={**data, "list": "of another list"})
    assert "Klub" not in phone.words
    assert voting.count(Ballot) == 0


def test_a_code_that_nobody_has_takes_no_vote(phone: CheckingClient) -> None:
    assert phone.post("/0000/votes", data={"dots-1": "1"}).status_code == 404


def test_a_line_for_a_theme_shows_what_it_stands_for_and_only_what_may_be_read(
    app: Flask, phone: CheckingClient
) -> None:
    hall = make_hall(app, "plenary")
    hall.list_to_vote_on("Klub")
    with hall.row() as workshop:
        bus = say(workshop, "Vlak ob petih", "Avtobus", "Skrita", state="shown")
        list_theme(workshop, "Prevoz", bus)
        bus[2].state = "hidden"
    hall.move("voting")
    phone.get(f"/{hall.code}")
    assert [node.get("open") for node in phone.page.iter("details")] == [None]
    assert "Prevoz Statements in this line: 2 Vlak ob petih Avtobus" in phone.words
    assert "Skrita" not in phone.words


def test_more_themes_on_the_list_cost_no_more_questions_to_the_store(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "plenary")
    hall.list_to_vote_on("Klub")
    with hall.row() as workshop:
        list_theme(workshop, "Prevoz", say(workshop, "Vlak", state="shown"))
    hall.move("voting")
    phone.get(f"/{hall.code}")
    few = count_queries(phone, f"/{hall.code}")
    with hall.row() as workshop:
        for number in range(3):
            list_theme(workshop, f"Tema {number}", say(workshop, f"Ena {number}", f"Dve {number}", state="shown"))
    assert count_queries(phone, f"/{hall.code}") == few


def list_theme(workshop: Workshop, name: str, statements: list[Statement]) -> None:
    ids = [one.id for one in statements]
    theme = make_theme(workshop=workshop, name=name, statement_ids=ids, actor="1", now=NOW)
    add_themes(workshop=workshop, theme_ids=[theme], actor="1", now=NOW)


def test_without_a_list_the_page_waits(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "voting")
    phone.get(f"/{hall.code}")
    assert "The list is being prepared." in phone.words


def test_whoever_votes_first_and_has_no_group_keeps_the_vote_when_choosing_one(
    voting: Hall, phone: CheckingClient
) -> None:
    vote(phone, voting, dots_1="1")
    phone.post(f"/{voting.code}/seat", data={"group": voting.group("blue")})
    phone.get(f"/{voting.code}")
    assert phone.heading == "Your vote is in"

"""The page of a table: what it says when, and what its forms do."""

from __future__ import annotations

import re
import uuid

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.checking_client import CheckingClient
from tests.host.cards import table_path
from tests.queries import count_queries
from tests.resident.evenings import Hall, hidden, make_hall
from workshop.extensions import db
from workshop.models import Hand, KeyPoint, Reaction, Statement, Visit


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def client(client: CheckingClient) -> CheckingClient:
    """A host who reads English."""
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def write(client: CheckingClient, hall: Hall, text: str, **changes: str) -> str:
    """Types and sends as the page's own form does; where it leads."""
    client.get(table_path(hall))
    data = {**hidden(client, "/notes"), "text": text, "kind": "need", **changes}
    answer = client.post(f"{table_path(hall)}/notes", data=data)
    assert answer.status_code == 303, client.words
    return str(answer.location)


def leave(client: CheckingClient, hall: Hall, *texts: str) -> None:
    for text in texts:
        write(client, hall, text)
    hall.moderate("shown")


def heading(client: CheckingClient) -> str:
    return " ".join("".join(client.page.find(".//h1").itertext()).split())  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("state", "number", "words"),
    [
        ("check_in", 0, "We begin soon · Group Blue begins at your table"),
        ("round", 2, "Round 2 · Group"),
        ("move", 1, "The groups move · Group"),
        ("home_round", 0, "Home round · Group Blue is at your table"),
        ("plenary", 0, "Groups report"),
        ("voting", 0, "The rounds are over"),
    ],
)
def test_it_says_where_the_evening_stands(
    app: Flask, client: CheckingClient, state: str, number: int, words: str
) -> None:
    hall = make_hall(app, state, number)
    client.get(table_path(hall))
    assert heading(client).startswith(words)


def test_the_clock_has_what_a_script_needs_to_count_on(client: CheckingClient, hall: Hall) -> None:
    client.get(table_path(hall))
    [clock] = [node for node in client.page.iter("div") if node.get("data-clock") is not None]
    assert int(clock.get("data-ends") or 0) > 0
    assert int(clock.get("data-now") or 0) > 0


def test_a_probing_question_opens_in_the_second_round(client: CheckingClient, hall: Hall) -> None:
    client.get(table_path(hall))
    assert "Ask this too" not in client.words
    hall.move("round", 2)
    client.get(table_path(hall))
    assert "Ask this too" in client.words


def test_what_is_typed_is_said_to_be_written_down(client: CheckingClient, hall: Hall) -> None:
    client.get(write(client, hall, "Manjka klop"))
    assert "Written down. Somebody who leads" in client.words
    assert "Manjka klop" in client.words
    assert [row.origin for row in hall.all(Statement)] == ["host"]


def test_a_script_gets_a_receipt_with_the_way_back(client: CheckingClient, hall: Hall) -> None:
    client.get(table_path(hall))
    data = {**hidden(client, "/notes"), "text": "Manjka klop", "kind": "need"}
    answer = client.post(f"{table_path(hall)}/notes", data=data, headers={"Accept": "application/json"})
    assert answer.json == {"sent": f"{table_path(hall)}?sent={data['key']}#write"}


def test_refused_words_stay_in_the_form(client: CheckingClient, hall: Hall) -> None:
    client.get(table_path(hall))
    data = {**hidden(client, "/notes"), "text": "a" * 281, "kind": "need"}
    assert client.post(f"{table_path(hall)}/notes", data=data).status_code == 422
    assert (client.page.findtext(".//textarea") or "").strip() == "a" * 281
    assert hidden(client, "/notes")["key"] == data["key"]


def test_typed_words_are_mended_and_deleted(client: CheckingClient, hall: Hall) -> None:
    write(client, hall, "Manka klop")
    [row] = hall.all(Statement)
    note = f"{table_path(hall)}/notes/{row.key}"
    assert client.get(note).status_code == 200
    assert client.post(note, data={"text": " "}).status_code == 422
    assert client.post(note, data={"text": "Manjka klop"}).location == f"{table_path(hall)}?done=saved#typed"
    assert "Saved." in client.get(f"{table_path(hall)}?done=saved").text
    assert [(row.text, row.origin) for row in hall.all(Statement)] == [("Manjka klop", "host")]
    assert client.get(f"{note}/removal").status_code == 200
    assert client.post(f"{note}/removal").location == f"{table_path(hall)}?done=deleted#typed"
    assert "Deleted." in client.get(f"{table_path(hall)}?done=deleted").text
    assert "What you wrote down here Deleted." in client.words
    assert client.post(f"{note}/removal").status_code == 303
    assert client.get(note).location == f"{table_path(hall)}#typed"
    assert hall.all(Statement) == []


def test_another_tables_words_have_no_page_here(client: CheckingClient, hall: Hall) -> None:
    write(client, hall, "Manjka klop")
    [row] = hall.all(Statement)
    for way in ("", "/removal"):
        client.post(f"{table_path(hall, 2)}/notes/{row.key}{way}", data={"text": "Tuje"})
        assert client.get(f"{table_path(hall, 2)}/notes/{row.key}{way}").status_code == 303
    assert [row.text for row in hall.all(Statement)] == ["Manjka klop"]


def test_the_next_group_hears_a_recap_and_marks_are_tapped_for_it(client: CheckingClient, hall: Hall) -> None:
    leave(client, hall, "Manjka klop")
    hall.move("round", 2)
    client.get(table_path(hall))
    data = hidden(client, "/marks")
    answer = client.post(f"{table_path(hall)}/marks", data={**data, "mark": "agree"})
    assert answer.location == f"{table_path(hall)}?marks=open#mark-{data['statement']}"
    client.get(str(answer.location))
    assert "Counted for this group" in client.words
    assert [(row.mark, row.origin) for row in hall.all(Reaction)] == [("agree", "host")]
    client.post(f"{table_path(hall)}/marks", data={**data, "undo": "agree"})
    assert hall.all(Reaction) == []


def test_a_mark_on_what_is_gone_is_told(client: CheckingClient, hall: Hall) -> None:
    data = {"statement": "999", "mark": "agree", "key": str(uuid.uuid4())}
    assert client.post(f"{table_path(hall)}/marks", data=data).status_code == 422
    assert "no longer on the wall" in client.words


def test_the_hand_goes_up_and_down(client: CheckingClient, hall: Hall) -> None:
    hand = f"{table_path(hall)}/hand"
    assert client.post(hand, data={"reason": "bored"}).status_code == 422
    assert client.post(hand, data={"reason": "paper"}).location == f"{table_path(hall)}#hand"
    client.get(table_path(hall))
    assert "You have raised the hand: paper or pens. We have told the facilitator." in client.words
    assert [(row.table_number, row.reason) for row in hall.all(Hand)] == [(1, "paper")]
    assert "Lower the hand" in client.words
    client.post(hand, data={"reason": "lower"})
    client.get(table_path(hall))
    assert "Lower the hand" not in client.words


def test_after_the_rounds_there_is_nothing_to_recap_to_mark_or_to_write(client: CheckingClient, hall: Hall) -> None:
    leave(client, hall, "Manjka klop")
    hall.move("voting")
    client.get(table_path(hall))
    assert hidden(client, "/notes") == {}
    assert hidden(client, "/marks") == {}
    assert "Recap in 30 seconds" not in client.words
    assert "Manjka klop" in client.words


def test_a_move_shows_the_group_that_comes_and_hurries_nobody(client: CheckingClient, hall: Hall) -> None:
    leave(client, hall, "Manjka klop")
    hall.move("move", 1)
    client.get(table_path(hall))
    assert "Recap in 30 seconds" in client.words
    assert hidden(client, "/marks") == {}
    [clock] = [node for node in client.page.iter("div") if node.get("data-clock") is not None]
    assert clock.get("data-finish") is None


def test_a_table_that_will_be_empty_says_who_leaves(client: CheckingClient, hall: Hall) -> None:
    with hall.row():
        db.session.execute(delete(Visit).where(Visit.round_number == 2, Visit.station_number == 1))
    hall.move("move", 1)
    client.get(table_path(hall))
    assert heading(client) == "Blue leaves. In the next round the table is empty."
    assert "Recap" not in client.words
    assert not [node for node in client.page.iter("p") if node.get("class") == "host-shapes"]


@pytest.fixture
def pausing(hall: Hall) -> Hall:
    """The first round is over and everybody pauses."""
    with hall.row() as workshop:
        workshop.break_after_round, workshop.break_minutes = 1, 10
    hall.move("break", 1)
    return hall


def test_in_a_break_nobody_moves_yet(client: CheckingClient, pausing: Hall) -> None:
    client.get(table_path(pausing))
    assert re.fullmatch("Break · then Group [A-Z][a-z]+ comes to your table", heading(client))


def test_in_a_break_of_the_cafe_the_page_speaks_of_people(client: CheckingClient, pausing: Hall) -> None:
    with pausing.row() as workshop:
        workshop.plan_mode = "cafe"
    client.get(table_path(pausing))
    assert heading(client) == "Break · then other people come to your table"


def test_a_table_that_will_be_empty_after_the_break_says_so(client: CheckingClient, pausing: Hall) -> None:
    with pausing.row():
        db.session.execute(delete(Visit).where(Visit.round_number == 2, Visit.station_number == 1))
    client.get(table_path(pausing))
    assert heading(client) == "Break · then no group comes to your table"


def test_words_of_the_room_are_marked_with_their_language(client: CheckingClient, hall: Hall) -> None:
    leave(client, hall, "Manjka klop", "Manjka luč")
    hall.move("round", 2)
    client.get(table_path(hall))
    assert (client.page.get("lang"), spoken(client, "Manjka klop")) == ("en", {"sl"})
    hall.move("home_round")
    client.get(table_path(hall))
    assert spoken(client, "Manjka klop") == {"sl"}
    client.set_cookie("language", "sl")
    client.get(table_path(hall))
    assert spoken(client, "Manjka klop") == {None}


def spoken(client: CheckingClient, words: str) -> set[str | None]:
    """The languages that are marked where the words stand alone."""
    return {node.get("lang") for node in client.page.iter() if (node.text or "").strip() == words}


def test_in_the_home_round_the_host_picks_and_confirms(client: CheckingClient, hall: Hall) -> None:
    leave(client, hall, "Manjka klop", "Manjka luč")
    hall.move("home_round")
    client.get(table_path(hall))
    data = {**hidden(client, "/key-points"), "chosen": "yes"}
    assert client.post(f"{table_path(hall)}/key-points/confirmation").status_code == 422
    assert client.post(f"{table_path(hall)}/key-points", data=data).location == f"{table_path(hall)}#points"
    assert client.post(f"{table_path(hall)}/key-points/confirmation").status_code == 303
    client.get(table_path(hall))
    assert "Confirmed. The group reports these points." in client.words
    assert [row.confirmed_at is not None for row in hall.all(KeyPoint)] == [True]
    client.post(f"{table_path(hall)}/key-points", data={**data, "chosen": "no"})
    assert hall.all(KeyPoint) == []


def test_more_statements_ask_the_store_no_more_often(client: CheckingClient, hall: Hall) -> None:
    leave(client, hall, "Ena")
    hall.move("round", 2)
    before = count_queries(client, table_path(hall))
    leave(client, hall, *(f"Misel {number}" for number in range(9)))
    assert count_queries(client, table_path(hall)) == before


@pytest.mark.parametrize(
    ("state", "number", "words"),
    [
        ("round", 1, "Round 1 · Group Blue is at your table"),
        ("move", 1, "Everybody changes tables · other people come to yours"),
        ("round", 2, "Round 2 · people from different groups are at your table"),
        ("home_round", 0, "Home round · Group Blue is at your table"),
    ],
)
def test_in_the_cafe_the_page_speaks_of_people_and_not_of_groups(
    client: CheckingClient, hall: Hall, state: str, number: int, words: str
) -> None:
    with hall.row() as workshop:
        workshop.plan_mode = "cafe"
    hall.move(state, number)
    client.get(table_path(hall))
    assert heading(client) == words


def test_in_the_cafe_what_the_host_types_is_of_no_group_once_people_mix(client: CheckingClient, hall: Hall) -> None:
    with hall.row() as workshop:
        workshop.plan_mode = "cafe"
    hall.move("round", 2)
    leave(client, hall, "Manjka klop")
    assert [row.group_id for row in hall.all(Statement)] == [None]
    client.get(table_path(hall))
    assert "Nobody has left anything at this table yet." in client.words
    hall.move("round", 3)
    client.get(table_path(hall))
    assert "Those who sat here before have left this: Manjka klop" in client.words
    assert "One tap for each person at the table." in client.words

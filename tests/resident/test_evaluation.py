"""Five answers and two open lines, each of which may be left out."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, fields, hidden, make_hall
from workshop.models import Evaluation, Seat


@pytest.fixture
def ending(app: Flask) -> Hall:
    return make_hall(app, "evaluation")


def mark(phone: CheckingClient, hall: Hall, path: str = "", **data: str) -> int:
    phone.get(f"/{hall.code}{path}")
    return phone.post(f"/{hall.code}/evaluation", data={**hidden(phone, "/evaluation"), **data}).status_code


def test_the_sheet_asks_five_things_and_nothing_is_ticked(ending: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{ending.code}")
    legends = ["".join(node.itertext()).strip() for node in phone.page.iter("legend")]
    assert legends == [
        "My opinion was heard.",
        "It is clear to me what comes next.",
        "The meeting was pleasant.",
        "The time was well used.",
        "Would you come to the next meeting?",
    ]
    assert [node for node in phone.page.iter("input") if node.get("checked") is not None] == []


def test_a_sheet_is_kept_and_knows_nobody(ending: Hall, phone: CheckingClient) -> None:
    assert mark(phone, ending, heard="5", clear="3", again="maybe", praise=" Lepo ", change="") == 303
    (row,) = ending.all(Evaluation)
    assert (row.heard, row.clear, row.pleasant, row.time_well_used) == (5, 3, None, None)
    assert (row.again, row.praise, row.change, row.origin) == ("maybe", "Lepo", "", "phone")
    assert ending.count(Seat) == 0


def test_it_is_thanked_for_and_can_be_changed(ending: Hall, phone: CheckingClient) -> None:
    mark(phone, ending, heard="5")
    phone.get(f"/{ending.code}")
    assert phone.heading == "Thank you for your opinion"
    phone.get(f"/{ending.code}/evaluation")
    assert fields(phone, "heard") == ["5"]
    mark(phone, ending, "/evaluation", heard="2")
    assert [row.heard for row in ending.all(Evaluation)] == [2]


def test_another_person_on_the_same_phone_has_a_sheet_of_their_own(ending: Hall, phone: CheckingClient) -> None:
    mark(phone, ending, heard="5")
    mark(phone, ending, "/evaluation?another=1", heard="1")
    assert [row.heard for row in ending.all(Evaluation)] == [5, 1]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Mark at least one line or write something."),
        ({"heard": "6"}, "Choose a mark from 1 to 5."),
        ({"heard": "0"}, "Choose a mark from 1 to 5."),
        ({"again": "perhaps"}, "Choose a mark from 1 to 5."),
        ({"praise": "č" * 282}, "Your answer is too long. Shorten it by 2 characters."),
        ({"heard": "4", "key": "forged"}, "This form was open for a long time."),
    ],
)
def test_what_cannot_be_kept_comes_back_in_words(
    ending: Hall, phone: CheckingClient, data: dict[str, str], sentence: str
) -> None:
    assert mark(phone, ending, **data) == 422
    assert sentence in phone.words
    assert ending.count(Evaluation) == 0


def test_marks_come_back_with_the_error(ending: Hall, phone: CheckingClient) -> None:
    mark(phone, ending, heard="4", again="yes", praise="č" * 282)
    assert (fields(phone, "heard"), fields(phone, "again")) == (["4"], ["yes"])


def test_there_is_no_sheet_before_its_time_nor_after_closing(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "raffle")
    data = {"key": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d", "heard": "4"}
    assert phone.get(f"/{hall.code}/evaluation").location == f"/{hall.code}"
    assert phone.post(f"/{hall.code}/evaluation", data=data).status_code == 409
    hall.close()
    assert phone.post(f"/{hall.code}/evaluation", data=data).status_code == 410
    assert hall.count(Evaluation) == 0


def test_an_opinion_that_waited_gets_a_receipt_or_the_sentence_alone(ending: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{ending.code}")
    data, script = hidden(phone, "/evaluation"), {"Accept": "application/json"}
    assert phone.post(f"/{ending.code}/evaluation", data=data, headers=script).get_json().keys() == {"said"}
    kept = phone.post(f"/{ending.code}/evaluation", data={**data, "heard": "4"}, headers=script)
    assert kept.get_json() == {"sent": f"/{ending.code}"}

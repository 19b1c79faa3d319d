"""A phone in the café: people sit apart from their group, the table says the question (B.1)."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links
from workshop.models import Statement


@pytest.fixture
def cafe(hall: Hall, phone: CheckingClient) -> Hall:
    """The second round; this phone is of the group Blue, which began at table 1."""
    with hall.row() as workshop:
        workshop.plan_mode = "cafe"
    phone.post(f"/{hall.code}/seat", data={"group": str(hall.group("blue"))})
    hall.move("round", 2)
    return hall


def test_without_a_table_the_phone_asks_for_it(cafe: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{cafe.code}")
    assert "At which table do you sit now?" in phone.words
    assert {f"/{cafe.code}/m{table}" for table in range(1, 6)} <= links(phone)


def test_the_table_leads_to_its_question_and_the_group_stays_on_what_is_written(
    cafe: Hall, phone: CheckingClient
) -> None:
    phone.get(f"/{cafe.code}/m4")
    fields = hidden(phone, "statements")
    assert fields["station"] == "4"
    assert "Your table is on your card." in phone.words
    answer = phone.post(f"/{cafe.code}/statements", data={**fields, "kind": "offer", "text": "Klop pred trgovino"})
    assert answer.status_code == 303, phone.words
    written = cafe.all(Statement)
    assert [(row.group_id, row.round_number) for row in written] == [(cafe.group("blue"), 2)]
    phone.get(f"/{cafe.code}")
    assert "At which table do you sit now?" not in phone.words


def test_in_a_move_the_phone_sends_to_another_table_and_to_no_groups(cafe: Hall, phone: CheckingClient) -> None:
    cafe.move("move", 2)
    phone.get(f"/{cafe.code}")
    assert "Go to another table Your card says which one. The host stays." in phone.words
    assert "At which table do you sit now?" not in phone.words


def test_in_the_first_move_nobody_is_sent_after_the_group(hall: Hall, phone: CheckingClient) -> None:
    with hall.row() as workshop:
        workshop.plan_mode = "cafe"
    phone.post(f"/{hall.code}/seat", data={"group": str(hall.group("blue"))})
    hall.move("move", 1)
    phone.get(f"/{hall.code}")
    assert phone.heading == "Go to another table"
    assert "Your card says which one. The host stays." in phone.words


def test_after_an_answer_the_form_is_still_of_the_same_table(cafe: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{cafe.code}/m4")
    phone.post(f"/{cafe.code}/statements", data={**hidden(phone, "statements"), "kind": "offer", "text": "Klop"})
    phone.get(f"/{cafe.code}/statements")
    assert "Group Blue · table 4" in phone.words

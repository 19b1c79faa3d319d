"""The page of a table after the plan has changed."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.host.cards import table_path
from tests.host.test_table import heading
from tests.resident.evenings import Hall
from tests.services.replanned import change, make_walking
from tests.world import move_to
from workshop.domain.carousel.replan_changes import Change

CLOSE_3 = Change(close=frozenset({(1, 3)}), merge=(("D", "A"),))


@pytest.fixture
def hall(app: Flask) -> Hall:
    """Four groups at four tables in the first round."""
    with app.app_context():
        workshop = make_walking()
        move_to(workshop, "round", 1)
        return Hall(app, workshop.id, workshop.code)


def close_third(hall: Hall) -> None:
    with hall.row() as workshop:
        change(workshop, CLOSE_3)


@pytest.fixture
def client(client: CheckingClient) -> CheckingClient:
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def test_a_plan_that_stands_is_not_spoken_of(client: CheckingClient, hall: Hall) -> None:
    client.get(table_path(hall, 3))
    assert "closed" not in client.words


def test_the_host_of_a_table_that_closes_hears_it_and_what_becomes_of_the_notes(
    client: CheckingClient, hall: Hall
) -> None:
    close_third(hall)
    client.get(table_path(hall, 3))
    assert heading(client) == "Round 1 · Group Green is at your table"
    assert "Your table is closed after this round. Group Green comes back in the home round" in client.words
    assert "Group Orange goes to table 2 instead." in client.words
    assert "What was written here stays: on the wall, in the vote and in the report." in client.words


def test_in_the_next_round_the_page_of_a_closed_table_begins_with_that(client: CheckingClient, hall: Hall) -> None:
    close_third(hall)
    hall.move("move", 1)
    client.get(table_path(hall, 3))
    assert "Your table is closed. Group Green comes back in the home round" in client.words
    hall.move("round", 3)
    client.get(table_path(hall, 3))
    assert heading(client) == "Round 3 · your table is closed"
    assert "Type in what stands only on paper. Leave the sheets on the table." in client.words


def test_in_the_home_round_the_group_of_a_closed_table_is_there_and_afterwards_nobody_comes(
    client: CheckingClient, hall: Hall
) -> None:
    close_third(hall)
    hall.move("home_round")
    client.get(table_path(hall, 3))
    assert heading(client) == "Home round · Group Green is at your table"
    hall.move("plenary")
    client.get(table_path(hall, 3))
    assert "Your table is closed. No group comes here any more." in client.words


def test_other_hosts_hear_which_table_closes_and_who_comes_to_them_instead(client: CheckingClient, hall: Hall) -> None:
    close_third(hall)
    client.get(table_path(hall, 2))
    assert "Table 3 is closed after this round." in client.words
    assert "New: Group Orange comes to your table." in client.words

"""Who comes in: the holder of a card, at its tables alone, while the evening runs."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.host.cards import card_of, count_seen, make_large_hall, table_path
from tests.resident.evenings import Hall, make_hall
from workshop.models import Seat, Statement


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


def test_a_card_leads_to_its_table_without_a_cookie(client: CheckingClient, hall: Hall) -> None:
    answer = client.get(f"/host/{card_of(hall, 2)}")
    assert (answer.status_code, answer.location) == (302, f"/host/{card_of(hall, 2)}/2")
    answer = client.get(answer.location or "")
    assert (answer.status_code, answer.headers.getlist("Set-Cookie")) == (200, [])
    assert hall.count(Seat) == 0


def test_with_several_rings_the_host_says_at_which_table(app: Flask, client: CheckingClient) -> None:
    hall = make_large_hall(app)
    assert client.get(f"/host/{card_of(hall)}").status_code == 200
    tables = [str(link.get("href")) for link in client.page.iter("a") if str(link.get("href")).startswith("/host/")]
    assert len(tables) > 1
    assert tables[0] == table_path(hall, 1)
    assert [client.get(path).status_code for path in tables] == [200] * len(tables)


@pytest.mark.parametrize("path", ["/host/unknown", "/host/unknown/1", f"/host/{'A' * 16}/1", "/host/%27%20OR%201=1/1"])
def test_a_wrong_token_is_told_calmly(client: CheckingClient, hall: Hall, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.page.find(".//form") is None


def test_the_address_is_kept_from_search_engines_and_other_pages(client: CheckingClient, hall: Hall) -> None:
    for path in (table_path(hall), f"/host/{card_of(hall)}", "/host/unknown"):
        headers = client.get(path).headers
        assert headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["Cache-Control"] == "no-store"


ACTS = ("notes", "marks", "hand", "key-points", "key-points/confirmation", "seen")


@pytest.mark.parametrize("act", [act for act in ACTS if act != "seen"])
def test_the_answer_to_an_act_looked_at_again_is_the_tables_page(client: CheckingClient, hall: Hall, act: str) -> None:
    answer = client.get(f"{table_path(hall)}/{act}")
    assert (answer.status_code, answer.location) == (303, table_path(hall))


@pytest.mark.parametrize("act", ACTS)
def test_a_stranger_with_another_stations_card_can_do_nothing(client: CheckingClient, hall: Hall, act: str) -> None:
    path = f"/host/{card_of(hall, 2)}/1/{act}"
    assert client.post(path, data={"text": "Tuje", "kind": "need"}).status_code == 404
    assert (hall.count(Statement), count_seen(hall)) == (0, 0)


@pytest.mark.parametrize("origin", ["https://elsewhere.si", "null"])
@pytest.mark.parametrize("act", ACTS)
def test_a_form_of_another_page_is_refused(client: CheckingClient, hall: Hall, act: str, origin: str) -> None:
    answer = client.post(f"{table_path(hall)}/{act}", headers={"Origin": origin})
    assert answer.status_code == 403


def test_before_the_evening_the_card_works_and_says_so(app: Flask, client: CheckingClient) -> None:
    hall = make_hall(app)
    assert client.get(table_path(hall)).status_code == 200
    assert client.page.find(".//textarea") is None
    assert client.post(f"{table_path(hall)}/seen").status_code == 204
    assert count_seen(hall) == 0


def test_after_the_closing_it_is_told_and_words_are_not_lost(client: CheckingClient, hall: Hall) -> None:
    hall.close()
    assert client.get(table_path(hall)).status_code == 200
    assert client.page.find(".//form") is None
    answer = client.post(f"{table_path(hall)}/notes", data={"text": "Zadnja misel", "kind": "need"})
    assert answer.status_code == 410
    assert "Zadnja misel" in client.words
    assert hall.count(Statement) == 0


def test_an_open_page_says_so_once_a_minute(client: CheckingClient, hall: Hall) -> None:
    for _look in range(2):
        assert client.post(f"{table_path(hall)}/seen").status_code == 204
    assert count_seen(hall) == 1

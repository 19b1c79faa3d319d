"""The list of workshops, a new one, a copy, and taking one away."""

from __future__ import annotations

from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.queries import count_queries
from tests.world import Centre, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Community, Station, Workshop
from workshop.services.library import list_templates
from workshop.services.parts import list_ordered

NEW = "/workshops/new?template=community-room"
FIELDS = {"title": "Naš prostor", "community": "Stražišče", "held_on": "2026-11-20", "starts_at": "18:00"}


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    return make_centre()


@pytest.fixture
def client(app: Flask, centre: Centre) -> CheckingClient:
    found = client_of(app, centre.colleague)
    found.set_cookie("language", "en")
    return found


def the_only_one() -> Workshop:
    return db.session.scalars(select(Workshop)).one()


def headings(client: CheckingClient) -> list[str]:
    return ["".join(node.itertext()) for node in client.page.iter("h2")]


def test_an_empty_list_explains_and_offers_the_templates(client: CheckingClient) -> None:
    client.get("/workshops")
    assert all(template.name.in_("en") in client.words for template in list_templates())
    links = {link.get("href") for link in client.page.iter("a")}
    assert {"/workshops/new", "/workshops/new?template=coworking"} <= links


def test_the_list_is_grouped_by_what_comes(client: CheckingClient, centre: Centre) -> None:
    make_workshop(centre, title="Prihodnja")
    move_to(make_workshop(centre, title="Tekoča"), "round", 2)
    close(make_workshop(centre, title="Pretekla"))
    client.get("/workshops")
    assert headings(client) == ["Running now", "Coming up", "Closed"]
    assert client.words.index("Tekoča") < client.words.index("Prihodnja") < client.words.index("Pretekla")
    assert "Round 2" in client.words


def test_the_list_shows_code_place_and_day(client: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    client.get("/workshops")
    assert f"Golnik · 6 November 2026, 18.00 Code {workshop.code}" in client.words


def test_the_list_holds_nothing_of_a_stranger(app: Flask, centre: Centre) -> None:
    workshop = make_workshop(centre, title="Le za Kranj")
    stranger = client_of(app, make_centre("Drug zavod", domain="drugi.test").owner)
    stranger.get("/workshops")
    assert workshop.title not in stranger.words
    assert stranger.get(f"/workshops/{workshop.id}").status_code == 404


@pytest.mark.parametrize("page", ["/workshops", "/programmes", "/programmes/1"])
def test_lists_ask_the_store_as_often_for_three_as_for_one(client: CheckingClient, centre: Centre, page: str) -> None:
    make_workshop(centre)
    one = count_queries(client, page)
    for name in ("Zlato polje", "Stražišče"):
        fill(client, NEW, title=name, community=name, programme_id=str(centre.programme.id))
    assert count_queries(client, page) == one


def test_from_the_list_to_printing_in_eight_taps(client: CheckingClient) -> None:
    """F1.1: each page that is opened is a tap; title, date and place are not counted."""
    taps = ["/workshops", "/workshops/new", NEW]
    assert [client.get(path).status_code for path in taps] == [200, 200, 200]
    answer = send(client, **FIELDS, venue="Šola")
    made = answer.headers["Location"]
    assert answer.status_code == 303
    taps += [made, f"{made}/prints"]
    assert [client.get(path).status_code for path in taps[3:]] == [200, 200]
    assert len(taps) <= 8


def test_a_new_workshop_is_what_the_form_said(client: CheckingClient, centre: Centre) -> None:
    fill(
        client,
        NEW,
        **FIELDS,
        ends_at="20.30",
        venue="Šola",
        people="31",
        language="en",
        programme_id=str(centre.programme.id),
    )
    made = the_only_one()
    assert (made.title, made.community.name, made.venue, made.expected_people) == (
        "Naš prostor",
        "Stražišče",
        "Šola",
        31,
    )
    assert (made.held_on, made.starts_at, made.ends_at) == (date(2026, 11, 20), time(18, 0), time(20, 30))
    assert (made.language, made.programme_id) == ("en", centre.programme.id)


def test_a_community_that_is_there_is_not_added_again(client: CheckingClient, centre: Centre) -> None:
    client.get(NEW)
    assert [option.get("value") for option in client.page.iter("option") if option.get("value") == "Golnik"]
    send(client, title="Naš prostor", community=" golnik ")
    assert the_only_one().community_id == centre.community.id
    assert len(db.session.scalars(select(Community)).all()) == 1


def test_optional_stations_are_a_choice(client: CheckingClient) -> None:
    fill(client, "/workshops/new?template=coworking", **FIELDS, optional_stations="y")
    assert len(list_ordered(Station, the_only_one().id)) == 5


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("title", "x" * 161),
        ("community", ""),
        ("people", "nekaj"),
        ("people", "0"),
        ("people", "301"),
        ("people", ""),
        ("held_on", "6. 11. 2026"),
        ("starts_at", "sedem"),
        ("language", "de"),
        ("programme_id", "9999"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_everything_is_kept(
    client: CheckingClient, field: str, value: str
) -> None:
    answer = fill(client, NEW, **{**FIELDS, field: value})
    assert answer.status_code == 422
    assert error_at(client, field)
    assert client.page.find(".//*[@id='error-summary']") is not None
    kept = {name: text for name, text in FIELDS.items() if name != field}
    assert {name: value_of(client, name) for name in kept} == kept
    assert db.session.scalars(select(Workshop)).all() == []


def test_a_strangers_programme_cannot_be_chosen(client: CheckingClient) -> None:
    stranger = make_centre("Drug zavod", domain="drugi.test")
    assert fill(client, NEW, **FIELDS, programme_id=str(stranger.programme.id)).status_code == 422


def test_a_template_that_is_not_there_is_not_found(client: CheckingClient) -> None:
    assert client.get("/workshops/new?template=neznana").status_code == 404


def test_a_copy_is_open_for_another_evening(client: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    answer = fill(client, f"/workshops/{workshop.id}/copy", title="Drugi večer", community="Stražišče")
    client.get(answer.headers["Location"])
    assert client.heading == "Drugi večer"
    assert "Stražišče · no date yet" in client.words
    assert "This is the copy." in client.words


def test_a_copy_needs_a_title_and_a_community(client: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    assert fill(client, f"/workshops/{workshop.id}/copy", title="", community="").status_code == 422
    assert error_at(client, "title")
    assert error_at(client, "community")


def test_deleting_asks_once_more(client: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    client.get(f"/workshops/{workshop.id}/removal")
    assert workshop.code in client.words
    assert send(client).headers["Location"] == "/workshops"
    assert db.session.scalars(select(Workshop)).all() == []


def test_what_has_begun_offers_no_deleting_and_refuses_it(client: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    move_to(workshop, "check_in")
    client.get(f"/workshops/{workshop.id}")
    assert f"/workshops/{workshop.id}/removal" not in {link.get("href") for link in client.page.iter("a")}
    assert client.get(f"/workshops/{workshop.id}/removal").status_code == 409
    assert client.post(f"/workshops/{workshop.id}/removal").status_code == 409
    assert the_only_one().id == workshop.id

"""The pages of programmes and communities."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Community, Programme, Workshop


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    return make_centre()


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    return make_workshop(centre)


@pytest.fixture
def client(app: Flask, centre: Centre) -> CheckingClient:
    found = client_of(app, centre.colleague)
    found.set_cookie("language", "en")
    return found


def test_the_page_lists_both_with_their_evenings(client: CheckingClient, workshop: Workshop) -> None:
    client.get("/programmes")
    assert "Skupni prostori 1 workshop" in client.words
    assert "Golnik Kranj 1 workshop" in client.words


def test_an_empty_page_says_that_an_evening_can_stand_alone(app: Flask, centre: Centre) -> None:
    db.session.delete(centre.programme)
    db.session.delete(centre.community)
    db.session.commit()
    client = client_of(app, centre.owner)
    client.set_cookie("language", "en")
    client.get("/programmes")
    assert "There is no programme yet." in client.words
    assert "There is no community yet." in client.words


def test_a_programme_is_made_and_shows_its_evenings(client: CheckingClient, centre: Centre, workshop: Workshop) -> None:
    answer = fill(client, "/programmes/new", name="Novi", funder="Sklad", partners="Občina", note="Prva\n\n vrsta ")
    client.get(answer.headers["Location"])
    assert client.heading == "Novi"
    assert "No workshop belongs to it yet." in client.words
    made = db.session.query(Programme).filter_by(name="Novi").one()
    assert (made.funder, made.partners, made.note) == ("Sklad", "Občina", "Prva\n\nvrsta")
    client.get(f"/programmes/{centre.programme.id}")
    assert workshop.title in client.words


def test_a_programme_changes(client: CheckingClient, centre: Centre) -> None:
    here = f"/programmes/{centre.programme.id}/details"
    assert (
        fill(client, here, name="Prostori", funder="Sklad").headers["Location"] == f"/programmes/{centre.programme.id}"
    )
    assert (centre.programme.name, centre.programme.funder) == ("Prostori", "Sklad")


@pytest.mark.parametrize("name", ["", "x" * 161, "skupni prostori"])
def test_a_programme_needs_a_name_of_its_own(client: CheckingClient, name: str) -> None:
    assert fill(client, "/programmes/new", name=name, funder="Sklad").status_code == 422
    assert error_at(client, "name")
    assert value_of(client, "funder") == "Sklad"


def test_a_community_is_made_and_changed(client: CheckingClient, centre: Centre) -> None:
    fields = {"name": "Čirče", "municipality": "Kranj", "population": "1600", "population_source": "SURS, 2026"}
    assert fill(client, "/programmes/communities/new", **fields).headers["Location"] == "/programmes"
    made = db.session.query(Community).filter_by(name="Čirče").one()
    assert (made.municipality, made.population, made.population_source) == ("Kranj", 1600, "SURS, 2026")
    here = f"/programmes/communities/{made.id}"
    assert fill(client, here, population="", population_source="").status_code == 303
    assert (made.population, made.population_source) == (None, "")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "GOLNIK"}, "name"),
        ({"population": "veliko"}, "population"),
        ({"population": "0"}, "population"),
        ({"population": "1600"}, "population_source"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(client: CheckingClient, changes: dict[str, str], field: str) -> None:
    fields = {"name": "Čirče", "municipality": "Kranj", **changes}
    assert fill(client, "/programmes/communities/new", **fields).status_code == 422
    assert error_at(client, field)
    assert value_of(client, "municipality") == "Kranj"


@pytest.mark.parametrize("row", ["programme", "community"])
def test_two_people_at_once_do_not_overwrite_each_other(client: CheckingClient, centre: Centre, row: str) -> None:
    found = getattr(centre, row)
    here = {"programme": f"/programmes/{found.id}/details", "community": f"/programmes/communities/{found.id}"}[row]
    client.get(here)
    found.name = "Njihovo ime"
    db.session.commit()
    assert send(client, name="Moje ime").status_code == 409
    assert "Njihovo ime" in client.words
    assert send(client).status_code == 303
    assert found.name == "Moje ime"


def test_a_strangers_rows_do_not_exist(app: Flask, centre: Centre) -> None:
    stranger = client_of(app, make_centre("Drug zavod", domain="drugi.test").owner)
    for path in (f"/programmes/{centre.programme.id}/details", f"/programmes/communities/{centre.community.id}"):
        assert stranger.post(path, data={"name": "Tuje"}).status_code == 404

"""The pages of programmes and communities."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import Centre, make_centre
from workshop.extensions import db
from workshop.models import Community, Programme, Workshop


def test_the_page_lists_both_with_their_evenings(bor: CheckingClient, workshop: Workshop) -> None:
    bor.get("/programmes")
    assert "Skupni prostori 1 workshop" in bor.words
    assert "Golnik Kranj 1 workshop" in bor.words


def test_an_empty_page_says_that_an_evening_can_stand_alone(app: Flask, centre: Centre) -> None:
    db.session.delete(centre.programme)
    db.session.delete(centre.community)
    db.session.commit()
    bor = client_of(app, centre.owner)
    bor.set_cookie("language", "en")
    bor.get("/programmes")
    assert "There is no programme yet." in bor.words
    assert "There is no community yet." in bor.words


def test_a_programme_is_made_and_shows_its_evenings(bor: CheckingClient, centre: Centre, workshop: Workshop) -> None:
    answer = fill(bor, "/programmes/new", name="Novi", funder="Sklad", partners="Občina", note="Prva\n\n vrsta ")
    bor.get(answer.headers["Location"])
    assert bor.heading == "Novi"
    assert "No workshop belongs to it yet." in bor.words
    made = db.session.query(Programme).filter_by(name="Novi").one()
    assert (made.funder, made.partners, made.note) == ("Sklad", "Občina", "Prva\n\nvrsta")
    bor.get(f"/programmes/{centre.programme.id}")
    assert workshop.title in bor.words


def test_a_programme_changes(bor: CheckingClient, centre: Centre) -> None:
    here = f"/programmes/{centre.programme.id}/details"
    assert fill(bor, here, name="Prostori", funder="Sklad").headers["Location"] == f"/programmes/{centre.programme.id}"
    assert (centre.programme.name, centre.programme.funder) == ("Prostori", "Sklad")


@pytest.mark.parametrize("name", ["", "x" * 161, "skupni prostori"])
def test_a_programme_needs_a_name_of_its_own(bor: CheckingClient, name: str) -> None:
    assert fill(bor, "/programmes/new", name=name, funder="Sklad").status_code == 422
    assert error_at(bor, "name")
    assert value_of(bor, "funder") == "Sklad"


def test_a_community_is_made_and_changed(bor: CheckingClient, centre: Centre) -> None:
    fields = {"name": "Čirče", "municipality": "Kranj", "population": "1600", "population_source": "SURS, 2026"}
    assert fill(bor, "/programmes/communities/new", **fields).headers["Location"] == "/programmes"
    made = db.session.query(Community).filter_by(name="Čirče").one()
    assert (made.municipality, made.population, made.population_source) == ("Kranj", 1600, "SURS, 2026")
    here = f"/programmes/communities/{made.id}"
    assert fill(bor, here, population="", population_source="").status_code == 303
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
def test_what_does_not_fit_is_said_and_kept(bor: CheckingClient, changes: dict[str, str], field: str) -> None:
    fields = {"name": "Čirče", "municipality": "Kranj", **changes}
    assert fill(bor, "/programmes/communities/new", **fields).status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "municipality") == "Kranj"


@pytest.mark.parametrize("row", ["programme", "community"])
def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, centre: Centre, row: str) -> None:
    found = getattr(centre, row)
    here = {"programme": f"/programmes/{found.id}/details", "community": f"/programmes/communities/{found.id}"}[row]
    bor.get(here)
    found.name = "Njihovo ime"
    db.session.commit()
    assert send(bor, name="Moje ime").status_code == 409
    assert "Njihovo ime" in bor.words
    assert send(bor).status_code == 303
    assert found.name == "Moje ime"


def test_a_strangers_rows_do_not_exist(app: Flask, centre: Centre) -> None:
    stranger = client_of(app, make_centre("Drug zavod", domain="drugi.test").owner)
    for path in (f"/programmes/{centre.programme.id}/details", f"/programmes/communities/{centre.community.id}"):
        assert stranger.post(path, data={"name": "Tuje"}).status_code == 404

"""Place and time."""

from __future__ import annotations

from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop


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


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/details"


def test_everything_can_be_changed(client: CheckingClient, here: str, workshop: Workshop) -> None:
    answer = fill(
        client,
        here,
        title="Drug naslov",
        community="Stražišče",
        venue="Šola",
        held_on="2027-01-15",
        starts_at="17:30",
        ends_at="20:00",
        moderators="Ana in Bor",
        programme_id="",
        language="en",
    )
    assert answer.headers["Location"] == f"/workshops/{workshop.id}"
    assert (workshop.title, workshop.community.name, workshop.venue) == ("Drug naslov", "Stražišče", "Šola")
    assert (workshop.held_on, workshop.starts_at, workshop.ends_at) == (date(2027, 1, 15), time(17, 30), time(20, 0))
    assert (workshop.moderators, workshop.programme_id, workshop.language) == ("Ana in Bor", None, "en")


def test_date_and_times_may_be_left_open(client: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(client, here, held_on="", starts_at="", ends_at="").status_code == 303
    assert (workshop.held_on, workshop.starts_at, workshop.ends_at) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("community", " "), ("held_on", "jutri"), ("starts_at", "25:00"), ("venue", "x" * 201)],
)
def test_what_does_not_fit_is_said_and_kept(client: CheckingClient, here: str, field: str, value: str) -> None:
    assert fill(client, here, **{field: value, "moderators": "Ana in Bor"}).status_code == 422
    assert error_at(client, field)
    assert value_of(client, "moderators") == "Ana in Bor"


def test_an_evening_longer_than_its_booking_is_warned_of(client: CheckingClient, here: str) -> None:
    fill(client, here, ends_at="20:00")
    client.get(here)
    assert "The evening is 8 minutes longer than the room is booked." in client.words


def test_two_people_at_once_do_not_overwrite_each_other(client: CheckingClient, here: str, workshop: Workshop) -> None:
    client.get(here)
    workshop.venue, workshop.held_on = "Gasilski dom", date(2027, 2, 2)
    db.session.commit()
    assert send(client, venue="Šola").status_code == 409
    assert "Somebody changed this while you were writing." in client.words
    assert "Gasilski dom" in client.words
    assert value_of(client, "venue") == "Šola"
    assert workshop.venue == "Gasilski dom"
    assert send(client).status_code == 303
    assert workshop.venue == "Šola"


def test_a_change_that_says_the_same_is_no_conflict(client: CheckingClient, here: str, workshop: Workshop) -> None:
    client.get(here)
    workshop.venue = "Šola"
    db.session.commit()
    assert send(client, venue="Šola").status_code == 303


def test_the_wifi_of_the_hall_is_kept_as_it_was_typed(client: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(client, here, wifi_name="Dom; Golnik", wifi_password=" čebela:5 ").status_code == 303
    assert (workshop.wifi_name, workshop.wifi_kind, workshop.wifi_password) == ("Dom; Golnik", "WPA", " čebela:5 ")
    told = db.session.scalars(select(JournalEntry.after)).all()
    assert not any("čebela" in words for words in told)
    fill(client, here, wifi_kind="nopass")
    assert (workshop.wifi_name, workshop.wifi_password) == ("Dom; Golnik", "")


def test_a_short_password_is_refused_and_said(client: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(client, here, wifi_name="Dom", wifi_password="kratko").status_code == 422
    assert "eight signs or more" in error_at(client, "wifi_password")
    assert "shown to everybody in the hall" in client.words
    assert workshop.wifi_name == ""


def test_the_language_is_fixed_once_the_evening_has_begun(
    client: CheckingClient, here: str, workshop: Workshop
) -> None:
    move_to(workshop, "check_in")
    assert fill(client, here, language="en").status_code == 409
    assert "as they were printed" in error_at(client, "language")
    assert workshop.language == "sl"


def test_a_mistyping_is_mended_even_after_closing(client: CheckingClient, here: str, workshop: Workshop) -> None:
    close(workshop)
    assert fill(client, here, title="Naš prostor v Golniku").status_code == 303
    assert workshop.title == "Naš prostor v Golniku"

"""Place and time."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.world import move_to
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/details"


def test_everything_can_be_changed(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    answer = fill(
        bor,
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


def test_date_and_times_may_be_left_open(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, here, held_on="", starts_at="", ends_at="").status_code == 303
    assert (workshop.held_on, workshop.starts_at, workshop.ends_at) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("community", " "), ("held_on", "jutri"), ("starts_at", "25:00"), ("venue", "x" * 201)],
)
def test_what_does_not_fit_is_said_and_kept(bor: CheckingClient, here: str, field: str, value: str) -> None:
    assert fill(bor, here, **{field: value, "moderators": "Ana in Bor"}).status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "moderators") == "Ana in Bor"


def test_an_evening_longer_than_its_booking_is_warned_of(bor: CheckingClient, here: str) -> None:
    fill(bor, here, ends_at="20:00")
    bor.get(here)
    assert "The evening is 8 minutes longer than the room is booked." in bor.words


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    bor.get(here)
    workshop.venue, workshop.held_on = "Gasilski dom", date(2027, 2, 2)
    db.session.commit()
    assert send(bor, venue="Šola").status_code == 409
    assert "Somebody changed this while you were writing." in bor.words
    assert "Gasilski dom" in bor.words
    assert value_of(bor, "venue") == "Šola"
    assert workshop.venue == "Gasilski dom"
    assert send(bor).status_code == 303
    assert workshop.venue == "Šola"


def test_a_change_that_says_the_same_is_no_conflict(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    bor.get(here)
    workshop.venue = "Šola"
    db.session.commit()
    assert send(bor, venue="Šola").status_code == 303


def test_the_wifi_of_the_hall_is_kept_as_it_was_typed(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, here, wifi_name="Dom; Golnik", wifi_password=" čebela:5 ").status_code == 303
    assert (workshop.wifi_name, workshop.wifi_kind, workshop.wifi_password) == ("Dom; Golnik", "WPA", " čebela:5 ")
    told = db.session.scalars(select(JournalEntry.after)).all()
    assert not any("čebela" in words for words in told)
    fill(bor, here, wifi_kind="nopass")
    assert (workshop.wifi_name, workshop.wifi_password) == ("Dom; Golnik", "")


def test_a_short_password_is_refused_and_said(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, here, wifi_name="Dom", wifi_password="kratko").status_code == 422
    assert "eight signs or more" in error_at(bor, "wifi_password")
    assert "shown to everybody in the hall" in bor.words
    assert workshop.wifi_name == ""


def test_the_language_is_fixed_once_the_evening_has_begun(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    assert fill(bor, here, language="en").status_code == 409
    assert "as they were printed" in error_at(bor, "language")
    assert workshop.language == "sl"


def test_a_mistyping_is_mended_even_after_closing(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    close(workshop)
    assert fill(bor, here, title="Naš prostor v Golniku").status_code == 303
    assert workshop.title == "Naš prostor v Golniku"

"""Entries for calendars: lines that fold, texts that are escaped, times that every zone reads right (RFC 5545)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import make_centre, make_workshop
from workshop.exports.calendar import Entry, calendar_file

PLAIN = Entry(
    uid="a-20261205",
    title="Srečanje",
    place="Dom krajanov",
    words="",
    starts=datetime(2026, 12, 5, 17, 0, tzinfo=UTC),
    ends=datetime(2026, 12, 5, 18, 30, tzinfo=UTC),
    made=datetime(2026, 11, 7, 9, 0, tzinfo=UTC),
)


def lines(data: bytes) -> list[str]:
    """Unfolded, as a calendar reads them."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def test_an_entry_is_one_event_and_what_is_empty_is_left_out() -> None:
    found = lines(calendar_file(PLAIN))
    assert (found[0], found[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"DTSTART:20261205T170000Z", "DTEND:20261205T183000Z", "DTSTAMP:20261107T090000Z"} <= set(found)
    assert not [line for line in found if line.startswith("DESCRIPTION")]


def test_signs_with_a_meaning_are_escaped_and_come_back() -> None:
    title = "Kje; kako, in \\ zakaj\ndruga vrsta"
    (line,) = [one for one in lines(calendar_file(replace(PLAIN, title=title))) if one.startswith("SUMMARY:")]
    assert line == "SUMMARY:Kje\\; kako\\, in \\\\ zakaj\\ndruga vrsta"
    back = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], line.removeprefix("SUMMARY:"))
    assert back == title


@pytest.mark.parametrize("letter", ["a", "č", "€", "🌻"])
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(letter: str) -> None:
    title = letter * 200
    data = calendar_file(replace(PLAIN, title=title))
    parts = data.split(b"\r\n")
    assert max(len(part) for part in parts) <= 75
    assert [part.decode("utf-8") for part in parts]
    assert f"SUMMARY:{title}" in lines(data)


def test_staff_make_the_file_of_the_next_meeting_in_the_halls_own_time(app: Flask, in_app: Flask) -> None:
    centre = make_centre()
    workshop = make_workshop(centre)
    staff = client_of(app, centre.owner)
    address = f"/workshops/{workshop.id}/exports/meeting"
    staff.get(address)
    sent = {"held_on": "2026-07-05", "starts_at": "18.00", "minutes": "90", "venue": "Dom krajanov; pritličje"}
    answer = staff.post(address, data=sent)
    assert answer.mimetype == "text/calendar"
    found = lines(answer.data)
    assert {"DTSTART:20260705T160000Z", "DTEND:20260705T173000Z"} <= set(found)
    assert "LOCATION:Dom krajanov\\; pritličje\\, Golnik" in found


@pytest.mark.parametrize("missing", ["held_on", "starts_at", "minutes"])
def test_what_is_missing_is_said_and_the_rest_is_kept(app: Flask, in_app: Flask, missing: str) -> None:
    centre = make_centre()
    workshop = make_workshop(centre)
    staff: CheckingClient = client_of(app, centre.owner)
    sent = {"held_on": "2026-07-05", "starts_at": "18.00", "minutes": "90", "venue": "Pri kapelici", missing: ""}
    answer = staff.post(f"/workshops/{workshop.id}/exports/meeting", data=sent)
    assert answer.status_code == 422
    assert "Pri kapelici" in answer.text

"""The hall's Wi-Fi: what a camera reads, where it is shown, and where not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.checking_client import CheckingClient
from tests.prints.test_qr import read, read_drawn
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.wifi import wifi_payload


@given(st.text(min_size=1, max_size=32), st.text(min_size=8, max_size=63))
def test_a_network_comes_back_as_it_was_written(name: str, password: str) -> None:
    """A reader that undoes the escapes finds the same two texts, whatever they hold (P-5)."""
    fields = re.fullmatch(r"WIFI:T:WPA;S:((?:\\.|[^\\;])*);P:((?:\\.|[^\\;])*);;", wifi_payload(name, password), re.S)
    assert fields is not None
    assert [re.sub(r"\\(.)", r"\1", field, flags=re.S) for field in fields.groups()] == [name, password]


def test_a_network_with_every_special_letter_can_be_scanned(tmp_path: Path) -> None:
    payload = wifi_payload("Delavnica Šmarje; 2", 'čebela:"5"')
    assert payload == r"WIFI:T:WPA;S:Delavnica Šmarje\; 2;P:čebela\:\"5\";;"
    assert read(payload, tmp_path) == payload


def test_an_open_network_has_no_password() -> None:
    assert wifi_payload("Dom", "") == "WIFI:T:nopass;S:Dom;;"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    found = make_workshop(make_centre())
    found.wifi_name, found.wifi_password = "Dom; Golnik", "medena:vrata, 5"
    db.session.commit()
    return found


POSTERS = {"parts": "poster-a3,poster-a4"}


def read_paths(svg: str, folder: Path) -> str:
    """What a camera reads of a picture that a page holds."""
    path = re.findall(r'fill="#000000" d="([^"]+)"', svg)[0]
    return read_drawn(path, int(re.findall(r'viewBox="0 0 (\d+)', svg)[0]), folder)


def test_the_wall_shows_both_codes_in_order(workshop: Workshop, client: CheckingClient, tmp_path: Path) -> None:
    wall = client.get(f"/wall/{workshop.wall_token}").text
    assert wall.index("1 · Wi-Fi") < wall.index("2 · Delavnica")
    assert "Dom; Golnik" in wall
    assert "medena:vrata, 5" in wall
    picture = client.get(f"/wall/{workshop.wall_token}/wifi.svg")
    assert picture.headers["Cache-Control"] == "private, no-cache"
    assert read_paths(picture.text, tmp_path) == r"WIFI:T:WPA;S:Dom\; Golnik;P:medena\:vrata\, 5;;"


def test_without_a_network_nothing_changes(workshop: Workshop, client: CheckingClient) -> None:
    workshop.wifi_name = ""
    db.session.commit()
    assert "Wi-Fi" not in client.get(f"/wall/{workshop.wall_token}").text
    assert client.get(f"/wall/{workshop.wall_token}/wifi.svg").status_code == 404


def test_posters_and_a_sheet_carry_both_codes(workshop: Workshop, app: Flask) -> None:
    with app.test_request_context():
        html = build_source(get_kind("kit"), workshop, "sl", POSTERS).html
        assert html.count("1 · Wi-Fi") == html.count("2 · Delavnica") == 3
        workshop.wifi_name = ""
        assert "Wi-Fi" not in build_source(get_kind("kit"), workshop, "sl", POSTERS).html


def test_neither_the_residents_page_nor_the_public_files_say_the_password(
    workshop: Workshop, client: CheckingClient
) -> None:
    assert "medena" not in client.get(f"/{workshop.code}").text
    assert client.get("/wall/nobody/wifi.svg").status_code == 404

"""Photographs and lists on their pages: for staff alone, and refused in words."""

from __future__ import annotations

import uuid
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, asks_twice, first_station, open_room
from workshop.models import Photograph, Statement
from workshop.services.photographs import MOST_BYTES


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG")
    return out.getvalue()


def send(room: Room, client: CheckingClient, raw: bytes, status: int = 303) -> None:
    with room.app.app_context():
        station = first_station(room.workshop).id
    fields = {"csrf_token": client.form_token(), "station": str(station), "what": "sheet", "sheet": "7"}
    named = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    named.append(b'name="file"; filename="list.jpg"\r\n\r\n' + raw)
    body = b"".join(b"--cut\r\nContent-Disposition: form-data; " + one + b"\r\n" for one in named) + b"--cut--\r\n"
    answer = client.post(room.at("paper/photographs"), data=body, content_type="multipart/form-data; boundary=cut")
    assert answer.status_code == status


def test_a_photograph_is_shown_to_staff_and_to_nobody_else(room: Room, ana: CheckingClient) -> None:
    send(room, ana, picture() + b"\0" * 3 * 1024 * 1024)
    ana.get(room.at("paper/photographs"))
    addresses = [str(one.get("src")) for one in ana.page.iter("img")]
    assert len(addresses) == 1
    answer = ana.get(addresses[0])
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/jpeg", "no-store")
    assert room.stranger().get(addresses[0]).status_code == 404
    assert room.client(None).get(addresses[0]).status_code == 303
    number = room.rows(Photograph)[0].id
    ana.get(room.at("paper/photographs"))
    assert asks_twice(ana, f"paper/photographs/{number}/removal")
    assert ana.post(room.at(f"paper/photographs/{number}/removal")).status_code == 303
    assert room.rows(Photograph) == []


@pytest.mark.parametrize(
    ("raw", "status", "words"),
    [
        (b"", 422, "Najprej izberi"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, 422, "HEIC"),
        (b"no photograph", 422, "JPEG ali PNG"),
        (b"\xff\xd8" + b"\0" * (MOST_BYTES + 10), 413, "največ 12 MB"),
        (b"\0" * (MOST_BYTES + 200_000), 413, ""),
    ],
)
def test_what_is_no_photograph_is_said(room: Room, ana: CheckingClient, raw: bytes, status: int, words: str) -> None:
    send(room, ana, raw, status)
    assert words in ana.words
    assert room.rows(Photograph) == []


def test_a_flip_chart_is_looked_at_and_then_stored(room: Room, ana: CheckingClient) -> None:
    with room.app.app_context():
        place = first_station(room.workshop)
        fields = {"station": str(place.id), "kind": place.kinds[0]}
    fields |= {"key": str(uuid.uuid4()), "origin": "flipchart", "lines": "- Klop\n- Luči\n- Klop", "show": "y"}
    fields |= {"group": "0", "round": "1", "ring": "1"}
    assert ana.post(room.at("paper/list"), data={**fields, "do": "preview"}).status_code == 200
    assert "Shranjeni bosta 2 izjavi." in ana.words
    assert room.rows(Statement) == []
    assert ana.post(room.at("paper/list"), data={**fields, "do": "store"}).status_code == 303
    assert [(row.text, row.origin) for row in room.rows(Statement, Statement.id)] == [
        ("Klop", "flipchart"),
        ("Luči", "flipchart"),
    ]
    number = room.rows(Statement, Statement.id)[0].id
    assert ana.post(room.at(f"paper/list/{number}"), data={"text": "a" * 300}).status_code == 422
    assert len(ana.page.findall(".//select[@id='kind']/option")) > 1, "the list above has a station to go on with"
    assert ana.post(room.at(f"paper/list/{number}"), data={"text": ""}).status_code == 303
    assert [row.text for row in room.rows(Statement)] == ["Luči"]
    assert ana.post(room.at("paper/list"), data={**fields, "lines": " "}).status_code == 422
    assert "Vpišite vsaj eno vrstico." in ana.words

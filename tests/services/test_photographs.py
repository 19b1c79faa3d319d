"""Photographs of sheets: decoded, written anew without place and camera, kept once, gone when removed."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import JournalEntry, Photograph, Workshop
from workshop.services.photographs import (
    MOST_BYTES,
    TooLarge,
    add_photograph,
    list_photographs,
    make_picture,
    read_photograph,
    remove_photograph,
)

ORIENTATION, GPS, MAKE = 0x0112, 0x8825, 0x010F


def photograph(
    width: int = 60, height: int = 40, form: str = "JPEG", mode: str = "RGB", *, facts: bool = False
) -> bytes:
    """A photograph; with ``facts`` lying on its side, with camera and place in it."""
    picture, out = Image.new(mode, (width, height), "white"), BytesIO()
    exif = Image.Exif()
    if facts:
        exif[ORIENTATION], exif[MAKE] = 6, "Kamera"
        exif[GPS] = {1: "N", 2: (46.0, 14.0, 0.0)}
    picture.save(out, form, exif=exif)
    return out.getvalue()


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def add(workshop: Workshop, raw: bytes, station: int = 1, what: str = "flipchart") -> bool:
    place = first_station(workshop, station).id
    facts: dict[str, Any] = {"what": what, "sheet_number": 7, "raw": raw, "actor": "1"}
    return add_photograph(workshop=workshop, station_id=place, now=NOW, **facts)


class Looked(bytes):
    """A file that remembers whether the store was held while somebody looked into it."""

    held: list[bool]

    def __getitem__(self, place: Any) -> Any:
        self.held.append(db.session().in_transaction())
        return super().__getitem__(place)


def test_the_store_is_free_while_a_picture_is_written_anew(workshop: Workshop) -> None:
    raw = Looked(photograph())
    raw.held = []
    assert add(workshop, raw)
    assert raw.held
    assert not any(raw.held)


def test_camera_and_place_are_gone_and_the_picture_stands_upright() -> None:
    assert b"Kamera" in photograph(facts=True)
    made = make_picture(photograph(facts=True))
    assert (made.width, made.height) == (40, 60)
    assert b"Kamera" not in made.content
    with Image.open(BytesIO(made.content)) as kept:
        assert dict(kept.getexif()) == {}


def test_a_large_photograph_becomes_two_thousand_pixels_long() -> None:
    made = make_picture(photograph(4000, 3000))
    assert (made.width, made.height) == (2000, 1500)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "LA"])
def test_every_kind_of_png_becomes_a_jpeg(mode: str) -> None:
    assert make_picture(photograph(form="PNG", mode=mode)).content.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "photograph_missing"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "photograph_heic"),
        (b"%PDF-1.7 no photograph", "photograph_unknown"),
        (photograph()[:120], "photograph_unknown"),
        (b"\xff\xd8" + b"\0" * MOST_BYTES, "photograph_too_large"),
    ],
)
def test_what_is_no_photograph_is_refused_in_words(raw: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        make_picture(raw)


@pytest.mark.parametrize("side", [8_000, 60_000])
def test_a_photograph_of_too_many_pixels_is_refused_as_that_before_it_is_unpacked(side: int) -> None:
    small = photograph(form="PNG")
    says = b"IHDR" + struct.pack(">II", side, side) + small[24:29]
    bomb = small[:12] + says + struct.pack(">I", zlib.crc32(says)) + small[33:]
    with pytest.raises(TooLarge, match="photograph_many_pixels"):
        make_picture(bomb)


def test_the_same_photograph_is_kept_once_at_a_station(workshop: Workshop) -> None:
    raw = photograph()
    assert [add(workshop, raw), add(workshop, raw), add(workshop, raw, 2, "sheet")] == [True, False, True]
    kept = list_photographs(workshop.id)
    assert [(one.what, one.sheet_number) for one in kept] == [
        ("flipchart", None),
        ("sheet", 7),
    ]
    assert db.session.scalars(select(JournalEntry.act).where(JournalEntry.subject == "photograph")).all() == [
        "photograph_add",
        "photograph_add",
    ]


def test_a_removed_photograph_is_gone_and_another_evening_has_no_hand_in_it(workshop: Workshop) -> None:
    add(workshop, photograph())
    number = list_photographs(workshop.id)[0].id
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    with pytest.raises(NotFound):
        read_photograph(other.id, number)
    with pytest.raises(NotFound):
        remove_photograph(workshop=other, photograph_id=number, actor="1", now=NOW)
    remove_photograph(workshop=workshop, photograph_id=number, actor="1", now=NOW)
    assert db.session.scalars(select(Photograph)).all() == []

"""QR codes: only addresses of this installation are drawn, and what is drawn can be read."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from PIL import Image, ImageDraw

from tests.checking_client import CheckingClient
from tests.world import make_centre, make_workshop
from workshop.models import Workshop
from workshop.prints.qr import evening_address, in_pairs, modules_path, qr_svg, spoken, table_address

RECTANGLE = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
SCALE = 8


@pytest.fixture
def request_here(app: Flask) -> Iterator[Flask]:
    app.config["PUBLIC_URL"] = "https://kratko.si"
    with app.test_request_context():
        yield app


def read(text: str, folder: Path) -> str:
    """Draws the path as a camera would see it and reads it back."""
    side, path = modules_path(text, 4)
    return read_drawn(path, side, folder)


def read_drawn(path: str, side: int, folder: Path) -> str:
    """The text of a path of modules in a square of ``side``."""
    picture = Image.new("L", (side * SCALE, side * SCALE), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, length in (map(int, found) for found in RECTANGLE.findall(path)):
        pen.rectangle((x * SCALE, y * SCALE, (x + length) * SCALE - 1, (y + 1) * SCALE - 1), fill=0)
    picture.save(folder / "qr.png")
    command = ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", str(folder / "qr.png")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip("\n")


def test_the_evening_and_its_tables_have_short_addresses(request_here: Flask) -> None:
    assert evening_address("4827") == "https://kratko.si/4827"
    assert table_address("4827", 3) == "https://kratko.si/4827/m3"
    assert len(table_address("4827", 12)) <= 32
    assert spoken(evening_address("4827")) == "kratko.si/4827"


def test_a_camera_reads_exactly_the_address(request_here: Flask, tmp_path: Path) -> None:
    assert read(table_address("4827", 3), tmp_path) == "https://kratko.si/4827/m3"


def test_a_short_address_stays_coarse_enough_for_a_leaflet(request_here: Flask) -> None:
    assert modules_path("https://kratko.si/4827/m12", 0)[0] == 29
    assert modules_path("http://192.168.1.20:8000/4827/m3", 0)[0] == 29


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.si/4827",
        "https://kratko.si.elsewhere.si/4827",
        "https://kratko.si/sign-in",
        "https://kratko.si/sign-in/pass/short",
        "https://kratko.si/sign-in/link/N0MfW0E4aabbifN-N0MfW0E4aabbifN-",
        "https://kratko.si/4827/m3?next=x",
        "https://kratko.si/host/short/1",
        "https://kratko.si/host/N0MfW0E4aabbifN-/1/notes",
        "https://kratko.si",
    ],
)
def test_no_other_address_is_drawn(request_here: Flask, address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        qr_svg(address)


def test_the_picture_says_its_address_in_words(request_here: Flask) -> None:
    root = ElementTree.fromstring(qr_svg(evening_address("4827")))
    assert root.attrib["role"] == "img"
    assert "kratko.si/4827" in (root[0].text or "")
    assert root.attrib["viewBox"] == "0 0 37 37"
    assert ElementTree.fromstring(qr_svg(evening_address("4827"), quiet_zone=False)).attrib["viewBox"] == "0 0 29 29"


def test_the_link_of_a_helper_is_drawn_so_that_a_phone_reads_it(request_here: Flask, tmp_path: Path) -> None:
    link = "https://kratko.si/sign-in/pass/N0MfW0E4aabbifN-N0MfW0E4aabbifN_"
    root = ElementTree.fromstring(qr_svg(link))
    side = int(root.attrib["viewBox"].split()[2])
    assert read_drawn(root[2].attrib["d"], side, tmp_path) == link


def test_codes_are_said_in_pairs() -> None:
    assert [in_pairs(code).split("\u00a0") for code in ("4827", "48271")] == [["48", "27"], ["48", "27", "1"]]


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_the_wall_fetches_the_picture_and_may_keep_it(workshop: Workshop, client: CheckingClient) -> None:
    answer = client.get(f"/{workshop.code}/qr.svg")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert f"localhost/{workshop.code}" in answer.text


def test_an_evening_that_is_not_there_has_no_picture(client: CheckingClient) -> None:
    assert client.get("/0000/qr.svg").status_code == 404

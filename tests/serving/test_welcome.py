"""What the terminal says can be followed by whoever has never seen it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from workshop.serving.welcome import Places, framed, places, qr_lines, welcome


def test_an_open_server_is_told_by_its_address_in_the_room() -> None:
    found = places(host="0.0.0.0", port=8123, public_url="")
    assert found.here == "http://localhost:8123"
    assert all(address.startswith("http://") and address.endswith(":8123") for address in found.phones)
    assert bool(found.phones) != bool(found.why_no_phones)


def test_a_public_address_goes_before_all_others() -> None:
    assert places(host="0.0.0.0", port=80, public_url="https://kratko.si").phones == ["https://kratko.si"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_closed_server_says_why_phones_cannot_reach_it(host: str) -> None:
    found = places(host=host, port=8000, public_url="")
    assert found.phones == []
    assert "HOST=0.0.0.0" in found.why_no_phones


def test_a_server_on_one_address_is_told_by_that_address() -> None:
    assert places(host="10.1.2.3", port=80, public_url="").phones == ["http://10.1.2.3:80"]
    assert places(host="fd00::1", port=80, public_url="").here == "http://[fd00::1]:80"


def test_the_message_names_every_place_and_the_sign_in() -> None:
    text = welcome(Places(here="http://localhost:1", phones=["http://10.0.0.1:1", "http://10.9.0.1:1"]), sign_in="SIGN")
    for told in ("http://localhost:1/", "http://10.0.0.1:1/", "http://10.9.0.1:1/", "SIGN", "Ctrl+C", "█"):
        assert told in text


def test_without_phones_there_is_no_code_to_scan() -> None:
    text = welcome(Places(here="http://localhost:1", why_no_phones="No network."), sign_in="SIGN")
    assert "No network." in text
    assert "█" not in text


def test_the_frame_has_an_even_number_of_rows() -> None:
    assert [len(framed([[True] * size for _ in range(size)])) for size in (21, 25)] == [30, 34]


def test_a_phone_reads_the_code_from_the_terminal(tmp_path: Path) -> None:
    lines = list(qr_lines("http://192.168.1.20:8000/", coloured=False))
    picture = tmp_path / "terminal.png"
    as_picture(lines).save(picture)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == "http://192.168.1.20:8000/"


def as_picture(lines: list[str], scale: int = 6) -> Image.Image:
    """The half blocks as a terminal with dark ink on light paper would draw them."""
    picture = Image.new("L", (len(lines[0]), 2 * len(lines)), 255)
    for row, line in enumerate(lines):
        for column, block in enumerate(line):
            for half, inked in enumerate((block in "▀█", block in "▄█")):
                picture.putpixel((column, 2 * row + half), 0 if inked else 255)
    return picture.resize((picture.width * scale, picture.height * scale), Image.Resampling.NEAREST)


def test_a_terminal_gets_black_on_white_whatever_its_colours() -> None:
    assert all(line.startswith("\x1b[") and line.endswith("\x1b[0m") for line in qr_lines("a", coloured=True))

"""What a journey has on paper, read back: words, the file inside, the addresses in the squares."""

from __future__ import annotations

import io
from pathlib import Path

from playwright.sync_api import Locator
from pypdf import PdfReader

from tests.load.sent import Sent, compare_file, fold, lost_words
from tests.prints.paper import run, scan, statements_inside

SCANNED = ("poster-a3", "poster-a4", "tents", "forms")
"""The parts of the kit that a phone is held to."""
DOTS_PER_INCH = 100


def words_of(pdf: Path) -> str:
    """The whole text layer, spaces folded."""
    return fold(run("pdftotext", "-raw", str(pdf), "-"))


def scan_kit(pdf: Path) -> dict[str, str]:
    """The address on the first sheet of every part that carries one for residents."""
    reader = PdfReader(io.BytesIO(pdf.read_bytes()))
    found = {}
    for part in SCANNED:
        page = int(reader.get_destination_page_number(reader.named_destinations[part]) or 0) + 1
        (found[part],) = scan(pdf, page, dots_per_inch=DOTS_PER_INCH)
    return found


def scan_screen(square: Locator, folder: Path) -> str:
    """The address in a square on a screen, as a camera sees it."""
    picture = folder / "screen.png"
    square.screenshot(path=picture)
    return run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)).strip()


def differences(sent: Sent, report: Path, private: tuple[str, ...]) -> list[str]:
    """What a report and the file inside lack of what was sent, say too much, or say of it that should be nowhere."""
    words, file = words_of(report), statements_inside(report)
    both = words + file.decode("utf-8-sig")
    return [
        *lost_words(sent, words),
        *(f"{name} in the file: {what}" for name, what in compare_file(sent, file).items()),
        *(f"private: {one}" for one in private if one in both),
        *(f"not said: {one}" for one in sentences(sent) if one not in words),
    ]


def sentences(sent: Sent) -> list[str]:
    """What a Slovene report says about so many; the last two are in the form for three or four people."""
    votes = sum(sent.dots.values())
    return [
        f"Izjave po postajah, n = {len(sent.shown)}.",
        f"Pike po predlogih, n = {votes};",
        f"Vse pike {votes} 0 {votes}",
        f"Ob koncu prešteti v dvorani: odrasli {sent.adults}, otroci {sent.children}.",
        f"Za sodelovanje so se prijavile {sent.signed_up} osebe.",
        f"Mnenje so oddale {sent.sheets} osebe.",
    ]

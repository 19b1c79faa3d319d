"""Reading a PDF as paper: where its words stand, how large they are, what a camera sees on it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from html import unescape
from itertools import combinations
from pathlib import Path
from re import findall

from PIL import Image, ImageChops

MM = 72 / 25.4
"""Points in a millimetre."""
LINE = 1.3
"""Height of a line of the typeface, from its highest accent to its lowest tail, in sizes of type."""
WORD = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'


@dataclass(frozen=True)
class Word:
    """A word with its box in millimetres from the upper left corner of the paper."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def points(self) -> float:
        """The size of its type."""
        return (self.bottom - self.top) * MM / LINE


@dataclass(frozen=True)
class Sheet:
    """One page: its size in millimetres and its words in the order of the text layer."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def read_sheets(pdf: Path) -> list[Sheet]:
    """Every page as pdftotext finds it."""
    found = run("pdftotext", "-bbox", str(pdf), "-").split("<page ")[1:]
    return [read_sheet(number, page) for number, page in enumerate(found, start=1)]


def read_sheet(number: int, page: str) -> Sheet:
    width, height = (float(side) / MM for side in findall(r'(?:width|height)="([\d.]+)"', page)[:2])
    words = []
    for *sides, text in findall(WORD, page):
        left, top, right, bottom = (float(side) / MM for side in sides)
        words.append(Word(left, top, right, bottom, unescape(text)))
    return Sheet(number, width, height, tuple(words))


def overlapping(sheet: Sheet) -> list[str]:
    """Pairs of words whose letters are printed over one another."""
    return [
        f"page {sheet.number}: {one.text} / {other.text}"
        for one, other in combinations(sheet.words, 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.5
        and min(foot(one), foot(other)) - max(head(one), head(other)) > 0.3
    ]


def head(word: Word) -> float:
    """Where its letters begin: the box leaves room for accents on capitals."""
    return word.top + 0.28 * (word.bottom - word.top)


def foot(word: Word) -> float:
    """Where its letters stand."""
    return word.bottom - 0.22 * (word.bottom - word.top)


def draw(pdf: Path, page: int, *, dots_per_inch: int) -> Image.Image:
    """The page as a printer would see it, in greys."""
    target = pdf.with_name(f"{pdf.stem}-{page}-{dots_per_inch}")
    at = ("-r", str(dots_per_inch), "-f", str(page), "-l", str(page), "-gray", "-singlefile")
    run("pdftoppm", *at, str(pdf), str(target))
    with Image.open(target.with_name(f"{target.name}.pgm")) as picture:
        return picture.convert("L")


def draw_all(pdf: Path, *, dots_per_inch: int) -> list[Image.Image]:
    """Every page, in greys."""
    run("pdftoppm", "-r", str(dots_per_inch), "-gray", str(pdf), str(pdf.with_suffix("")))
    return [Image.open(file) for file in sorted(pdf.parent.glob(f"{pdf.stem}-??.pgm"))]


def ink_box_mm(picture: Image.Image, dots_per_inch: int) -> tuple[float, ...]:
    """(left, top, right, bottom) of everything printed, in millimetres of paper."""
    box = ImageChops.invert(picture).point(lambda value: 255 if value > 40 else 0).getbbox()
    assert box is not None
    return tuple(side * 25.4 / dots_per_inch for side in box)


def scan(pdf: Path, page: int, *, dots_per_inch: int = 200) -> set[str]:
    """Every QR code that a camera finds on the page."""
    picture = draw(pdf, page, dots_per_inch=dots_per_inch)
    file = pdf.with_name(f"scan-{page}.pgm")
    picture.save(file)
    return set(run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", str(file)).split())


def statements_inside(report: Path) -> bytes:
    """The statements as CSV that are attached to a report; the key to their codes lies beside them."""
    run("pdfdetach", "-saveall", "-o", str(report.parent), str(report))
    (file,) = (one for one in report.parent.glob("*.csv") if {"izjave", "statements"} & set(one.stem.split("_")))
    return file.read_bytes()


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout

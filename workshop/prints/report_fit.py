"""How much a page holds: words, and heights in points, reckoned on the safe side from the widths of letters.

The layout engine would know exactly, but it works elsewhere (render.py); and a page that has to hold whatever
was said needs an answer before.
"""

from __future__ import annotations

import re
from html import unescape
from math import ceil
from unicodedata import normalize

MOST_WORDS = 260
MOST_POINTS = 712
"""The page has 717 points between its margins."""
WIDEST = 0.88
WIDTHS = {
    letter: hundredths / 100
    for hundredths, letters in {
        18: "'",
        21: ",.:;",
        24: "·",
        27: "ijl",
        30: " !()",
        33: '"[ft',
        36: "]r",
        39: "-/",
        42: "1I",
        45: "y",
        48: "?svz",
        51: "7ckx–",
        54: "Jaeu",
        57: "2EFLTbdghnop«»",
        60: "3569PSVYq",
        63: "+48ABRXZ",
        66: "0CK",
        69: "DUw…",
        72: "GHNO",
        75: "Q",
        84: "M",
    }.items()
    for letter in letters
}
"""Of the size of type, as the typeface has them, rounded up. A letter with a mark is as wide as without; any other
is taken for the widest."""
LOST = 1.03
"""A line ends before the word that does not fit."""
HEIGHTS = {"h1": (22.0, 27.0, 2.0, 368.0), "h2": (13.0, 17.0, 11.0, 470.0), "li": (11.5, 15.0, 2.5, 450.0)}
PARAGRAPH = (11.5, 15.0, 3.0, 470.0)
FINDING = (13.0, 18.0, 10.0, 470.0)
PLACE = (11.5, 15.0, 3.0, 368.0)
FOOT = (11.5, 15.0, 0.0, 385.0)
"""Size of type, line, space before, width of a line; all in points."""
HEAD_LEAST, FIGURES, QR_LEAST, FOOT_AROUND = 85.0, 70.0, 69.0, 19.0
BLOCK = re.compile(r"<(h1|h2|li|p)\b([^>]*)>(.*?)</\1>", re.DOTALL)


def count_words(html: str) -> int:
    """Words as a reader counts them: at least a letter or a digit between spaces."""
    return sum(any(map(str.isalnum, word)) for word in plain(html).split())


def count_points(html: str) -> float:
    """The height of the page for the municipality (templates/report/_one_page.html)."""
    picture = QR_LEAST if '<svg class="qr"' in html else 0
    head, _, rest = without_pictures(html).partition("</header>")
    figures, _, body = rest.partition('<ul class="figures">')
    body, _, foot = body.partition("</ul>")[2].partition('<div class="report-foot')
    return (
        max(HEAD_LEAST, sum(heights(head)))
        + sum(heights(figures))
        + FIGURES
        + sum(heights(body))
        + FOOT_AROUND
        + max(picture, sum(heights(foot, FOOT)))
    )


def heights(html: str, paragraph: tuple[float, float, float, float] = PARAGRAPH) -> list[float]:
    """Every block's own."""
    found = []
    for tag, attributes, inner in BLOCK.findall(html):
        special = FINDING if "finding" in attributes else PLACE if "place" in attributes else paragraph
        size, line, before, width = HEIGHTS.get(tag, special)
        found.append(before + line * max(1, ceil(text_width(plain(inner)) * size * bold(tag, attributes) / width)))
    return found


def bold(tag: str, attributes: str) -> float:
    """Bold letters are wider."""
    return 1.09 if tag in {"h1", "h2"} or "finding" in attributes else 1.0


def text_width(text: str) -> float:
    """In sizes of type."""
    bare = (normalize("NFD", letter)[0] for letter in text)
    return LOST * sum(WIDTHS.get(letter, WIDEST) for letter in bare)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", without_pictures(html))).split())


def without_pictures(html: str) -> str:
    return re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)

"""The one page for the municipality: cut by rank until it holds no more than a page does (C.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from workshop.prints.qr import evening_address, qr_svg, spoken
from workshop.prints.report_context import report_context, shorten
from workshop.services.report_facts import Report, TopList, TopRow
from workshop.services.report_tops import top_concerns, top_needs, top_offers

MOST_WORDS = 260
MOST_CHARACTERS = 2100
MOST_ROLES = 3
WORDS_OF_ONE, CHARACTERS_OF_ONE = 20, 140
WORDS_OF_FINDING, CHARACTERS_OF_FINDING = 45, 300


@dataclass(frozen=True)
class Lengths:
    """How many of each list stand on the page."""

    needs: int = 5
    offers: int = 3
    requests: int = 3
    concerns: int = 2


SHORTER = ("concerns", "offers", "needs", "needs", "requests", "offers", "needs", "needs", "requests", "concerns")
"""What gives way first, one line a step; at the end one need, one offer and one request stay."""


def fit_context(report: Report) -> dict[str, Any]:
    """The values of the page with as many lines as fit; what is left out is said with its number."""
    context: dict[str, Any] = {}
    for lengths in ever_shorter():
        context = summary_context(report, lengths)
        words, characters = measure(render_template("report/_one_page.html", **context))
        if words <= MOST_WORDS and characters <= MOST_CHARACTERS:
            break
    return context


def ever_shorter() -> Iterator[Lengths]:
    """The whole page, then one line less at a time."""
    lengths = Lengths()
    yield lengths
    for name in SHORTER:
        lengths = replace(lengths, **{name: getattr(lengths, name) - 1})
        yield lengths


def summary_context(report: Report, lengths: Lengths) -> dict[str, Any]:
    """The report's values with lists cut to ``lengths`` and every line short enough to be read."""
    return {
        **report_context(report, paper=True),
        **way_to_report(report),
        "summary_title": _(
            "Summary for the municipality: workshop in the local community of %(community)s",
            community=report.colophon.community,
        ),
        "finding": excerpt(report.finding, WORDS_OF_FINDING, CHARACTERS_OF_FINDING),
        "needs": excerpts(top_needs(report, lengths.needs)),
        "offers": excerpts(top_offers(report, lengths.offers)),
        "concerns": excerpts(top_concerns(report, lengths.concerns)),
        "roles": [f"{name} ({cell.value})" for name, cell in report.interest.roles if cell.value][:MOST_ROLES],
        "requests": [excerpt(one) for one in report.requests[: lengths.requests]],
    }


def way_to_report(report: Report) -> dict[str, Any]:
    """The evening's short address leads to the report once it is published; a draft leads nowhere."""
    if not report.colophon.published:
        return {}
    address = evening_address(report.colophon.code)
    return {"qr": qr_svg(address), "address": spoken(address)}


def excerpts(top: TopList) -> TopList:
    rows: tuple[TopRow, ...] = tuple(replace(row, text=excerpt(row.text)) for row in top.rows)
    return replace(top, rows=rows)


def excerpt(text: str, words: int = WORDS_OF_ONE, characters: int = CHARACTERS_OF_ONE) -> str:
    """The beginning of a long text, with a sign that there is more; the whole stands in the report."""
    parts = text.split()
    cut = " ".join(parts[:words])
    return shorten(cut, characters) if len(parts) <= words else shorten(cut, characters).removesuffix(" …") + " …"


def measure(html: str) -> tuple[int, int]:
    """(words, characters) that a reader meets."""
    text = unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)))
    words = [word for word in text.split() if any(character.isalnum() for character in word)]
    return len(words), sum(len(word) + 1 for word in words)

"""The look keeps its measures: contrasts, shapes, weights, and error pages that lean on nothing."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask

from tests import html_rules
from tests.house import sources

CSS = sources.STATIC / "css"
FONTS = sources.STATIC / "fonts"
GROUPS = ("blue", "orange", "green", "yellow", "violet", "white", "grey", "black")
TEXT_CONTRAST = 7.0
EDGE_CONTRAST = 3.0
STYLE_BUDGET = 14 * 1024
FONT_BUDGET = 36 * 1024
# (text, ground): every pair in which residents read words.
READ = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "ochre-tint"),
    ("ink", "focus"),
    ("ink-2", "paper"),
    ("ink-2", "card"),
    ("teal", "paper"),
    ("card", "teal"),
    ("ochre", "paper"),
    ("brick", "paper"),
    ("brick", "card"),
)


def tokens(name: str) -> dict[str, str]:
    root = re.search(r":root \{(.*?)\}", (CSS / name).read_text(), re.S)
    assert root
    return dict(re.findall(r"--([\w-]+): ([^;]+);", root[1]))


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of #RRGGBB."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def in_context(app: Flask, source: str, **context: object) -> str:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        return app.jinja_env.from_string(source).render(**context)


@pytest.mark.parametrize(("text", "ground"), READ)
def test_words_stand_out_from_their_ground(text: str, ground: str) -> None:
    colours = tokens("tokens.css")
    assert contrast(colours[text], colours[ground]) >= TEXT_CONTRAST


def test_field_borders_are_seen() -> None:
    colours = tokens("tokens.css")
    assert contrast(colours["line"], colours["paper"]) >= EDGE_CONTRAST


def test_phones_and_paper_share_their_measures() -> None:
    assert tokens("resident.css") == tokens("tokens.css")


def test_the_walls_plan_turns_by_one_place_whatever_its_size() -> None:
    """Three to eight tables, clockwise; each shape turns back as far, so that it stays upright."""
    turns = re.findall(r"\.plan-(\d) \{ --step: (-[\d.]+)deg; --back: ([\d.]+)deg; \}", (CSS / "wall.css").read_text())
    assert [int(tables) for tables, _step, _back in turns] == list(range(3, 9))
    for tables, step, back in turns:
        assert float(step) == pytest.approx(-360 / int(tables), abs=0.005)
        assert float(back) == -float(step)


def test_a_residents_style_is_light() -> None:
    assert len(gzip.compress((CSS / "resident.css").read_bytes())) <= STYLE_BUDGET


def test_both_weights_of_type_are_light() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) <= FONT_BUDGET


def test_no_shape_is_another_shape(app: Flask) -> None:
    call = '{% from "macros/shapes.html" import shape_outline %}{{ shape_outline(key) }}'
    assert len({in_context(app, call, key=key) for key in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize("key", GROUPS)
def test_a_group_has_the_colour_that_the_style_sheets_say(app: Flask, key: str) -> None:
    call = '{% from "macros/shapes.html" import group_hex %}{{ group_hex(key) }}'
    assert in_context(app, call, key=key) == tokens("tokens.css")[key]


def test_a_shape_alone_names_its_colour_and_itself(app: Flask) -> None:
    call = '{% from "macros/shapes.html" import group_shape %}{{ group_shape("blue", "m", alone=true) }}'
    assert ElementTree.fromstring(in_context(app, call)).findtext("title") == "Blue, circle"


def test_a_shape_beside_its_word_is_silent(app: Flask) -> None:
    call = '{% from "macros/shapes.html" import group_shape %}{{ group_shape("blue") }}'
    shape = ElementTree.fromstring(in_context(app, call))
    assert (shape.get("aria-hidden"), shape.find("title")) == ("true", None)


def test_bars_are_as_long_as_their_values(app: Flask) -> None:
    call = '{% from "macros/chart.html" import bars %}{{ bars([("a", 20), ("b", 5), ("c", 0)], "T", "D") }}'
    chart = ElementTree.fromstring(in_context(app, call))
    assert [rect.get("width") for rect in chart.iter("rect")] == ["78.0%", "19.5%", "0.0%"]


def error_pages() -> list[Path]:
    return sorted((sources.TEMPLATES / "errors").glob("[0-9]*.html"))


@pytest.mark.parametrize("path", error_pages(), ids=lambda path: path.stem)
def test_an_error_page_needs_nothing_but_words(app: Flask, path: Path) -> None:
    html_rules.check(in_context(app, path.read_text()))


@pytest.mark.parametrize("path", error_pages(), ids=lambda path: path.stem)
def test_an_error_page_says_the_refused_rule(app: Flask, path: Path) -> None:
    assert "Glasovanje je zaprto." in in_context(app, path.read_text(), message="Glasovanje je zaprto.")

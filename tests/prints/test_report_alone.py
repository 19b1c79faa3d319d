"""A report as one HTML file."""

from __future__ import annotations

import pytest
from flask import Flask

from tests import html_rules
from tests.prints.reported import HIDDEN, SAID, hold_evening
from tests.world import make_centre, make_workshop
from workshop.prints.report_alone import page_alone, style


@pytest.mark.parametrize("kind", ["report", "summary"])
@pytest.mark.parametrize("language", ["sl", "en"])
def test_it_is_one_valid_file_that_asks_for_nothing(in_app: Flask, kind: str, language: str) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    with in_app.test_request_context():
        html = page_alone(workshop, kind, language)
    root = html_rules.parse(html)
    assert root.get("lang") == language
    assert not any(word in html for word in ("src=", 'rel="stylesheet"', "@import", "url(", "http://", "<script"))
    assert SAID[1][0][1] in html
    assert HIDDEN not in html
    headings = [html_rules.words(node) for node in root.iter("h1")]
    assert len(headings) == 1


@pytest.mark.parametrize("kind", ["minutes", "handout"])
def test_a_draft_of_a_paper_asks_for_nothing_either_and_says_that_it_is_one(in_app: Flask, kind: str) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    in_app.config["PUBLIC_URL"] = "https://kratko.si"
    with in_app.test_request_context():
        html = page_alone(workshop, kind, "sl")
    assert 'rel="stylesheet"' not in html
    assert 'data-draft="OSNUTEK"' in html
    assert "body[data-draft]::before" in html


@pytest.mark.parametrize("kind", ["report", "answered", "minutes", "attendance"])
def test_on_a_phone_a_wide_table_scrolls_in_a_box_of_its_own(in_app: Flask, kind: str) -> None:
    """So the page itself never does (WCAG 1.4.10)."""
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    with in_app.test_request_context():
        root = html_rules.parse(page_alone(workshop, kind, "sl"))
    [view] = [node for node in root.iter("meta") if node.get("name") == "viewport"]
    assert view.get("content") == "width=device-width, initial-scale=1"
    tables = len(list(root.iter("table")))
    boxes = [node for node in root.iter("div") if "table-box" in (node.get("class") or "").split()]
    assert tables > 0
    assert sum(len(node.findall("table")) for node in boxes) == tables


def test_its_style_is_inside(in_app: Flask) -> None:
    assert "--teal: #0B5B57" in style()

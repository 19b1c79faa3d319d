"""The register of what can be printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from flask import Flask
from flask_babel import get_locale

from tests.prints.reported import hold_evening
from tests.world import make_centre, make_workshop
from workshop.domain.refusals import NotFound
from workshop.models import Workshop
from workshop.prints.kinds import Kind, PrintSource, build_source, get_kind, list_kinds, nothing_more, offer, tidy
from workshop.prints.kit_parts import KEYS
from workshop.prints.render import Attachment
from workshop.services.printing import NO_STATEMENTS, WITH_SLIPS


def echo(workshop: Workshop, language: str, options: Mapping[str, str]) -> PrintSource:
    html = f"{workshop.title} {language} {get_locale()} {options['parts']} " + unicodedata.normalize("NFD", "čšž")
    return PrintSource(html, "x.pdf")


def test_kit_report_and_summary_are_offered_on_their_shelves() -> None:
    assert {"report", "summary"} <= {kind.name for kind in list_kinds("report")}
    assert "kit" in [kind.name for kind in list_kinds("evening")]
    assert get_kind("report").name == "report"


def test_a_name_is_offered_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        offer(get_kind("report"))


def test_what_nobody_offers_is_not_found() -> None:
    with pytest.raises(NotFound):
        get_kind("banner")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        *((name, {}) for name in NO_STATEMENTS),
        ("kit", {"sheets": "1", "parts": ",".join(KEYS[: KEYS.index(WITH_SLIPS)])}),
    ],
)
def test_what_stays_after_a_statement_is_hidden_holds_none(in_app: Flask, name: str, options: dict[str, str]) -> None:
    workshop = make_workshop(make_centre())
    said = hold_evening(workshop)
    with in_app.test_request_context():
        html = build_source(get_kind(name), workshop, "sl", options).html
    assert [text for text in said if text in html] == []


def test_a_document_is_built_in_the_language_asked_for_with_composed_letters(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    with in_app.test_request_context(headers={"Accept-Language": "sl"}):
        source = build_source(Kind("echo", "report", "", "", echo), workshop, "en", {"parts": "a,b"})
    assert source.html == "Naš skupni prostor en en a,b čšž"
    assert nothing_more(workshop) == {}


def test_the_digest_is_that_of_the_words_and_the_files_inside() -> None:
    plain = PrintSource("a", "x.pdf")
    assert plain.digest == PrintSource("a", "other-name.pdf").digest
    assert plain.digest != PrintSource("b", "x.pdf").digest
    assert plain.digest != PrintSource("a", "x.pdf", (Attachment("y.csv", b"1", "y"),)).digest


def test_no_space_is_left_before_the_end_of_a_block() -> None:
    assert tidy("<p>Ena dva. \n</p><li>tri </li><b>štiri </b>") == "<p>Ena dva.</p><li>tri</li><b>štiri </b>"

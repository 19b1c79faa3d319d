"""Editions in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.exports.published import publish_evening
from tests.world import NOW, make_centre
from workshop.domain.editions import Part, Why
from workshop.prints.edition_words import change_words, edition_line, hidden_since, late_words, part_words
from workshop.services.report import gather_report
from workshop.services.report_edition_facts import EditionFacts

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        (EditionFacts(1, DAY, Why.FIRST, "", None), ""),
        (EditionFacts(2, DAY, Why.CHANGED, "Popravljena ugotovitev.", None), "Popravljena ugotovitev."),
        (EditionFacts(3, DAY, Why.HIDDEN, "", 18), "Izjava št. 18 je umaknjena."),
        (EditionFacts(3, DAY, Why.HIDDEN, "", None), "Izjava z druge delavnice je umaknjena."),
        (EditionFacts(4, DAY, Why.COVERED, "", 18), "V izjavi št. 18 so zakrite besede."),
        (EditionFacts(4, DAY, Why.COVERED, "", None), "V izjavi z druge delavnice so zakrite besede."),
        (EditionFacts(5, DAY, Why.BROUGHT_BACK, "", 18), "Izjava št. 18 je spet taka, kot je bila."),
    ],
)
def test_an_edition_says_its_day_and_what_it_changed(app: Flask, edition: EditionFacts, words: str) -> None:
    with app.test_request_context(), force_locale("sl"):
        named = f"{edition.number}. izdaja, 21. november 2026"
        assert edition_line(edition) == (f"{named}: {words}" if words else f"{named}.")


def test_an_edition_may_hold_what_was_hidden_after_it_until_that_comes_back() -> None:
    hid, other = EditionFacts(2, DAY, Why.HIDDEN, "", 18), EditionFacts(3, DAY, Why.HIDDEN, "", 4)
    back = EditionFacts(4, DAY, Why.BROUGHT_BACK, "", 18)
    editions = [EditionFacts(1, DAY, Why.FIRST, "", None), hid, other, back]
    assert [hidden_since(editions, number) for number in (1, 2, 3, 4)] == [True, True, False, False]
    assert not hidden_since([editions[0], hid, back], 1)


def test_every_part_has_words(app: Flask) -> None:
    with app.test_request_context(), force_locale("sl"):
        found = change_words(dict.fromkeys(Part, 2))
        assert found[:3] == ["dodani sta 2 izjavi", "umaknjeni sta 2 izjavi", "2 izjavi imata spremenjeno besedilo"]
        assert len(found) == len(set(found)) == len(Part) == len(part_words()) + 3


def test_why_a_sheet_came_late_is_said_with_its_numbers(in_app: Flask) -> None:
    report = gather_report(workshop=publish_evening(make_centre()), language="sl", now=NOW)
    station = report.stations[0]
    first, second, third, *rest = station.statements
    late = [replace(one, late_reason="List je ostal v škatli.") for one in (first, third)]
    said = (late[0], replace(second, late_reason=""), late[1], *rest)
    other = replace(report, stations=(replace(station, statements=said), *report.stations[1:]))
    with in_app.test_request_context(), force_locale("sl"):
        assert late_words(report) == []
        assert late_words(other) == [
            "Vpisano po koncu delavnice, razlog: »List je ostal v škatli«. Izjave št. 1, 3.",
            "Vpisano po koncu delavnice: izjave št. 2.",
        ]

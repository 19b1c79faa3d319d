"""One statement taken out of the values of a report, or its words put otherwise."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.exports.published import publish_evening
from tests.prints.reported import SAID
from tests.world import NOW, make_centre
from workshop.services.edition_facts import plain
from workshop.services.edition_pruning import One, prune
from workshop.services.report import gather_report
from workshop.services.report_facts import Report

WORDS = SAID[1][0][1]


@pytest.fixture
def report(in_app: Flask) -> Report:
    return gather_report(workshop=publish_evening(make_centre()), language="sl", now=NOW)


def test_nothing_speaks_of_it_any_more(report: Report) -> None:
    pruned = prune(report, One(1, WORDS))
    assert WORDS not in str(plain(pruned))
    assert (len(pruned.statements), len(pruned.stations[0].key_points)) == (len(report.statements) - 1, 1)
    assert [one for one in pruned.marks if one.number == 1] == []
    assert pruned.votes is not None
    assert pruned.votes.votes == 55
    assert dict(pruned.stations[0].kinds)["need"] == dict(report.stations[0].kinds)["need"] - 1


def test_other_words_stand_wherever_it_stood(report: Report) -> None:
    pruned = prune(report, One(1, WORDS, "Prostor [izpuščeno]"))
    assert WORDS not in str(plain(pruned))
    assert str(plain(pruned)).count("Prostor [izpuščeno]") == str(plain(report)).count(WORDS)
    assert len(pruned.statements) == len(report.statements)


def test_what_added_to_it_stands_by_itself(report: Report) -> None:
    added = next(one for one in report.statements if one.adds_to)
    base = next(one for one in report.statements if one.number == added.adds_to)
    pruned = prune(report, One(base.number, base.text))
    assert next(one for one in pruned.statements if one.number == added.number).adds_to is None

"""One statement taken out of the values of a report, or its words put otherwise."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.exports.published import publish_evening
from tests.prints.reported import SAID
from tests.world import NOW, make_centre
from workshop.extensions import db
from workshop.models import Statement
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


@pytest.mark.parametrize("texts", [(0,), (0, 2), (0, 1, 2), (4,)])
def test_themes_have_the_votes_and_places_of_a_report_without_it(in_app: Flask, texts: tuple[int, ...]) -> None:
    workshop = publish_evening(make_centre())
    pruned = gather_report(workshop=workshop, language="sl", now=NOW)
    for place in texts:
        words = SAID[1][place][1]
        number = next(one.number for one in pruned.statements if one.text == words)
        pruned = prune(pruned, One(number, words))
        db.session.query(Statement).filter_by(text=words).one().state = "hidden"
    db.session.commit()
    again = gather_report(workshop=workshop, language="sl", now=NOW)
    told, known = pruned.themes, again.themes
    assert (told is None or not told.themes) == (known is None)
    if told is not None and known is not None:
        assert [(one.name, one.votes, one.rank) for one in told.themes] == [
            (one.name, one.votes, one.rank) for one in known.themes
        ]
        assert (told.withdrawn, told.by_votes, told.loose) == (known.withdrawn, known.by_votes, known.loose)


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

"""How the evening went, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.prints.report_course import closed_words, course_words, groups_words, rounds_words
from workshop.services.report import gather_report
from workshop.services.report_course_facts import Closing, Evening


@pytest.fixture
def evening(in_app: Flask) -> Evening:
    """Five groups, five rounds, one ring of five stations."""
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    return gather_report(workshop=workshop, language="en", now=NOW).evening


def words(app: Flask, evening: Evening) -> list[str]:
    with app.test_request_context(), force_locale("en"):
        return [groups_words(evening), *course_words(evening)]


def joined(evening: Evening, *firsts: int) -> Evening:
    walking, others = evening.groups[len(firsts) :], evening.groups[: len(firsts)]
    less = tuple(replace(group, joined_from=first) for group, first in zip(others, firsts, strict=True))
    return replace(evening, groups=(*less, *walking))


def test_an_evening_as_planned_says_its_groups_and_no_more(app: Flask, evening: Evening) -> None:
    assert words(app, evening) == ["5"]


def test_groups_that_were_joined_are_counted_from_their_round_on(app: Flask, evening: Evening) -> None:
    assert words(app, joined(evening, 3)) == ["5, from round 3 on 4"]
    assert words(app, joined(evening, 2, 2, 6)) == ["5, from round 2 on 3, in the home round 2"]


def test_what_closed_is_named_with_its_round(app: Flask, evening: Evening) -> None:
    one = replace(evening, closings=(Closing(4, 1, 3), Closing(2, 1, 6)))
    assert words(app, one)[1:] == [
        "Station 4 was closed from round 3 on.",
        "Station 2 was closed in the home round.",
    ]


def test_one_table_of_several_rings_is_named_by_its_number(app: Flask, evening: Evening) -> None:
    two = replace(evening, rings=2, closings=(Closing(1, 1, 2), Closing(1, 2, 2), Closing(3, 2, 4)))
    assert words(app, two)[1:] == [
        "Station 1 was closed from round 2 on.",
        "Table 8 (station 3) was closed from round 4 on.",
    ]
    assert "Station 3 was closed in ring 2 from round 4 on." in words(app, replace(two, mode="sheets_move"))


def test_break_and_gallery_walk_are_sentences_of_their_own(app: Flask, evening: Evening) -> None:
    assert words(app, replace(evening, pause=(2, 10), gallery=6))[1:] == [
        "After round 2 there was a break (10 min).",
        "After the last round everybody walked past all the stations (6 min).",
    ]


def test_rounds_that_were_not_begun_are_told_once_a_workshop_is_closed(app: Flask, evening: Evening) -> None:
    third = replace(evening.rounds[2], started_at=None)
    short = replace(evening, rounds=(*evening.rounds[:2], third), ended_at=None)
    with app.test_request_context(), force_locale("en"):
        assert (rounds_words(evening), rounds_words(short)) == ("5", "3")
        assert rounds_words(replace(short, ended_at=NOW)) == "2 of 3 planned"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(3, "The workshop was closed at 21.45."), (30, "The workshop was closed on 8 November 2026 at 0.45.")],
)
def test_whoever_closes_afterwards_is_told_with_the_day(app: Flask, evening: Evening, hours: int, said: str) -> None:
    assert evening.started_at is not None
    with app.test_request_context(), force_locale("en"):
        assert closed_words(replace(evening, ended_at=evening.started_at + timedelta(hours=hours))) == said
        assert closed_words(replace(evening, ended_at=None)) == ""

"""What readers of the next edition would find otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from tests.exports.published import publish_evening
from tests.world import NOW, make_centre
from workshop.services.edition_changes import changes
from workshop.services.editions import gather_all
from workshop.services.report_facts import Report


@pytest.fixture
def report(in_app: Flask) -> Report:
    return gather_all(publish_evening(make_centre()), NOW)["sl"]


def named(then: Report, now: Report) -> dict[str, int]:
    return {part.value: count for part, count in changes({"sl": then}, {"sl": now}).items()}


def test_the_same_report_on_another_day_has_not_changed(in_app: Flask) -> None:
    workshop = publish_evening(make_centre())
    assert changes(gather_all(workshop, NOW), gather_all(workshop, NOW + timedelta(days=9))) == {}


def test_each_part_that_differs_is_named(report: Report) -> None:
    other = replace(report, finding="Drugače", summary="Drugače", requests=("Ključ",))
    assert named(report, other) == {"finding": 1, "summary": 1, "requests": 1}


def test_statements_are_counted(report: Report) -> None:
    station = report.stations[0]
    first, *rest = station.statements
    fewer = replace(station, statements=(replace(first, text="Drugače"), *rest[:-2]))
    other = replace(report, stations=(fewer, *report.stations[1:]))
    assert named(report, other) == {"removed": 2, "reworded": 1}
    assert named(other, report) == {"added": 2, "reworded": 1}


def test_a_change_that_no_part_names_is_still_a_change(report: Report) -> None:
    station = replace(report.stations[0], title="Drug naslov")
    assert named(report, replace(report, stations=(station, *report.stations[1:]))) == {"other": 1}

"""Dates, times and numbers as each language writes them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.presentation import by_day, clock, day, number, static_file


@pytest.mark.parametrize(("language", "written"), [("sl", "6. november 2017"), ("en", "6 November 2017")])
def test_a_day(in_app: Flask, language: str, written: str) -> None:
    with force_locale(language):
        assert day(date(2017, 11, 6)) == written


@pytest.mark.parametrize(("language", "written"), [("sl", "6. decembra 2026"), ("en", "6 December 2026")])
def test_a_day_within_a_sentence(in_app: Flask, language: str, written: str) -> None:
    with force_locale(language):
        assert by_day(date(2026, 12, 6)) == written


@pytest.mark.parametrize(("language", "written"), [("sl", "1.086,5"), ("en", "1,086.5")])
def test_a_number(in_app: Flask, language: str, written: str) -> None:
    with force_locale(language):
        assert number(1086.5) == written


def test_a_moment_is_told_in_the_time_of_the_hall(in_app: Flask) -> None:
    assert clock(datetime(2026, 11, 6, 17, 5, tzinfo=UTC)) == "18.05"
    assert clock(datetime(2026, 7, 6, 17, 5, tzinfo=UTC)) == "19.05"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_after_midnight_the_day_is_that_of_the_hall(in_app: Flask, language: str) -> None:
    late = datetime(2026, 7, 6, 22, 30, tzinfo=UTC)
    with force_locale(language):
        assert (day(late)[0], by_day(late)[0], clock(late)) == ("7", "7", "0.30")


def test_a_time_of_the_plan_is_told_as_it_stands(in_app: Flask) -> None:
    assert clock(time(8, 5)) == "8.05"


def test_nothing_is_told_as_nothing(in_app: Flask) -> None:
    assert (day(None), by_day(None), clock(None), number(None)) == ("", "", "", "")


def test_a_static_address_changes_with_its_file(app: Flask) -> None:
    with app.test_request_context():
        assert re.fullmatch(r"/static/css/resident\.css\?v=[0-9a-f]{10}", static_file("css/resident.css"))

"""Clean fields that say how to mend them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from flask import Flask

from workshop.forms import (
    ClockTime,
    Day,
    Email,
    Line,
    Lines,
    Number,
    OneInView,
    SomeInView,
    StaffForm,
    choices,
    clean_line,
    clean_lines,
)


class Everything(StaffForm):
    class Meta:
        csrf = False

    line = Line("Line", longest=10, missing="Enter a line.")
    lines = Lines("Lines", longest=20)
    number = Number("Number", least=1, most=300, missing="Enter a number.")
    open_number = Number("Open number", least=0, most=5)
    day = Day("Day")
    at = ClockTime("At")
    email = Email("E-mail", missing="Enter an e-mail.")
    one = OneInView("One", choices=choices({"a": "A", "b": "B"}))
    some = SomeInView("Some", choices=choices({"a": "A", "b": "B"}))


GOOD: dict[str, Any] = {"line": "x", "number": "7", "email": "a@b.test", "one": "a", "some": ["a", "b"]}


def read(app: Flask, **sent: Any) -> Everything:
    with app.test_request_context(method="POST", data={**GOOD, **sent}, headers={"Accept-Language": "en"}):
        form = Everything()
        form.validate()
        return form


def errors(app: Flask, **sent: Any) -> dict[str, str]:
    return dict(read(app, **sent).page_errors)


def test_what_is_right_is_read_as_what_it_is(app: Flask) -> None:
    form = read(app, day="2026-11-06", at="18.05", open_number=" 0 ")
    assert form.page_errors == []
    assert (form.number.data, form.open_number.data, form.day.data, form.at.data) == (
        7,
        0,
        date(2026, 11, 6),
        time(18, 5),
    )
    assert (form.one.data, form.some.data) == ("a", ["a", "b"])


@pytest.mark.parametrize("at", ["18:05", "18.05", "18:05:00"])
def test_a_time_may_have_a_colon_or_a_dot(app: Flask, at: str) -> None:
    assert read(app, at=at).at.data == time(18, 5)


def test_lines_are_cleaned() -> None:
    assert clean_line("  c\u030cebela \t in\n med ") == "čebela in med"
    assert clean_lines("\n\n prva  vrsta \n\n druga\n\n") == "prva vrsta\n\ndruga"
    assert (clean_line(None), clean_lines(None)) == ("", "")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"line": " "}, {"line": "Enter a line."}),
        ({"line": "x" * 11}, {"line": "Shorten this by 1 character."}),
        ({"lines": "x" * 22}, {"lines": "Shorten this by 2 characters."}),
        ({"number": ""}, {"number": "Enter a number."}),
        ({"number": "0"}, {"number": "Enter a whole number from 1 to 300."}),
        ({"number": "301"}, {"number": "Enter a whole number from 1 to 300."}),
        ({"number": "1,5"}, {"number": "Enter a whole number from 1 to 300."}),
        ({"number": "²"}, {"number": "Enter a whole number from 1 to 300."}),
        ({"number": "9" * 5000}, {"number": "Enter a whole number from 1 to 300."}),
        ({"day": "6. 11. 2026"}, {"day": "Enter the date as year-month-day, such as 2026-11-06."}),
        ({"day": "2026-02-30"}, {"day": "Enter the date as year-month-day, such as 2026-11-06."}),
        ({"at": "25:00"}, {"at": "Enter the time as hours and minutes, such as 18:00."}),
        ({"email": ""}, {"email": "Enter an e-mail."}),
        ({"email": "brez"}, {"email": "Enter an e-mail with an @, such as ana@example.si."}),
        ({"one": "c"}, {"one": "Choose one from the list."}),
        ({"some": ["a", "c"]}, {"some": "Choose one from the list."}),
    ],
)
def test_what_is_wrong_is_said_once_and_says_how_to_mend_it(
    app: Flask, sent: dict[str, Any], said: dict[str, str]
) -> None:
    assert errors(app, **sent) == said


@pytest.mark.parametrize("name", ["lines", "open_number", "day", "at"])
def test_what_may_be_left_open_may_be_left_open(app: Flask, name: str) -> None:
    assert errors(app, **{name: " "}) == {}


def test_a_number_that_is_none_is_kept_as_typed(app: Flask) -> None:
    form = read(app, number="sedem")
    assert (form.number._value(), form.number.data) == ("sedem", None)


def test_an_e_mail_is_in_small_letters(app: Flask) -> None:
    assert read(app, email=" Ana@LUK.test ").email.data == "ana@luk.test"


def test_what_no_page_can_show_and_no_store_can_keep_is_left_out() -> None:
    assert clean_line("a\x00b\x07 c") == "ab c"
    assert clean_lines("a\x00\nb\x1b") == "a\nb"


def test_signs_that_turn_the_direction_are_left_out_and_those_that_join_are_kept() -> None:
    assert clean_line("Ne \u202ezaprite\u202c \u2066vrtca\u2069") == "Ne zaprite vrtca"
    assert clean_lines("c\u202d\u030cebela\n👨‍👩‍👧") == "čebela\n👨‍👩‍👧"

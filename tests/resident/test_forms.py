"""Plain fields into plain values."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from workshop.resident.forms import new_key, read_draft, read_number, read_numbers, read_text


@pytest.mark.parametrize(
    ("sent", "read"),
    [("7", 7), ("0", 0), ("-1", None), ("", None), ("seven", None), ("2147483647", 2147483647), ("2147483648", None)],
)
def test_a_number_fits_the_store_or_counts_as_not_sent(app: Flask, sent: str, read: int | None) -> None:
    with app.test_request_context(method="POST", data={"n": sent}):
        assert read_number("n") == read


def test_ticked_numbers_come_once_each_and_in_order(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"n": ["3", "1", "3", "x", "-2"]}):
        assert read_numbers("n") == (1, 3)


@pytest.mark.parametrize(
    ("sent", "read"), [(" misel ", "misel"), ("a\x00b", "ab"), ("ena\r\ndve", "ena\r\ndve"), ("👍🏽 čšž", "👍🏽 čšž")]
)
def test_text_comes_without_what_no_page_can_show(app: Flask, sent: str, read: str) -> None:
    with app.test_request_context(method="POST", data={"t": sent}):
        assert read_text("t") == read


def test_a_form_that_shows_no_table_says_so(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"station": "2", "text": "x"}):
        draft = read_draft()
    assert (draft.station_number, draft.table_number, draft.group_id, draft.round_number) == (2, None, None, None)


def test_keys_differ() -> None:
    first, second = uuid.UUID(new_key()), uuid.UUID(new_key())
    assert first != second
    assert first.version == 4

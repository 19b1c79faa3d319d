"""The plan in one sentence."""

from __future__ import annotations

from datetime import time

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.carousel import make_plan
from workshop.facilitator.plan_summary import summary


@pytest.mark.parametrize(
    ("people", "stations", "minutes", "ends", "words"),
    [
        (24, 4, 50, None, "4 groups of 6, rounds 14-11-9-7, 51 minutes in all."),
        (28, 5, 55, time(20, 5), "5 groups of 5–6, rounds 13-10-8-7-5, ends at 20.05."),
        (31, 4, 45, time(20, 0), "6 groups of 5–6 in 2 rings, rounds 12-10-8-6, ends at 20.00."),
        (6, 4, 45, None, "1 group of 6, rounds 12-10-8-6, 46 minutes in all."),
    ],
)
def test_groups_rounds_and_the_end_are_said(
    app: Flask, people: int, stations: int, minutes: int, ends: time | None, words: str
) -> None:
    with app.test_request_context(), force_locale("en"):
        assert summary(make_plan(people, stations, minutes), ends) == words

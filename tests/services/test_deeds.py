"""What was done later: on what day it can have been."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from tests.facilitator.boards import first_station
from tests.world import make_centre, make_workshop
from workshop.domain.refusals import Refusal
from workshop.models import Workshop
from workshop.services.deeds import add_deed, list_deeds

AFTER_MIDNIGHT = datetime(2026, 11, 6, 23, 30, tzinfo=UTC)
"""Half past midnight in the hall."""


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def tell(workshop: Workshop, day: date) -> None:
    about = f"p{first_station(workshop).id}"
    add_deed(workshop=workshop, about=about, text="Klop stoji.", done_on=day, actor="1", now=AFTER_MIDNIGHT)


def test_what_is_done_today_is_told_today_after_midnight_too(workshop: Workshop) -> None:
    tell(workshop, date(2026, 11, 7))
    assert [deed.done_on for deed in list_deeds(workshop.id)] == [date(2026, 11, 7)]


def test_nothing_is_told_of_a_day_to_come(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="deed_later"):
        tell(workshop, date(2026, 11, 8))
    assert list_deeds(workshop.id) == []

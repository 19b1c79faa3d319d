"""Draft languages of an evening."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.models import Workshop
from workshop.services.phone_languages import drafts_of, offer_drafts
from workshop.services.pulse import read_pulse


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_what_is_chosen_has_a_place_in_the_order_of_the_house(workshop: Workshop) -> None:
    offer_drafts(workshop=workshop, chosen=["bs", "it", "xx"], actor="test", now=NOW)
    assert drafts_of(workshop) == ("it", "bs")
    assert set(workshop.texts) == {"sl", "en", "it", "bs"}


def test_what_is_left_out_goes_and_the_rest_stays_as_it_was(workshop: Workshop) -> None:
    before = dict(workshop.texts)
    offer_drafts(workshop=workshop, chosen=["hu"], actor="test", now=NOW)
    offer_drafts(workshop=workshop, chosen=[], actor="test", now=NOW)
    assert workshop.texts == before


def test_phones_hear_of_it_and_of_nothing_that_is_no_change(workshop: Workshop) -> None:
    before = read_pulse(workshop.code)
    offer_drafts(workshop=workshop, chosen=[], actor="test", now=NOW)
    assert read_pulse(workshop.code) == before
    offer_drafts(workshop=workshop, chosen=["sq"], actor="test", now=NOW)
    assert read_pulse(workshop.code) != before

"""What the municipality promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop
from workshop.models import Assurance, Workshop
from workshop.services.assurance_edit import (
    AssuranceFacts,
    add_assurance,
    assurance_facts,
    change_assurance,
    remove_assurance,
)
from workshop.services.parts import list_parts

LATER = NOW + timedelta(days=3)
SAID = AssuranceFacts("Prostor ostane odprt.", "Ime Priimek", "županja")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_an_assurance_is_not_confirmed_until_somebody_says_so(workshop: Workshop) -> None:
    assurance = add_assurance(workshop=workshop, facts=SAID, actor="test", now=NOW)
    assert (assurance.confirmed_at, assurance_facts(assurance)) == (None, SAID)


def test_a_confirmation_has_the_date_of_the_tick(workshop: Workshop) -> None:
    assurance = add_assurance(workshop=workshop, facts=SAID, actor="test", now=NOW)
    confirmed = replace(SAID, confirmed=True)
    change_assurance(workshop=workshop, assurance=assurance, facts=confirmed, actor="test", now=LATER)
    assert assurance.confirmed_at == LATER
    change_assurance(
        workshop=workshop, assurance=assurance, facts=confirmed, actor="test", now=LATER + timedelta(days=1)
    )
    assert assurance.confirmed_at == LATER, "saved again as it was"


def test_other_words_confirmed_have_a_date_of_their_own(workshop: Workshop) -> None:
    assurance = add_assurance(workshop=workshop, facts=replace(SAID, confirmed=True), actor="test", now=NOW)
    other = AssuranceFacts("Prostor ostane odprt do 22.00.", confirmed=True)
    change_assurance(workshop=workshop, assurance=assurance, facts=other, actor="test", now=LATER)
    assert assurance.confirmed_at == LATER


def test_a_confirmation_can_be_taken_back(workshop: Workshop) -> None:
    assurance = add_assurance(workshop=workshop, facts=replace(SAID, confirmed=True), actor="test", now=NOW)
    change_assurance(workshop=workshop, assurance=assurance, facts=SAID, actor="test", now=LATER)
    assert assurance.confirmed_at is None


def test_the_confirmation_may_come_after_the_evening(workshop: Workshop) -> None:
    assurance = add_assurance(workshop=workshop, facts=SAID, actor="test", now=NOW)
    close(workshop)
    facts = replace(SAID, confirmed=True)
    change_assurance(workshop=workshop, assurance=assurance, facts=facts, actor="test", now=LATER)
    assert assurance.confirmed_at == LATER


def test_an_assurance_can_be_removed(workshop: Workshop) -> None:
    assurance = add_assurance(workshop=workshop, facts=SAID, actor="test", now=NOW)
    remove_assurance(workshop=workshop, assurance=assurance, actor="test", now=NOW)
    assert list_parts(Assurance, workshop.id, Assurance.id) == []

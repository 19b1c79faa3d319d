"""Changing what is said of an evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.closed import close
from tests.world import NOW, make_centre, move_to
from workshop.domain.refusals import NotFound, WrongState
from workshop.extensions import db
from workshop.models import Community, JournalEntry, Workshop
from workshop.services.workshop_edit import Details, change_details, details_of, warm_up_of


def change(workshop: Workshop, **changes: Any) -> Details:
    details = replace(details_of(workshop), **changes)
    change_details(workshop=workshop, details=details, actor="test", now=NOW)
    return details


def rows(table: Any) -> int:
    return db.session.scalar(select(func.count(table.id))) or 0


def test_everything_that_is_said_can_be_said_otherwise(workshop: Workshop) -> None:
    details = change(
        workshop,
        title="Drug naslov",
        community="Stražišče",
        programme_id=None,
        language="en",
        held_on=date(2027, 1, 15),
        starts_at=time(17, 30),
        ends_at=time(20, 0),
        venue="Šola",
        moderators="Ana in Bor",
        warm_up="Where do you like to sit?",
    )
    db.session.expire_all()
    assert details_of(workshop) == details


def test_the_question_while_people_arrive_is_the_templates_in_every_language(workshop: Workshop) -> None:
    assert warm_up_of(workshop, "sl") == "Kaj vam je v našem kraju najljubše?"
    change(workshop, language="en")
    assert details_of(workshop).warm_up == "What do you like best about our place?"


def test_a_question_of_ones_own_is_read_in_every_language_and_none_is_none(workshop: Workshop) -> None:
    change(workshop, warm_up="Kje radi sedite?")
    assert {warm_up_of(workshop, language) for language in ("sl", "en")} == {"Kje radi sedite?"}
    change(workshop, warm_up="")
    assert {warm_up_of(workshop, language) for language in ("sl", "en")} == {""}


def test_a_community_is_added_when_it_is_new_and_found_when_it_is_there(workshop: Workshop) -> None:
    change(workshop, community="Zlato polje")
    change(workshop, community="GOLNIK")
    assert (workshop.community.name, rows(Community)) == ("Golnik", 2)


def test_saving_it_as_it_was_leaves_no_trace(workshop: Workshop) -> None:
    before = rows(JournalEntry)
    change(workshop)
    assert rows(JournalEntry) == before


def test_a_strangers_programme_is_not_found(workshop: Workshop) -> None:
    stranger = make_centre("Drug zavod", domain="drugi.test")
    with pytest.raises(NotFound):
        change(workshop, programme_id=stranger.programme.id)


def test_the_language_is_fixed_once_the_evening_has_begun(workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    with pytest.raises(WrongState, match="plan_fixed"):
        change(workshop, language="en")


def test_a_mistyping_in_the_title_is_mended_even_after_closing(workshop: Workshop) -> None:
    close(workshop)
    change(workshop, title="Naš skupni prostor v Golniku")
    assert workshop.title == "Naš skupni prostor v Golniku"

"""What the console says of tables, hosts and hands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.evening import Stage, State
from workshop.facilitator.run_words import hand_words, host_words, phone_at, said_words, stuck_words
from workshop.models import Hand, Workshop
from workshop.services.console import Console, read_console
from workshop.services.console_tables import Said, TableRow


@pytest.fixture
def workshop(app: Flask) -> Iterator[Workshop]:
    """A room in its first round, read in English."""
    with app.test_request_context(), force_locale("en"):
        made = make_workshop(make_centre())
        move_to(made, "round", 1)
        yield made


def console_of(workshop: Workshop) -> Console:
    return read_console(workshop, NOW)


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def first(workshop: Workshop, **facts: object) -> TableRow:
    return replace(console_of(workshop).tables[0], **facts)  # type: ignore[arg-type]


def test_a_table_is_quiet_after_four_minutes_of_a_round(workshop: Workshop) -> None:
    console = console_of(workshop)
    assert said_words(first(workshop), console, after(3.9)) == ("", False)
    assert said_words(first(workshop), console, after(4)) == ("quiet for 4 min", True)


def test_an_empty_table_is_never_quiet(workshop: Workshop) -> None:
    console = replace(console_of(workshop), seats=5)
    assert said_words(first(workshop), console, after(9)) == ("", False)
    assert said_words(first(workshop, people=2), console, after(9)) == ("quiet for 9 min", True)
    assert said_words(first(workshop, group=None), console_of(workshop), after(9)) == ("", False)


def test_phones_that_fell_silent_are_told_from_a_table_that_writes_on_paper(workshop: Workshop) -> None:
    console = replace(console_of(workshop), seats=5)
    written = Said(statements=1, last_at=after(8))
    assert said_words(first(workshop, people=3, phones=2, said=written), console, after(9)) == (
        "nothing from phones for 9 min",
        True,
    )
    assert said_words(first(workshop, people=3, said=written), console, after(9)) == ("last one 1 min ago", False)


def test_a_closed_evening_does_not_count_the_minutes_since(workshop: Workshop) -> None:
    written = first(workshop, said=Said(statements=1, last_at=NOW))
    assert said_words(written, console_of(workshop), after(1)) == ("last one 1 min ago", False)
    closed = replace(console_of(workshop), stage=Stage(State.CLOSED))
    assert said_words(written, closed, after(9000)) == ("", False)


def test_between_rounds_nobody_is_quiet(workshop: Workshop) -> None:
    move_to(workshop, "move", 1)
    assert said_words(first(workshop), console_of(workshop), after(9)) == ("", False)


def test_a_host_who_is_gone_for_two_minutes_is_missed_and_one_who_never_came_is_not(workshop: Workshop) -> None:
    console = console_of(workshop)
    assert host_words(first(workshop), console, after(9)) == ""
    here = first(workshop, host_at=NOW)
    assert host_words(here, console, after(1.9)) == ""
    assert host_words(here, console, after(2)) == "host not seen for 2 min"


def test_a_hand_says_why_and_since_when(workshop: Workshop) -> None:
    hand = Hand(workshop_id=workshop.id, table_number=1, reason="loud", raised_at=NOW)
    assert hand_words(hand, after(0.5)) == ("It is too loud", "just now")
    assert hand_words(hand, after(3)) == ("It is too loud", "for 3 min")


def test_what_residents_see_is_looked_at_from_a_table_that_is_taken(workshop: Workshop) -> None:
    assert phone_at(workshop, console_of(workshop)) == f"/{workshop.code}/m1"
    assert phone_at(workshop, replace(console_of(workshop), tables=())) == f"/{workshop.code}"


def test_stuck_tables_are_named_together_where_there_are_many_tables(workshop: Workshop) -> None:
    well = (first(workshop), ("last one just now", False), "")
    quiet = (first(workshop, table_number=7), ("quiet for 5 min", True), "host not seen for 3 min")
    assert stuck_words([well] * 6 + [quiet]) == ["Table 7: quiet for 5 min, host not seen for 3 min"]
    assert stuck_words([quiet] * 30) == ["Table 7: quiet for 5 min, host not seen for 3 min"] * 6
    assert stuck_words([well, quiet]) == []


def test_in_the_cafe_a_table_is_taken_although_no_group_sits_there(workshop: Workshop) -> None:
    console = replace(console_of(workshop), seats=5)
    mixed = first(workshop, group=None, mixed=True)
    assert said_words(mixed, console, after(5)) == ("quiet for 5 min", True)

"""The try-out: the last word on a check counts, and another address in the internet is a second phone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import Refusal
from workshop.models import Workshop
from workshop.services.preflight import WATCHED, answer_check, begin_preflight, note_phone, read_preflight, watched
from workshop.services.preflight_computer import look_at_computer


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    found = make_workshop(make_centre())
    begin_preflight(workshop=found, now=NOW)
    return found


def test_the_last_word_on_a_check_counts(workshop: Workshop) -> None:
    for verdict in ("fail", "pass"):
        answer_check(workshop=workshop, name="bell", verdict=verdict, now=NOW)
    assert read_preflight(workshop=workshop, now=NOW).answers == {"bell": "pass"}
    with pytest.raises(Refusal, match="choice_unknown"):
        answer_check(workshop=workshop, name="bell", verdict="perhaps", now=NOW)


def test_watching_ends_by_itself(workshop: Workshop) -> None:
    assert watched(workshop, NOW + WATCHED - timedelta(seconds=1))
    assert not watched(workshop, NOW + WATCHED)


@pytest.mark.parametrize(
    ("trace", "far", "seen"), [("a", True, {"phone"}), ("b", False, {"phone"}), ("b", True, {"phone", "mobile"})]
)
def test_a_second_phone_counts_when_it_comes_from_elsewhere(
    workshop: Workshop, trace: str, far: bool, seen: set[str]
) -> None:
    note_phone(workshop_id=workshop.id, trace="a", far=True, now=NOW)
    note_phone(workshop_id=workshop.id, trace=trace, far=far, now=NOW)
    assert set(read_preflight(workshop=workshop, now=NOW).seen) == seen


def test_a_folder_that_is_not_there_has_no_space(tmp_path: Path) -> None:
    assert look_at_computer(tmp_path).free > 0
    assert not look_at_computer(tmp_path / "gone").has_space

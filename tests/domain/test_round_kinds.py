"""In which part of the evening an answer was given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workshop.domain.round_kinds import PastRounds, RoundKind, round_kind

BELL = datetime(2026, 11, 6, 18, 0, tzinfo=UTC)
WHOLE = PastRounds(BELL, BELL + timedelta(minutes=5), BELL + timedelta(minutes=10))


def kind(past: PastRounds, minutes: int, *, number: int = 0, origin: str = "phone", late: bool = False) -> str:
    at = BELL + timedelta(minutes=minutes)
    return str(round_kind(past, round_number=number, origin=origin, late=late, at=at))


@pytest.mark.parametrize(
    ("minutes", "said"), [(-1, "unknown"), (0, "gallery"), (4, "gallery"), (5, "home"), (9, "home"), (10, "after")]
)
@pytest.mark.parametrize("origin", ["phone", "host"])
def test_what_has_no_number_is_told_by_its_time(minutes: int, said: str, origin: str) -> None:
    assert kind(WHOLE, minutes, origin=origin) == said


def test_a_round_with_a_number_is_one_whatever_the_clock_says() -> None:
    assert {kind(WHOLE, 7, number=2, origin=origin) for origin in ("phone", "paper")} == {"table"}
    assert kind(WHOLE, 7, number=2, late=True) == "table"


@pytest.mark.parametrize("origin", ["paper", "flipchart", "import", "desk"])
def test_when_a_sheet_was_typed_in_says_nothing(origin: str) -> None:
    assert kind(WHOLE, 7, origin=origin) == kind(WHOLE, 7, origin=origin, late=True) == "unknown"


def test_what_came_too_late_came_after_the_rounds_though_their_times_are_not_known() -> None:
    assert kind(PastRounds(), 7, late=True) == "after"


def test_without_times_nothing_is_made_up() -> None:
    assert kind(PastRounds(), 7) == kind(PastRounds(gallery=BELL), 7) == RoundKind.UNKNOWN
    assert kind(PastRounds(home=BELL), 7) == RoundKind.HOME

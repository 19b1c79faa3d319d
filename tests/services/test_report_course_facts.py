"""How long a round was, as the report holds it."""

from __future__ import annotations

from datetime import timedelta

from tests.world import NOW
from workshop.services.report_course_facts import RoundFacts


def test_a_round_is_as_long_as_it_was_held() -> None:
    held = RoundFacts(1, 10, NOW, NOW + timedelta(minutes=11, seconds=20))
    assert (held.minutes, RoundFacts(1, 10, NOW, None).minutes) == (11, None)

"""Which probing questions are open in which round."""

from __future__ import annotations

import pytest

from workshop.domain.probes import opened

PROBES = ("Kdaj bi prišli?", "Kdo ostane doma?", "Kaj bi se moralo spremeniti?")


@pytest.mark.parametrize(("round_number", "count"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3), (5, 3)])
def test_each_round_after_the_first_opens_one_more(round_number: int, count: int) -> None:
    assert opened(PROBES, round_number) == PROBES[:count]


def test_a_station_without_probing_questions_asks_none() -> None:
    assert opened([], 4) == ()

"""Probing questions of a real station, in the reader's language."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.facilitator.boards import first_station
from tests.world import make_centre, make_workshop
from workshop.services.probes import list_probes


@pytest.mark.parametrize(("round_number", "count"), [(1, 0), (2, 1), (3, 2)])
def test_the_templates_probes_open_round_by_round(in_app: Flask, round_number: int, count: int) -> None:
    station = first_station(make_workshop(make_centre()))
    there = station.texts["sl"]["probes"]
    assert len(there) >= 2
    assert list_probes(station=station, round_number=round_number, language="sl", otherwise="sl") == tuple(
        there[:count]
    )


def test_a_language_without_its_own_gets_the_workshops(in_app: Flask) -> None:
    station = first_station(make_workshop(make_centre()))
    station.texts = {"sl": {"probes": ["Kdaj?"]}, "en": {"probes": []}}
    assert list_probes(station=station, round_number=2, language="en", otherwise="sl") == ("Kdaj?",)

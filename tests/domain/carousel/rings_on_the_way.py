"""Carousels that have begun, for the tests of planning again."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.domain.carousel import naming
from workshop.domain.carousel.replan import Way
from workshop.domain.carousel.rotation import Mode, Order, routes
from workshop.domain.carousel.standing import Standing, Walking
from workshop.domain.carousel.tables import tables

MINUTES = (13, 10, 8, 7, 6, 5, 5, 5, 5, 5, 5, 5)


def under_way(
    groups: int,
    stations: int,
    rounds: int,
    done: int,
    *,
    rings: int = 1,
    sizes: Sequence[int] = (),
    order: Order = Order.SIMPLE,
    mode: Mode = Mode.GROUPS_MOVE,
    seated: Sequence[int] = (),
) -> Standing:
    """The printed plan after ``done`` rounds; ``seated`` are places in the first ring."""
    rotation = routes(groups, stations, rounds, order)
    walking = []
    for ring in range(rings):
        sits = tables(rotation, mode, seated if ring == 0 else ())
        for place, (route, at) in enumerate(zip(rotation, sits, strict=True)):
            number, offset = ring * groups + place, ring * stations
            stops = tuple((station, offset + table) for station, table in zip(route, at, strict=True))
            walking.append(
                Walking(
                    letter=naming.letter(number),
                    ring=ring + 1,
                    size=sizes[number] if sizes else 5,
                    past=route[:done],
                    ahead=stops[done:],
                    home=stops[0],
                    table=stops[0][1],
                    seated=ring == 0 and place in seated,
                )
            )
    return Standing(stations, frozenset(), done, MINUTES[:rounds], 1.5, 5, mode, tuple(walking), order=order)


def is_changed(way: Way) -> bool:
    """Whether a group goes elsewhere than it was told."""
    return way.new or way.before != way.after or way.home_before != way.home_after

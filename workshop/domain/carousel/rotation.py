"""R7-R15: which group is at which station in which round. Stations and tables count from 1, groups from 0."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from workshop.domain.refusals import Refusal

Route = tuple[int, ...]
"""One group's stations, round by round."""
Routes = tuple[Route, ...]


class Order(StrEnum):
    """Simple: everybody moves on to the next station. Mixed: a group reads after different groups."""

    SIMPLE = "simple"
    MIXED = "mixed"


class Mode(StrEnum):
    """Who moves between rounds: groups, their sheets (R14), or everybody to another table (B.1)."""

    GROUPS_MOVE = "groups_move"
    SHEETS_MOVE = "sheets_move"
    CAFE = "cafe"


MIXED_OFFSETS = {
    2: (0, 1),
    3: (0, 1, 2),
    4: (0, 1, 3, 2),
    5: (0, 1, 2, 4, 3),
    6: (0, 1, 5, 2, 4, 3),
    7: (0, 1, 2, 5, 4, 6, 3),
    8: (0, 1, 3, 6, 2, 7, 5, 4),
    9: (0, 1, 2, 5, 7, 4, 3, 8, 6),
    10: (0, 1, 3, 6, 2, 9, 4, 8, 7, 5),
    11: (0, 1, 2, 4, 7, 3, 9, 6, 5, 10, 8),
    12: (0, 1, 3, 7, 2, 5, 11, 10, 8, 4, 9, 6),
}
"""R9. Neighbouring steps are all distinct where the number of stations is even; where it is odd one of them
comes twice, which is the best there is for a cyclic plan."""


def offsets(stations: int, order: Order | str = Order.SIMPLE) -> tuple[int, ...]:
    """R8, R9: how far a group stands from its start in each round."""
    if order not in tuple(Order):
        raise Refusal("plan_order", order=str(order))
    if stations not in MIXED_OFFSETS:
        raise Refusal("plan_stations", least=min(MIXED_OFFSETS), most=max(MIXED_OFFSETS))
    return MIXED_OFFSETS[stations] if order == Order.MIXED else tuple(range(stations))


def starts(groups: int, stations: int) -> tuple[int, ...]:
    """R10: the first stations, from 0, spread so that coverage stays even when groups are fewer than stations."""
    if not 1 <= groups <= stations:
        raise Refusal("plan_groups", groups=groups, stations=stations)
    return tuple(group * stations // groups for group in range(groups))


def routes(groups: int, stations: int, rounds: int, order: Order | str = Order.SIMPLE) -> Routes:
    """R7: every group's stations round by round, from 1; never two groups at one station, never one twice.

    Refuses more groups than stations (R11) and more rounds than stations.
    """
    if not 1 <= rounds <= stations:
        raise Refusal("plan_rounds", rounds=rounds, stations=stations)
    walk = offsets(stations, order)[:rounds]
    return tuple(tuple((start + offset) % stations + 1 for offset in walk) for start in starts(groups, stations))


def coverage(rotation: Routes, stations: int) -> tuple[int, ...]:
    """R10: how many visits each station gets, station 1 first."""
    seen = [station for route in rotation for station in route]
    return tuple(seen.count(station) for station in range(1, stations + 1))


def unseen(route: Route, stations: int) -> tuple[int, ...]:
    """R12: the stations that this group does not visit; the gallery walk and the phone show them."""
    return tuple(station for station in range(1, stations + 1) if station not in route)


def predecessors(rotation: Routes) -> tuple[tuple[int | None, ...], ...]:
    """R9: whose notes each group finds in each round: the last group that was there before, None when nobody was."""
    rounds = len(rotation[0])
    return tuple(
        tuple(_last_visitor(rotation, route[number], number) for number in range(rounds)) for route in rotation
    )


def _last_visitor(rotation: Routes, station: int, before: int) -> int | None:
    for number in range(before - 1, -1, -1):
        for group, route in enumerate(rotation):
            if route[number] == station:
                return group
    return None


def is_row_complete(rotation: Routes) -> bool:
    """R9: whether every group reads exactly once after every other group."""
    met = list(_meetings(rotation))
    groups = len(rotation)
    return len(met) == len(set(met)) == groups * (groups - 1)


def different_predecessors(rotation: Routes) -> tuple[int, ...]:
    """R9: after how many different groups each group reads."""
    return tuple(len(set(before) - {None}) for before in predecessors(rotation))


def _meetings(rotation: Routes) -> Iterator[tuple[int, int]]:
    for group, before in enumerate(predecessors(rotation)):
        for earlier in before:
            if earlier is not None:
                yield earlier, group

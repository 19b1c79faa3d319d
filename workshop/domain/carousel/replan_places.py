"""Where groups sit with their new routes: tables for stations (R14, R15) and a home for everybody (R13)."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.domain.carousel.rotation import Mode, Route
from workshop.domain.carousel.standing import Place, Standing, Walking
from workshop.domain.carousel.tables import exchanged, ring_mode


def homes(standing: Standing, walking: Sequence[Walking], routes: Sequence[Route]) -> tuple[int, ...]:
    """R13: every group's own station as it was, also where it was closed after somebody wrote there: its own group
    chooses what it reports. Who never began there, or is new, gets an open station that is nobody's home, at best the
    first that it goes to, else one that it knows."""
    open_stations = standing.open_in(walking[0].ring) if walking else ()
    gone = standing.closed - standing.visited
    found = {g.letter: g.home[0] for g in walking if g.home and (g.ring, g.home[0]) not in gone}
    for group, route in zip(walking, routes, strict=True):
        if group.letter in found:
            continue
        free = [station for station in open_stations if station not in found.values()]
        known = (*route[:1], *group.past, *route)
        found[group.letter] = min(free, key=lambda station: (order(known, station), station))
    return tuple(found[group.letter] for group in walking)


def order(known: Sequence[int], station: int) -> int:
    return known.index(station) if station in known else len(known)


def places(standing: Standing, walking: Sequence[Walking], routes: Sequence[Route]) -> tuple[tuple[Place, ...], ...]:
    """Station and table of every group of a ring, by round; ``routes`` may hold one column, such as the homes."""
    seated = [index for index, group in enumerate(walking) if group.seated]
    mode = ring_mode(standing.mode, seated)
    offset = (walking[0].ring - 1) * standing.stations if walking else 0
    if mode is Mode.SHEETS_MOVE:
        return tuple(
            tuple((station, group.table) for station in route) for group, route in zip(walking, routes, strict=True)
        )
    if not seated:
        return tuple(tuple((station, offset + station) for station in route) for route in routes)
    kept, stays = walking[seated[0]].table - offset, routes[seated[0]]
    return tuple(
        tuple((station, offset + exchanged(station, kept, away)) for station, away in zip(route, stays, strict=True))
        for route in routes
    )

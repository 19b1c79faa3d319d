"""R14, R15: where people sit when not everybody walks: sheets that move, and groups that stay."""

from __future__ import annotations

from collections.abc import Collection

from workshop.domain.carousel.rotation import Mode, Route, Routes
from workshop.domain.refusals import Refusal


def ring_mode(mode: Mode | str, seated: Collection[int]) -> Mode:
    """R15: a ring with more than one seated group lets the sheets move instead of the people."""
    if mode not in tuple(Mode):
        raise Refusal("plan_mode", mode=str(mode))
    return Mode.SHEETS_MOVE if len(seated) > 1 else Mode(mode)


def tables(rotation: Routes, mode: Mode, seated: Collection[int] = ()) -> Routes:
    """At which table each group sits in each round; table n is where station n stands at the start.

    With moving sheets everybody keeps the first table. One seated group keeps its own: the sheets and the host
    of the station it works on change places with those that belong to its table, and whoever comes to the
    latter goes to the table that was freed.
    """
    if mode is Mode.SHEETS_MOVE:
        return tuple((route[0],) * len(route) for route in rotation)
    if len(seated) > 1:
        raise Refusal("plan_seated", seated=len(seated))
    walking = rotation
    for group in seated:
        stays = rotation[group]
        walking = tuple(_around(route, stays, stays[0]) for route in rotation)
    return walking


def _around(route: Route, stays: Route, kept: int) -> Route:
    """A route with table ``kept`` and the table that the seated group would walk to exchanged in every round."""
    return tuple(exchanged(station, kept, away) for station, away in zip(route, stays, strict=True))


def exchanged(station: int, kept: int, away: int) -> int:
    """R15: the table of a station while the group of table ``kept`` works on station ``away`` without leaving it."""
    return {kept: away, away: kept}.get(station, station)

"""Where each group belongs, as the wall shows it: groups that walk together as one, and rings that turn by one."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.services.whereabouts import list_directions

Name = tuple[str, int]
"""A group as (colour, turn)."""


@dataclass(frozen=True)
class Way:
    """Where a group belongs: at a table now, or on the way to it. ``joined`` walk with it since they became too
    small (R21): both names stay, because both stand on what was written."""

    colour: str
    turn: int
    station_number: int
    table_number: int
    joined: tuple[Name, ...] = ()


def list_ways(workshop_id: int, round_number: int) -> tuple[Way, ...]:
    """Every group's place in a round, in the order of the groups; whoever joined another stands with it."""
    return tuple(
        Way(
            way.group.colour,
            way.group.turn,
            way.station_number,
            way.table_number,
            tuple((group.colour, group.turn) for group in way.joined),
        )
        for way in list_directions(workshop_id, round_number)
    )


def turned_plan(tables: int, before: tuple[Way, ...], after: tuple[Way, ...]) -> tuple[str | None, ...]:
    """The colours by table, None where nobody sits. Empty unless all groups of a single ring move one table on, as
    the plan's own rows say: then the picture of a turning ring would lie."""
    if any(way.table_number > tables for way in (*before, *after)) or any(way.joined for way in after):
        return ()
    sat = {(way.colour, way.turn): way.table_number for way in before}
    steps = {(way.table_number - sat.get((way.colour, way.turn), way.table_number)) % tables for way in after}
    if steps != {1}:
        return ()
    sitting = {way.table_number: way.colour for way in after}
    return tuple(sitting.get(table) for table in range(1, tables + 1))

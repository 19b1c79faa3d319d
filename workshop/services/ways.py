"""Where each group belongs, as the wall shows it: groups that walk together as one, and rings that turn by one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Group
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
    directions = list_directions(workshop_id, round_number)
    followers = list_followers(list_joined(workshop_id))
    return tuple(
        Way(way.group.colour, way.group.turn, way.station_number, way.table_number, followers.get(way.group.letter, ()))
        for way in directions
        if way.group.joined_letter is None
    )


def list_joined(workshop_id: int) -> list[Group]:
    """The groups that walk with another one."""
    asked = select(Group).where(Group.workshop_id == workshop_id, Group.joined_letter.is_not(None))
    return list(db.session.scalars(asked.order_by(Group.ring, Group.place)))


def list_followers(joined: list[Group]) -> dict[str, tuple[Name, ...]]:
    """The groups that walk with each letter; who joined a group that joined another walks with the last of them."""
    joins = {group.letter: group.joined_letter for group in joined}
    found: dict[str, tuple[Name, ...]] = {}
    for group in joined:
        leader = last_of(joins, group.letter)
        found[leader] = (*found.get(leader, ()), (group.colour, group.turn))
    return found


def last_of(joins: dict[str, str | None], letter: str) -> str:
    """Whom this group walks with in the end; a circle, which no merge makes, ends where it began."""
    seen = {letter}
    following = joins.get(letter)
    while following is not None and following not in seen:
        seen.add(following)
        letter, following = following, joins.get(following)
    return letter


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

"""Whose way leads where, for paper: a card for every person, and for every host who comes when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workshop.domain.carousel.cafe import cafe_route
from workshop.prints.kit_sheets import deal
from workshop.services.print_kit import Kit, KitGroup, KitRound, KitStation

MOST_NAMED = 6
"""So many stations that a group does not see stand on its card by number; more are counted."""


@dataclass(frozen=True)
class Card:
    """One person's card. ``person`` counts the people of a group from 1; in the café it tells their ways apart."""

    number: int
    group: KitGroup
    person: int
    tables: tuple[int, ...]
    unseen: tuple[int, ...]


@dataclass(frozen=True)
class Coming:
    """Who comes in a round: a group as a whole, or in the café the numbers of some of its people. ``table`` is where
    they sit."""

    group: KitGroup
    people: tuple[int, ...]
    table: int


@dataclass(frozen=True)
class HostSheet:
    """»Who comes when« for the host of a station in a ring; in a round in which nobody comes the host rests."""

    ring: int
    station: KitStation
    rounds: tuple[tuple[KitRound, tuple[Coming, ...]], ...]
    home: KitGroup | None

    @property
    def travels(self) -> bool:
        """Whether the sheets are at more than one table in the evening (R14, R15)."""
        return len({coming.table for _round, found in self.rounds for coming in found}) > 1


def list_cards(kit: Kit) -> list[Card]:
    """The cards in the order in which the desk deals them (R19), spare ones at the end."""
    dealt: Counter[str] = Counter()
    cards = []
    for number, group in enumerate(deal(kit.groups), start=1):
        dealt[group.letter] += 1
        person = dealt[group.letter]
        stops = way_of_person(kit, group, person)
        seen = {station for station, _table in stops}
        unseen = tuple(station.number for station in kit.stations if station.number not in seen)
        cards.append(Card(number, group, person, tuple(table for _station, table in stops), unseen))
    return cards


def way_of_person(kit: Kit, group: KitGroup, person: int) -> tuple[tuple[int, int], ...]:
    """(station, table) round by round: the group's own, in the café that of this person (B.1)."""
    if not kit.cafe:
        return tuple((stop.station, stop.table) for stop in group.stops)
    stations = len(kit.stations)
    route = cafe_route(group.stops[0].station, person, stations, len(kit.rounds))
    return tuple((station, (group.ring - 1) * stations + station) for station in route)


def list_host_sheets(kit: Kit) -> list[HostSheet]:
    """One for every station of every ring, in the order of the tables."""
    rings = sorted({group.ring for group in kit.groups})
    return [host_sheet(kit, ring, station) for ring in rings for station in kit.stations]


def host_sheet(kit: Kit, ring: int, station: KitStation) -> HostSheet:
    groups = [group for group in kit.groups if group.ring == ring]
    rounds = tuple((each, coming_to(kit, groups, station.number, each.number)) for each in kit.rounds)
    home = next((group for group in groups if group.home and group.home.station == station.number), None)
    return HostSheet(ring, station, rounds, home)


def coming_to(kit: Kit, groups: list[KitGroup], station: int, number: int) -> tuple[Coming, ...]:
    """Everybody who works on a station in a round."""
    found = []
    for group in groups:
        people = range(1, group.size + 1) if kit.cafe else range(1, 2)
        ways = {person: way_of_person(kit, group, person)[number - 1 : number] for person in people}
        there = {person: way[0] for person, way in ways.items() if way and way[0][0] == station}
        if there:
            numbers = tuple(there) if kit.cafe and len(there) < group.size else ()
            found.append(Coming(group, numbers, next(iter(there.values()))[1]))
    return tuple(found)


def short_unseen(card: Card) -> tuple[int, ...]:
    """The stations that a card names as not seen; none where they are too many to name."""
    return card.unseen if len(card.unseen) <= MOST_NAMED else ()

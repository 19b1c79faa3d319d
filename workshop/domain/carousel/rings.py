"""The rings of a plan: each group with its name, its size, its route and where it sits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workshop.domain.carousel import naming
from workshop.domain.carousel.rotation import Mode, Route, Routes
from workshop.domain.carousel.sizing import Sizing
from workshop.domain.carousel.tables import ring_mode, tables
from workshop.domain.refusals import Refusal


@dataclass(frozen=True)
class Group:
    """A group that stays together. ``route`` names stations, ``tables`` where it sits, both by round from 1."""

    letter: str
    colour: str
    turn: int
    size: int
    route: Route
    tables: Route
    seated: bool = False

    @property
    def name(self) -> str:
        return naming.name(self.colour, self.turn)

    @property
    def home(self) -> int:
        """R13: the station of the home round."""
        return self.route[0]


@dataclass(frozen=True)
class Ring:
    """Groups that share one set of sheets (R6)."""

    number: int
    groups: tuple[Group, ...]
    mode: Mode


def build_rings(sizing: Sizing, rotation: Routes, mode: Mode | str, seated: Collection[str]) -> tuple[Ring, ...]:
    """Rings that all follow the same rotation; ``seated`` names by letter the groups that cannot walk (R15)."""
    places = _places(seated, sizing)
    return tuple(_ring(number, sizing, rotation, mode, places) for number in range(1, sizing.rings + 1))


def _places(seated: Collection[str], sizing: Sizing) -> frozenset[int]:
    letters = [naming.letter(place) for place in range(len(sizing.flat))]
    if unknown := sorted(set(seated) - set(letters)):
        raise Refusal("plan_seated_unknown", letters=", ".join(unknown))
    return frozenset(letters.index(letter) for letter in seated)


def _ring(number: int, sizing: Sizing, rotation: Routes, mode: Mode | str, seated: frozenset[int]) -> Ring:
    first = (number - 1) * sizing.groups
    stay = [place - first for place in seated if first <= place < first + sizing.groups]
    walks = ring_mode(mode, stay)
    sits = tables(rotation, walks, stay)
    groups = tuple(
        Group(
            letter=naming.letter(first + place),
            colour=naming.colour(first + place),
            turn=naming.turn(first + place),
            size=size,
            route=rotation[place],
            tables=sits[place],
            seated=place in stay,
        )
        for place, size in enumerate(sizing.sizes[number - 1])
    )
    return Ring(number, groups, walks)

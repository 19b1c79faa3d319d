"""What the planner has to say, as a code with its numbers; the sentences are made on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why the plan looks as it does."""

    ONE_TABLE = "one_table"
    GROUPS_FIT = "groups_fit"
    RINGS_OPENED = "rings_opened"
    STARTS_SPREAD = "starts_spread"
    ROUNDS_FIT = "rounds_fit"
    EVERY_STATION_SEEN = "every_station_seen"
    PREDECESSORS_DIFFER = "predecessors_differ"
    PREDECESSORS_ODD = "predecessors_odd"
    PREDECESSORS_SOME = "predecessors_some"
    SEATED_STAYS = "seated_stays"
    PEOPLE_MIX = "people_mix"


class Caution(StrEnum):
    """What the facilitator should know before the plan is printed."""

    FEW_PEOPLE = "few_people"
    GROUPS_SMALL = "groups_small"
    GROUPS_LARGE = "groups_large"
    STATIONS_CUT = "stations_cut"
    HOSTS_MISSING = "hosts_missing"
    STATIONS_UNSEEN = "stations_unseen"
    STATIONS_EMPTY = "stations_empty"
    COVERAGE_UNEVEN = "coverage_uneven"
    FIRST_ROUND_SHORT = "first_round_short"
    ROUND_SHORT = "round_short"
    ROUND_LONG = "round_long"
    LONG_WITHOUT_BREAK = "long_without_break"
    MANY_ROUNDS = "many_rounds"
    SHEETS_MOVE_FOR_SEATED = "sheets_move_for_seated"
    GROUP_MEETS_AGAIN = "group_meets_again"
    STATIONS_REPEATED = "stations_repeated"
    STATION_LEFT_OUT = "station_left_out"
    BREAK_LEFT_OUT = "break_left_out"
    HOME_LOST = "home_lost"


@dataclass(frozen=True)
class Note:
    """A reason or a caution with the numbers that its sentence needs."""

    code: Reason | Caution
    numbers: tuple[tuple[str, int], ...] = ()

    @property
    def facts(self) -> dict[str, int]:
        return dict(self.numbers)


Say = Callable[[Note], str]


def note(code: Reason | Caution, **numbers: int) -> Note:
    """A note; the numbers keep the order in which they are named."""
    return Note(code, tuple(numbers.items()))


def plain(said: Note) -> str:
    """The note as a line that a script can read: the code and its numbers."""
    return " ".join([said.code.value, *(f"{name}={value}" for name, value in said.numbers)])

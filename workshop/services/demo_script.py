"""The scripts of the demo evenings: what invented people say and do, read from workshop/library/demo."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from workshop.domain.evening import Stage, State

SCRIPTS = ("golnik", "zlato-polje", "strazisce")
"""In the order in which they are printed: finished, running, prepared."""


@dataclass(frozen=True)
class Said:
    """One invented statement. ``act`` is what the moderator does: show, wait, hide or mask; ``round`` 0 means that
    its place in the list decides. ``point`` and ``option`` are its places among key points and on the vote's list."""

    station: int
    kind: str
    text: str
    round: int = 0
    ring: int = 1
    by: str = "phone"
    act: str = "show"
    late: bool = False
    agree: int = 0
    unclear: int = 0
    point: int = 0
    option: int = 0


@dataclass(frozen=True)
class Script:
    """One evening: its place, its people, where it stands (``stand``), and what is said and done until then."""

    title: str
    community: str
    venue: str
    moderators: str
    template: str
    people: int
    rings: int
    groups: int
    days: int
    stand: str
    said: tuple[Said, ...]
    phones: int = 0
    late_phones: int = 0
    paper_people: int = 0
    adults: int = 0
    children: int = 0
    findings: str = ""
    requests: str = ""
    assurances: tuple[Mapping[str, Any], ...] = ()
    ballots: tuple[Mapping[int, int], ...] = ()
    paper_voters: int = 0
    paper: Mapping[int, int] = field(default_factory=dict)
    sign_ups: tuple[Mapping[str, Any], ...] = ()
    draws: tuple[Mapping[str, str], ...] = ()
    sheets: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    exchange: tuple[Mapping[str, Any], ...] = ()
    matches: tuple[Mapping[str, Any], ...] = ()
    themes: tuple[Mapping[str, Any], ...] = ()

    @property
    def last(self) -> Stage:
        """The stage in which the evening stands: `closed`, `prepared`, or `round 2`."""
        state, _, number = self.stand.partition(" ")
        return Stage(State(state), int(number or 0))


def list_scripts() -> tuple[Script, ...]:
    """All demo evenings."""
    folder = files("workshop").joinpath("library", "demo")
    return tuple(
        read_script(tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))) for name in SCRIPTS
    )


def read_script(data: dict[str, Any]) -> Script:
    """A script from its file. Raises KeyError or TypeError for a file that does not hold one."""
    said = tuple(Said(station=part["station"], **line) for part in data.pop("statements", []) for line in part["said"])
    votes, evaluation = data.pop("votes", {}), data.pop("evaluation", {})
    return Script(
        said=said,
        assurances=tuple(data.pop("assurances", ())),
        ballots=tuple(count_dots(line) for line in votes.get("ballots", ())),
        paper_voters=votes.get("paper_voters", 0),
        paper={int(number): count for number, count in votes.get("paper", {}).items()},
        sign_ups=tuple(data.pop("sign_up", {}).get("people", ())),
        draws=tuple(data.pop("raffle", {}).get("draws", ())),
        sheets=tuple(evaluation.get("sheets", ())),
        praise=tuple(evaluation.get("praise", ())),
        change=tuple(evaluation.get("change", ())),
        exchange=tuple(data.pop("exchange", ())),
        matches=tuple(data.pop("matches", ())),
        themes=tuple(data.pop("themes", ())),
        **data,
    )


def count_dots(line: str) -> dict[int, int]:
    """`1 1 4` is two dots for option 1 and one for option 4."""
    numbers = [int(part) for part in line.split()]
    return {number: numbers.count(number) for number in numbers}

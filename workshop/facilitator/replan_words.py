"""A changed plan in words: how each change is called, and every cell of the table that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from workshop.colour_words import COLOURS
from workshop.domain.carousel.notes import Caution
from workshop.domain.carousel.replan import Way
from workshop.domain.carousel.rotation import Mode
from workshop.domain.carousel.standing import Place, Spot, Standing
from workshop.facilitator.plan_words import sentence
from workshop.services.replanning import Named, Preview

ACTS = {
    "ring": (
        _l("More people than planned: open another ring"),
        _l("New groups at tables of their own, with hosts of their own. Only before the first round."),
    ),
    "close": (_l("A station drops out"), _l("Its question is left out at all tables from the next round on.")),
    "host": (_l("The host of a table has left"), _l("Only this table closes. Nobody could lead it.")),
    "merge": (_l("Join two groups"), _l("They walk on together. Both keep their colour.")),
    "split": (_l("New group"), _l("A group that is too large becomes two. Only until the first round is over.")),
    "more": (_l("One round more"), _l("It comes after the last one.")),
    "fewer": (_l("One round fewer"), _l("The last round is left out.")),
    "reopen": (_l("A station opens again"), _l("All its tables are open again.")),
    "back": (_l("A table has a host again"), _l("Groups are sent there again from the next round on.")),
}
"""(title, hint) of each change."""


def group_words(colour: str, turn: int = 1) -> str:
    """»Blue«, and »Blue 2« when the colour comes a second time."""
    name = str(COLOURS.get(colour, colour))
    return name if turn == 1 else f"{name} {turn}"


def spot_words(standing: Standing, spot: Spot, stations: Mapping[int, str]) -> str:
    """»Table 7: Health«; where the sheets move from table to table, the station and its ring."""
    ring, station = spot
    title = stations[station]
    if standing.mode is not Mode.SHEETS_MOVE:
        return str(_("Table %(number)s: %(title)s", number=standing.table(spot), title=title))
    if len(standing.rings) == 1:
        return str(_("Station %(number)s: %(title)s", number=station, title=title))
    return str(_("Station %(number)s, ring %(ring)s: %(title)s", number=station, ring=ring, title=title))


def pair_words(pair: tuple[str, str], names: dict[str, Named]) -> dict[str, str]:
    """The names of two groups, for a sentence."""
    return {"one": group_words(*names[pair[0]]), "other": group_words(*names[pair[1]])}


@dataclass(frozen=True)
class Cell:
    """Where a group is in a round: the words now and before; ``state`` is same, changed, new or gone. ``again``: it
    knows the station already."""

    now: str
    before: str
    state: str
    again: bool = False


@dataclass(frozen=True)
class Row:
    """A group in the table; ``walks`` names the group that it joins."""

    letter: str
    named: Named
    ring: int
    new: bool
    walks: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A round of the table; number 0 is the home round. ``state`` is same, new or gone."""

    number: int
    minutes: int
    state: str


OF_WALKING = frozenset({Caution.STATIONS_REPEATED, Caution.STATION_LEFT_OUT})
"""What holds only of groups that walk."""
MOST_REPEATS = 6
"""So many are said in sentences; the table shows all."""
IN_CAFE = (0, 1)
"""The rounds in which people of a group sit together in the café: the home round and the first one."""


def columns(preview: Preview) -> tuple[Column, ...]:
    """The rounds that are left, before or after the change, and the home round."""
    return tuple(column for column in all_columns(preview) if not preview.running.cafe or column.number in IN_CAFE)


def all_columns(preview: Preview) -> tuple[Column, ...]:
    old, new = preview.running.standing, preview.plan.standing
    found = []
    for number in range(old.done + 1, max(len(old.minutes), len(new.minutes)) + 1):
        state = "gone" if number > len(new.minutes) else "new" if number > len(old.minutes) else "same"
        minutes = (old if state == "gone" else new).minutes[number - 1]
        found.append(Column(number, minutes, state))
    return (*found, *((Column(0, new.home, "same"),) if new.home else ()))


def rows(preview: Preview) -> tuple[Row, ...]:
    """Every group with its cells, ring by ring."""
    shown = columns(preview)
    first = preview.running.standing.done + 1
    ordered = sorted(preview.plan.ways, key=lambda way: way.ring)
    return tuple(
        Row(
            letter=way.letter,
            named=preview.names[way.letter],
            ring=way.ring,
            new=way.new,
            walks=group_words(*preview.names[way.joined]) if way.joined else "",
            cells=tuple(cell(way, column.number - first, column, preview) for column in shown),
        )
        for way in ordered
    )


def cell(way: Way, index: int, column: Column, preview: Preview) -> Cell:
    stations, ring = preview.plan.standing.stations, way.ring
    was, becomes = (
        (way.home_before, way.home_after) if column.number == 0 else (at(way.before, index), at(way.after, index))
    )
    now, before = (place_words(place, (ring - 1) * stations) for place in (becomes, was))
    again = column.number in way.again
    if was == becomes:
        return Cell(now, before, "same", again)
    return Cell(now, before, "gone" if becomes is None else "new" if was is None else "changed", again)


def at(places: Sequence[Place | None], index: int) -> Place | None:
    return places[index] if index < len(places) else None


def place_words(place: Place | None, offset: int) -> str:
    """»table 3«, with the station where other sheets lie on the table."""
    if place is None:
        return ""
    station, table = place
    if table == offset + station:
        return str(_("table %(number)s", number=table))
    return str(_("table %(table)s, station %(number)s", table=table, number=station))


def unseen(preview: Preview) -> list[str]:
    """R12: what groups will miss, a sentence each; in the café nobody can say."""
    ways = () if preview.running.cafe else preview.plan.ways
    return [unseen_words(group_words(*preview.names[way.letter]), way.unseen) for way in ways if way.unseen]


def repeats(preview: Preview) -> list[str]:
    """Who sits at a table for the second time, and when: a sentence each, the first few where there are many."""
    if preview.running.cafe:
        return []
    first, stations = preview.running.standing.done + 1, preview.plan.standing.stations
    found = [
        _(
            "%(group)s comes to %(place)s for the second time in round %(number)s.",
            group=group_words(*preview.names[way.letter]),
            place=place_words(at(way.after, number - first), (way.ring - 1) * stations),
            number=number,
        )
        for way in preview.plan.ways
        for number in way.again
    ]
    more = len(found) - MOST_REPEATS
    rest = ngettext("And %(num)s more time; see the table.", "And %(num)s more times; see the table.", more)
    return [str(words) for words in found[:MOST_REPEATS]] + ([str(rest)] if more > 0 else [])


def unseen_words(group: str, stations: Sequence[int]) -> str:
    """»Blue does not visit stations 3 and 4.«"""
    said = ngettext(
        "%(group)s does not visit station %(stations)s.",
        "%(group)s does not visit stations %(stations)s.",
        len(stations),
        group=group,
        stations=all_of(stations),
    )
    return str(said)


def all_of(numbers: Sequence[int]) -> str:
    """»3«, »3 and 4«, »2, 3 and 4«."""
    *first, last = (str(number) for number in numbers)
    return str(_("%(first)s and %(last)s", first=", ".join(first), last=last)) if first else last


def cautions(preview: Preview) -> list[str]:
    """What there is to know before it is done."""
    without = OF_WALKING if preview.running.cafe else frozenset()
    return [sentence(note) for note in preview.plan.warnings if note.code not in without]


def tables(preview: Preview, titles: Mapping[int, str]) -> dict[str, list[tuple[str, str]]]:
    """The tables that the change closes and opens, each with what becomes of what was written there."""
    old, new = preview.running.standing, preview.plan.standing
    closing, opening = sorted(new.closed - old.closed), sorted(old.closed - new.closed)
    return {
        "closing": [(spot_words(new, spot, titles), left_words(preview, spot)) for spot in closing],
        "opening": [(spot_words(new, spot, titles), "") for spot in opening],
    }


def left_words(preview: Preview, spot: Spot) -> str:
    """Who chooses the key points of a table that closes (R13); nothing where nobody has sat yet."""
    new = preview.plan.standing
    if spot not in new.visited:
        return ""
    home = [group for group in new.walking(spot[0]) if new.home and group.home and group.home[0] == spot[1]]
    if not home:
        return str(_("What was written there stays and is reported. Choose its key points in moderation."))
    group = group_words(*preview.names[home[0].letter])
    words = _(
        "What was written there stays. In the home round %(group)s comes back and chooses the key points.", group=group
    )
    return str(words)

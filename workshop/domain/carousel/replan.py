"""Planning again while the carousel runs: new routes from the next round on, as near to the printed ones as can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.domain.carousel.merging import Present, partner
from workshop.domain.carousel.notes import Caution, Note, note
from workshop.domain.carousel.replan_changes import Change, changed
from workshop.domain.carousel.replan_places import homes, places
from workshop.domain.carousel.replan_routes import Walker, reroute
from workshop.domain.carousel.rotation import Route
from workshop.domain.carousel.sizing import SOFT
from workshop.domain.carousel.standing import Place, Standing, Walking
from workshop.domain.carousel.timetable import time_warnings
from workshop.domain.refusals import Refusal

WANTS_BREAK = frozenset({Caution.LONG_WITHOUT_BREAK, Caution.MANY_ROUNDS})
"""R17: not said where a break is planned."""


@dataclass(frozen=True)
class Way:
    """One group's way before and after, by round from the next one on; ``unseen`` are the stations that it will not
    have seen at the end (R12), ``again`` the rounds that bring it to one it knows already, ``leave`` how many people
    go to new groups. A new group has no place before, one that joins has its leader's after."""

    letter: str
    ring: int
    size: int
    before: tuple[Place | None, ...]
    after: tuple[Place | None, ...]
    home_before: Place | None
    home_after: Place | None
    joined: str | None
    unseen: tuple[int, ...]
    again: tuple[int, ...] = ()
    leave: int = 0
    new: bool = False


@dataclass(frozen=True)
class NewPlan:
    """What a change comes to. ``minutes`` are those of all rounds, ``later`` how many minutes later the rounds end;
    ``standing`` is the plan as it stands after the change, ``ways`` are in the order of the groups."""

    standing: Standing
    ways: tuple[Way, ...]
    later: float
    warnings: tuple[Note, ...]

    @property
    def minutes(self) -> tuple[int, ...]:
        return self.standing.minutes


def replan(standing: Standing, change: Change) -> NewPlan:
    """The plan after ``change``; what is done stays as it is.

    From the next round on no two groups of a ring are at one station, nobody at a closed one, and nobody at one it
    has seen while another can be given to it. Raises Refusal ``replan_groups`` where a ring has more groups than
    open stations, with the pairs to merge (R11), and other refusals where a change cannot be.
    """
    wanted = changed(standing, change)
    refuse_crowded(wanted)
    new = wanted
    for ring in wanted.rings:
        new = walked(new, ring)
    ways = tuple(way(standing, new, group) for group in new.groups)
    return NewPlan(new, ways, new.lasts - standing.lasts, cautions(standing, new))


def refuse_crowded(standing: Standing) -> None:
    """R11: more groups than open stations in a ring, with the smallest groups and their partners in all such rings."""
    room = {ring: len(standing.open_in(ring)) for ring in standing.rings}
    crowded = [ring for ring in standing.rings if len(standing.walking(ring)) > room[ring]]
    if not crowded:
        return
    ring = crowded[0]
    pairs = tuple(pair for each in crowded for pair in to_merge(standing, each, room[each]))
    groups, stations = len(standing.walking(ring)), room[ring]
    raise Refusal("replan_groups", ring=ring, groups=groups, stations=stations, merge=pairs)


def to_merge(standing: Standing, ring: int, stations: int) -> tuple[tuple[str, str], ...]:
    """The pairs of letters with which as many groups are left as there are stations."""
    left = [Present(group.letter, standing.people(group), (), group.seated) for group in standing.walking(ring)]
    pairs = []
    while len(left) > max(1, stations):
        smallest = min(left, key=lambda group: group.size)
        other = partner(smallest, left)
        lead, joins = sorted((smallest, other), key=lambda group: (group.seated, group.size), reverse=True)
        pairs.append((joins.letter, lead.letter))
        left = [replace(g, size=g.size + joins.size) if g is lead else g for g in left if g is not joins]
    return tuple(pairs)


def walked(standing: Standing, ring: int) -> Standing:
    """The standing with the ring's new places; groups that have joined another have none of their own."""
    walking = standing.walking(ring)
    routes = reroute(
        [Walker(standing.histories(group), group.printed) for group in walking],
        standing.open_in(ring),
        standing.rounds_left,
    )
    ahead = places(standing, walking, routes)
    home = places(standing, walking, [(station,) for station in homes(standing, walking, routes)])
    found = {
        group.letter: replace(group, ahead=way_ahead, home=way_home[0])
        for group, way_ahead, way_home in zip(walking, ahead, home, strict=True)
    }
    groups = (
        found.get(group.letter, replace(group, home=None) if group.ring == ring else group) for group in standing.groups
    )
    return replace(standing, groups=tuple(groups))


def way(before: Standing, after: Standing, group: Walking) -> Way:
    """One group's way in both plans."""
    was, leader = before.find(group.letter), after.find(group.joined) or group
    led = before.find(was.joined) or was if was else None
    seen = (*group.past, *leader.past[len(group.past) :])
    return Way(
        letter=group.letter,
        ring=group.ring,
        size=group.size,
        before=led.ahead if led else (),
        after=leader.ahead,
        home_before=led.home if led else None,
        home_after=leader.home,
        joined=group.joined,
        unseen=after.unseen((*seen, *route_of(leader), *(leader.home or ())[: 1 if after.home else 0])),
        again=again(seen, leader, after.done + 1),
        leave=max(0, was.size - group.size) if was else 0,
        new=was is None,
    )


def again(seen: Route, leader: Walking, first: int) -> tuple[int, ...]:
    """The rounds, from ``first`` on, in which people come to a station that they know. Of a group that joined others
    a part may know it and another part not; so each printed group is asked by itself."""
    known, found = set(seen), []
    for number, station in enumerate(leader.printed, start=first):
        if station in known:
            found.append(number)
        elif station is not None:
            known.add(station)
    return tuple(found)


def route_of(group: Walking) -> Route:
    return tuple(station for station in group.printed if station is not None)


def cautions(before: Standing, after: Standing) -> tuple[Note, ...]:
    """What the change costs: repeats, groups that grow too large, stations left out or left without the group
    that picks their key points (R13), rounds that are too short."""
    said = []
    if repeats := sum(repeated(after, group) for ring in after.rings for group in after.walking(ring)):
        said.append(note(Caution.STATIONS_REPEATED, repeats=repeats))
    largest = max((after.heads(group) for group in after.groups if after.together(group)[1:]), default=0)
    if largest > SOFT.most:
        said.append(note(Caution.GROUPS_LARGE, most=largest, soft=SOFT.most))
    missed = set(left_out(before))
    said += [note(Caution.STATION_LEFT_OUT, station=station) for station in left_out(after) if station not in missed]
    said += homes_lost(before, after)
    if before.break_after and not after.break_after:
        said.append(note(Caution.BREAK_LEFT_OUT, after=before.break_after))
    known = set(time_warnings(before.minutes, before.move, before.home))
    new = [each for each in time_warnings(after.minutes, after.move, after.home) if each not in known]
    return (*said, *(each for each in new if not (after.break_after and each.code in WANTS_BREAK)))


def repeated(standing: Standing, leader: Walking) -> int:
    """How many visits ahead bring a whole group of people to a station again."""
    seen = set.intersection(*(set(history) for history in standing.histories(leader)))
    route = route_of(leader)
    return sum(station in seen or station in route[:number] for number, station in enumerate(route))


def homes_lost(before: Standing, after: Standing) -> list[Note]:
    """R13: open stations at which a group was at home and none is any more. Ring 0 says that there is only one."""
    lost = sorted(before.homes() - after.homes() - after.closed)
    single = len(after.rings) == 1
    return [note(Caution.HOME_LOST, station=station, ring=0 if single else ring) for ring, station in lost]


def left_out(standing: Standing) -> tuple[int, ...]:
    """Stations, open in some ring, to which nobody has come or will come."""
    visited = {station for group in standing.groups for station in (*group.past, *route_of(group))}
    stations = {station for ring in standing.rings for station in standing.open_in(ring)}
    return tuple(sorted(stations - visited))

"""What may be changed while a carousel runs, and what each change does to the groups, stations and rounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.domain.carousel import naming
from workshop.domain.carousel.merging import Present, merge
from workshop.domain.carousel.replan_ring import with_ring
from workshop.domain.carousel.sizing import MOST_GROUPS, share_people
from workshop.domain.carousel.standing import Spot, Standing, Walking
from workshop.domain.refusals import Refusal

LAST_FOR_NEW_GROUP = 1
"""R20: nobody begins anew once the first round is over."""
LONGEST_ROUND = 60


@dataclass(frozen=True)
class Change:
    """One change of the plan, or several at once.

    ``merge`` holds pairs of letters that become one group (R21); ``split`` is the letter of a group that is too large
    and becomes two (R22); ``rounds`` is 1 for a round more, of ``minutes``, and -1 for one fewer. A station that is
    closed or opened as a question is named with all its rings. ``ring`` opens another ring (R22).
    """

    close: frozenset[Spot] = frozenset()
    reopen: frozenset[Spot] = frozenset()
    merge: tuple[tuple[str, str], ...] = ()
    split: str | None = None
    rounds: int = 0
    minutes: int = 0
    ring: bool = False


def changed(standing: Standing, change: Change) -> Standing:
    """The standing after ``change``, with the old places still printed. Refuses what cannot be."""
    standing = with_stations(standing, change)
    standing = with_rounds(standing, change)
    for one, other in change.merge:
        standing = merged(standing, one, other)
    if change.ring:
        standing = with_ring(standing)
    return divided(standing, change.split) if change.split else standing


def with_stations(standing: Standing, change: Change) -> Standing:
    """Stations closed and opened again. In every ring at least one stays open. What closes when no round is left
    closes for the home round itself: its group has no home there."""
    if not change.close | change.reopen <= set(standing.spots):
        raise Refusal("replan_station")
    left = frozenset() if standing.rounds_left else change.close - standing.closed
    groups = tuple(replace(g, home=None) if g.home and (g.ring, g.home[0]) in left else g for g in standing.groups)
    changed_to = replace(standing, closed=(standing.closed | change.close) - change.reopen, groups=groups)
    if not all(changed_to.open_in(ring) for ring in standing.rings):
        raise Refusal("replan_all_closed")
    return changed_to


def with_rounds(standing: Standing, change: Change) -> Standing:
    """A round more at the end, or one fewer; never one that has begun, never more rounds than stations (R7)."""
    if change.rounds == 0:
        return standing
    if change.rounds < 0:
        return shortened(standing)
    if len(standing.minutes) >= standing.stations:
        raise Refusal("plan_rounds", rounds=len(standing.minutes) + 1)
    if not 1 <= change.minutes <= LONGEST_ROUND:
        raise Refusal("round_minutes", least=1, most=LONGEST_ROUND)
    groups = tuple(replace(group, ahead=(*group.ahead, None)) for group in standing.groups)
    return replace(standing, minutes=(*standing.minutes, change.minutes), groups=groups)


def shortened(standing: Standing) -> Standing:
    """Without the last round, and without a break that stood before it. Never without one to which people walk."""
    rounds = len(standing.minutes) - 1
    if rounds < max(1, standing.done, standing.fixed):
        raise Refusal("replan_no_round")
    groups = tuple(replace(group, ahead=group.ahead[:-1]) for group in standing.groups)
    kept = standing.break_after if standing.break_after < rounds else 0
    return replace(standing, minutes=standing.minutes[:-1], groups=groups, break_after=kept)


def merged(standing: Standing, one: str, other: str) -> Standing:
    """R21: two groups of a ring as one. The larger leads, or the one that cannot walk (R15); of equals ``other``."""
    first, second = standing.find(one), standing.find(other)
    if first is None or second is None or first is second or first.joined or second.joined:
        raise Refusal("replan_merge")
    if first.ring != second.ring:
        raise Refusal("replan_merge_rings")
    together = merge(present(standing, second), present(standing, first), standing.done)
    leader, joins = together.larger.letter, together.smaller.letter
    places = {place[0]: place for group in (first, second) for place in group.ahead if place}
    ahead = tuple(places.get(station) for station in together.route[standing.done :])
    return replace(
        standing,
        groups=tuple(
            replace(group, ahead=ahead)
            if group.letter == leader
            else replace(group, joined=leader, ahead=(None,) * len(ahead))
            if joins in (group.letter, group.joined)
            else group
            for group in standing.groups
        ),
    )


def present(standing: Standing, group: Walking) -> Present:
    """The group as R21 takes it. A place that is not there counts as station 0, which nobody has seen."""
    past = (*group.past, *(0,) * standing.done)[: standing.done]
    ahead = tuple(station or 0 for station in group.printed)
    return Present(group.letter, standing.people(group), (*past, *ahead), group.seated)


def divided(standing: Standing, letter: str) -> Standing:
    """R22: half of a group that is too large walks as a group of its own, with the next letter. It has seen what
    they have seen together. Refuses after the first round (R20) and where no station is free."""
    group = standing.find(letter)
    if group is None or group.joined:
        raise Refusal("replan_split")
    if standing.done > LAST_FOR_NEW_GROUP:
        raise Refusal("replan_split_late")
    full = len(standing.walking(group.ring)) >= len(standing.open_in(group.ring))
    if full or len(standing.groups) >= MOST_GROUPS:
        raise Refusal("replan_split_full")
    stay, leave = share_people(group.size, 2)
    new = replace(
        group,
        letter=naming.letter(len(standing.groups)),
        size=leave,
        ahead=(None,) * standing.rounds_left,
        home=None,
        table=free_table(standing, group.ring),
        seated=False,
    )
    groups = tuple(replace(each, size=stay) if each is group else each for each in standing.groups)
    return replace(standing, groups=(*groups, new))


def free_table(standing: Standing, ring: int) -> int:
    """The first table of the ring at which no group has its place."""
    taken = {group.table for group in standing.walking(ring)}
    first = (ring - 1) * standing.stations + 1
    return next(table for table in range(first, first + standing.stations) if table not in taken)

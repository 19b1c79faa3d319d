"""The fewest repeats there can be: who visits which station how often, and only then in which round.

A ring is a flow from its walkers to its stations, at most one walker at a station in each round. Every such flow can be
laid out in rounds (König: as many rounds as the busiest station or walker has visits), so the least cost is exact.
"""

from __future__ import annotations

from workshop.domain.carousel.replan_board import CHANGE, EVEN, NOWHERE, REPEAT, Board

Arc = tuple[int, int]
"""(cost, who moves) of one visit moved from one station to another; who is -1 where the number of visits changes."""
FAR = 10**15


def fewest_repeats(board: Board) -> list[list[int]]:
    """A plan with as few repeats as possible that keeps as many printed pairs of walker and station as it can."""
    visits = [list(row) for row in board.visits]
    while cycle := cheaper(arcs(board, visits)):
        for (station, onward), walker in cycle:
            if walker >= 0:
                visits[walker][station] -= 1
                visits[walker][onward] += 1
    return lay_out(board, visits)


def arcs(board: Board, visits: list[list[int]]) -> dict[tuple[int, int], Arc]:
    """What it costs to move one visit from a station to another. The node after the last station stands for
    visits that come from, or go to, any station: there the evenness is counted."""
    found: dict[tuple[int, int], Arc] = {}
    pairs = [
        (walker, station, onward)
        for walker, row in enumerate(visits)
        for station in range(board.stations)
        if row[station]
        for onward in range(board.stations)
        if onward != station
    ]
    for walker, station, onward in pairs:
        row = visits[walker]
        cost = pair_cost(board, walker, onward, row[onward]) - pair_cost(board, walker, station, row[station] - 1)
        if cost < found.get((station, onward), (FAR, 0))[0]:
            found[station, onward] = cost, walker
    for station in range(board.stations):
        now = sum(row[station] for row in visits)
        load = now + board.came[station]
        if now < board.rounds:
            found[station, board.stations] = EVEN * (2 * load + 1), -1
        if now:
            found[board.stations, station] = EVEN * (1 - 2 * load), -1
    return found


def pair_cost(board: Board, walker: int, station: int, before: int) -> int:
    """What the visit after ``before`` others of this walker to this station costs."""
    strays = before >= board.printed[walker].count(station)
    return REPEAT * board.repeat_cost(walker, station, before) + CHANGE * strays


def cheaper(ways: dict[tuple[int, int], Arc]) -> list[tuple[tuple[int, int], int]]:
    """A round trip of moves that together save something; empty when there is none, and the flow is the best."""
    nodes = {node for way in ways for node in way}
    cost, came = dict.fromkeys(nodes, 0), dict.fromkeys(nodes, -1)
    touched = -1
    for _step in nodes:
        touched = -1
        for (start, end), (step, _who) in ways.items():
            if cost[start] + step < cost[end]:
                cost[end], came[end], touched = cost[start] + step, start, end
        if touched < 0:
            return []
    for _step in nodes:
        touched = came[touched]
    trip: list[tuple[tuple[int, int], int]] = []
    node = touched
    while not trip or node != touched:
        way = (came[node], node)
        trip.append((way, ways[way][1]))
        node = came[node]
    return trip


def lay_out(board: Board, visits: list[list[int]]) -> list[list[int]]:
    """The visits in rounds: printed ones where they were printed, the others where both sides are free; where they
    are not, two rounds change places along a chain."""
    at = [[NOWHERE] * board.rounds for _ in visits]
    who = [[NOWHERE] * board.rounds for _ in range(board.stations)]
    left = [list(row) for row in visits]
    for walker, printed in enumerate(board.printed):
        for number, station in enumerate(printed):
            if station is not None and left[walker][station] and who[station][number] == NOWHERE:
                at[walker][number], who[station][number] = station, walker
                left[walker][station] -= 1
    for walker, row in enumerate(left):
        for station, times in enumerate(row):
            for _visit in range(times):
                place(at, who, walker, station)
    return at


def place(at: list[list[int]], who: list[list[int]], walker: int, station: int) -> None:
    """One more visit. The chain of the two rounds begins at the station and cannot come back to the walker."""
    mine = [number for number, there in enumerate(at[walker]) if there == NOWHERE]
    theirs = [number for number, there in enumerate(who[station]) if there == NOWHERE]
    both = [number for number in mine if number in theirs]
    if not both:
        flip(at, who, station, mine[0], theirs[0])
    number = both[0] if both else mine[0]
    at[walker][number], who[station][number] = station, walker


def flip(at: list[list[int]], who: list[list[int]], station: int, busy: int, free: int) -> None:
    """Frees round ``busy`` at a station: its visit goes to round ``free``, and so on along the chain."""
    chain: list[tuple[int, int, int]] = []
    here, number, other = station, busy, free
    while (walker := who[here][number]) != NOWHERE:
        chain.append((walker, here, number))
        here = at[walker][other]
        if here == NOWHERE:
            break
        chain.append((walker, here, other))
    for walker, there, was in chain:
        at[walker][was], who[there][was] = NOWHERE, NOWHERE
    for walker, there, was in chain:
        becomes = other if was == number else number
        at[walker][becomes], who[there][becomes] = there, walker

"""Making a board better one round, or two rounds, at a time, until neither helps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from workshop.domain.carousel.replan_board import CHANGE, NOWHERE, REPEAT, Board

MOST_SWEEPS = 6


def fill(board: Board, order: Iterable[int]) -> None:
    """What was printed where it still holds; a round in which it does not is dealt anew, in the order given."""
    board.set_plan([[NOWHERE if was is None else was for was in printed] for printed in board.printed])
    for number in order:
        if not is_whole(board, number):
            deal(board, number)


def is_whole(board: Board, number: int) -> bool:
    """Whether everybody has a station in this round, and nobody another's."""
    stations = [route[number] for route in board.plan]
    return NOWHERE not in stations and len(set(stations)) == len(stations)


def settle(board: Board) -> None:
    """Round by round and pair by pair while the board still gets better. Ends: the score falls with every sweep."""
    before = board.score()
    for _sweep in range(MOST_SWEEPS):
        for number in range(board.rounds):
            if costs_something(board, number):
                deal(board, number)
        for one, other in combinations(range(board.rounds), 2):
            exchange(board, one, other)
        after = board.score()
        if after == before:
            return
        before = after


def costs_something(board: Board, number: int) -> bool:
    """Whether anybody repeats a station or strays from what was printed in this round."""
    return any(
        route[number] != printed[number]
        or board.repeat_cost(walker, route[number], board.visits[walker][route[number]] - 1)
        for walker, (route, printed) in enumerate(zip(board.plan, board.printed, strict=True))
    )


def deal(board: Board, number: int) -> None:
    """The best stations for this round, all other rounds as they are."""
    for walker in range(board.walkers):
        board.put(walker, number, NOWHERE)
    costs = [
        [board.visit_cost(walker, number, station) for station in range(board.stations)]
        for walker in range(board.walkers)
    ]
    for walker, station in enumerate(cheapest(costs)):
        board.put(walker, number, station)


def exchange(board: Board, one: int, other: int) -> None:
    """Two rounds change places for the groups that hang together, where that keeps more of what was printed."""
    there = {board.plan[walker][other]: walker for walker in range(board.walkers)}
    here = {board.plan[walker][one]: walker for walker in range(board.walkers)}
    left = set(range(board.walkers))
    while left:
        chain, edge = set(), [min(left)]
        while edge:
            walker = edge.pop()
            if walker in chain:
                continue
            chain.add(walker)
            edge += [there[s] for s in (board.plan[walker][one],) if s in there]
            edge += [here[s] for s in (board.plan[walker][other],) if s in here]
        left -= chain
        if sum(gain(board, walker, one, other) for walker in chain) > 0:
            for walker in sorted(chain):
                swap(board, walker, one, other)


def gain(board: Board, walker: int, one: int, other: int) -> int:
    """How many more printed visits would hold if this walker's two rounds changed places."""
    route, printed = board.plan[walker], board.printed[walker]
    kept = (route[one] == printed[one]) + (route[other] == printed[other])
    return (route[other] == printed[one]) + (route[one] == printed[other]) - kept


def swap(board: Board, walker: int, one: int, other: int) -> None:
    first, second = board.plan[walker][one], board.plan[walker][other]
    board.put(walker, one, second)
    board.put(walker, other, first)


def cheapest(costs: Sequence[Sequence[int]]) -> list[int]:
    """For each row the column that makes the sum least, no column twice; at least as many columns as rows.

    The Hungarian method with potentials, in rows² · columns steps.
    """
    columns = len(costs[0])
    of_row, of_column = [0] * (len(costs) + 1), [0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, len(costs) + 1):
        taken[0] = row
        column, way = grow(costs, of_row, of_column, taken)
        while column:
            taken[column] = taken[way[column]]
            column = way[column]
    found = [0] * len(costs)
    for column in range(1, columns + 1):
        if taken[column]:
            found[taken[column] - 1] = column - 1
    return found


def grow(
    costs: Sequence[Sequence[int]], of_row: list[int], of_column: list[int], taken: list[int]
) -> tuple[int, list[int]]:
    """The free column at the end of the cheapest path from the row that stands in column 0, and the way back."""
    columns = len(of_column) - 1
    far = len(costs) * (12 * REPEAT * 12 + CHANGE) * 4
    least, way, used = [far] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while taken[column]:
        used[column] = True
        row = taken[column]
        step, coming = far, 0
        for each in range(1, columns + 1):
            if used[each]:
                continue
            reduced = costs[row - 1][each - 1] - of_row[row] - of_column[each]
            if reduced < least[each]:
                least[each], way[each] = reduced, column
            if least[each] < step:
                step, coming = least[each], each
        for each in range(columns + 1):
            if used[each]:
                of_row[taken[each]] += step
                of_column[each] -= step
            else:
                least[each] -= step
        column = coming
    return column, way

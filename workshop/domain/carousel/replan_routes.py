"""Routes for the rounds that are left: nobody sees a station twice without need, and little changes on paper.

Repeats are as few as they can be: that part is a flow of least cost, and is exact. How many printed visits stay is
sought from several sides and then settled round by round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.domain.carousel.replan_board import Board, Score
from workshop.domain.carousel.replan_flow import fewest_repeats
from workshop.domain.carousel.replan_settling import fill, settle
from workshop.domain.carousel.rotation import Route, Routes
from workshop.domain.refusals import Refusal


@dataclass(frozen=True)
class Walker:
    """Who walks together from here on. ``histories`` are the stations seen by each of the printed groups in it;
    ``printed`` is where it was to go in each round that is left, None where nothing was printed."""

    histories: tuple[frozenset[int], ...]
    printed: tuple[int | None, ...]


def reroute(walkers: Sequence[Walker], open_stations: Sequence[int], rounds: int) -> Routes:
    """The stations of each walker in the ``rounds`` that are left, nobody at the same one as another.

    Fewest repeats first, then fewest changes to what was printed, then even visits (R7, R10). What was printed stays
    where nothing forces a change. Refuses more walkers than open stations (R11).
    """
    if len(walkers) > len(open_stations):
        raise Refusal("plan_groups", groups=len(walkers), stations=len(open_stations))
    if not walkers or not rounds:
        return ((),) * len(walkers)
    best = printed_first(walkers, open_stations, rounds)
    if best.score()[:2] > (best.least_repeats(), 0):
        best = min((best, *others(best, walkers, open_stations, rounds)), key=Board.score)
    return tuple(named(route, open_stations) for route in best.plan)


def board_of(walkers: Sequence[Walker], open_stations: Sequence[int], rounds: int) -> Board:
    place = {station: index for index, station in enumerate(open_stations)}
    return Board(
        rounds=rounds,
        members=tuple(len(walker.histories) for walker in walkers),
        prior=tuple(
            tuple(sum(station in seen for seen in walker.histories) for station in open_stations) for walker in walkers
        ),
        printed=tuple(tuple(place.get(station or 0) for station in walker.printed[:rounds]) for walker in walkers),
    )


def printed_first(walkers: Sequence[Walker], open_stations: Sequence[int], rounds: int) -> Board:
    """What was printed, with the gaps filled in the order of the rounds."""
    board = board_of(walkers, open_stations, rounds)
    fill(board, range(rounds))
    settle(board)
    return board


def others(first: Board, walkers: Sequence[Walker], open_stations: Sequence[int], rounds: int) -> list[Board]:
    """Two more ways to begin: the gaps filled from the end, and the exact flow."""
    backwards, exact = (board_of(walkers, open_stations, rounds) for _ in range(2))
    fill(backwards, range(rounds - 1, -1, -1))
    settle(backwards)
    exact.set_plan(fewest_repeats(first))
    settle(exact)
    return [backwards, exact]


def named(route: Sequence[int], open_stations: Sequence[int]) -> Route:
    return tuple(open_stations[index] for index in route)


__all__ = ["Score", "Walker", "reroute"]

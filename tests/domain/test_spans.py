"""When the stages of an evening really were, from its moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from workshop.domain.evening import State
from workshop.domain.spans import Held, Move, Span, beside_agenda, replay

START = datetime(2026, 11, 6, 17, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def on(state: State, minutes: int, round_number: int = 0, act: str = "move_on") -> Move:
    return Move(act, state, round_number, at(minutes))


def test_each_stage_ends_when_the_next_begins_and_the_last_is_open() -> None:
    moves = [on(State.CHECK_IN, 0), on(State.PRESENTATION, 20), on(State.ROUND, 45, 1)]
    assert replay(moves) == (
        Span(State.CHECK_IN, 0, at(0), at(20)),
        Span(State.PRESENTATION, 0, at(20), at(45)),
        Span(State.ROUND, 1, at(45)),
    )


def test_a_changed_clock_is_no_new_stage() -> None:
    moves = [on(State.ROUND, 0, 1), on(State.ROUND, 5, 1, "clock_extend"), on(State.MOVE, 12, 1)]
    assert replay(moves)[0] == Span(State.ROUND, 1, at(0), at(12))


def test_a_move_taken_back_leaves_no_trace() -> None:
    moves = [on(State.CHECK_IN, 0), on(State.PRESENTATION, 5), on(State.CHECK_IN, 5, act="undo_move")]
    assert replay(moves) == (Span(State.CHECK_IN, 0, at(0)),)
    assert replay([*moves, on(State.PRESENTATION, 20)])[0].ended == at(20)


def test_who_goes_back_is_in_the_stage_once_more() -> None:
    moves = [on(State.CHECK_IN, 0), on(State.PRESENTATION, 5), on(State.CHECK_IN, 8, act="move_back")]
    assert [span.state for span in replay(moves)] == [State.CHECK_IN, State.PRESENTATION, State.CHECK_IN]


def test_parts_that_are_held_in_one_stage_have_one_time_together() -> None:
    spans = (Span(State.PRESENTATION, 0, at(0), at(25)), Span(State.VOTING, 0, at(80), at(90)))
    assert beside_agenda(["welcome", "purpose", "voting"], spans) == (
        Held((0, 1), at(0), at(25)),
        Held((2,), at(80), at(90)),
    )


def test_the_carousel_lasts_from_its_first_round_to_its_last_with_the_break_in_it() -> None:
    spans = (
        Span(State.ROUND, 1, at(0), at(10)),
        Span(State.BREAK, 1, at(10), at(20)),
        Span(State.ROUND, 2, at(20), at(30)),
    )
    assert beside_agenda(["carousel", "break"], spans) == (Held((0,), at(0), at(30)), Held((1,), at(10), at(20)))


def test_a_part_that_was_not_held_has_no_times() -> None:
    assert beside_agenda(["raffle", "something else"], ()) == (Held((0,), None, None), Held((1,), None, None))

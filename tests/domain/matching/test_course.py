"""How a match moves on."""

from __future__ import annotations

import pytest

from workshop.domain.matching.course import BOTH_AGREED, MOVES, Act, Course, move, open_acts
from workshop.domain.refusals import WrongState

BOTH = {Act.NEED_AGREES, Act.OFFER_AGREES}


def test_from_a_suggestion_to_the_end() -> None:
    state: Course | None = None
    for act in (Act.ACCEPT, Act.OFFER_AGREES, Act.NEED_AGREES, Act.INTRODUCE, Act.FINISH):
        state = move(state, act)
    assert state is Course.DONE


def test_every_way_to_an_introduction_goes_by_both_agreements() -> None:
    """Walks every road from a suggestion, each state once, without an agreement of one side: none is introduced."""
    for missing in BOTH:
        seen: set[Course | None] = set()
        ahead: list[Course | None] = [None]
        while ahead:
            state = ahead.pop()
            seen.add(state)
            ahead += [after for act, after in MOVES[state].items() if act is not missing and after not in seen]
        assert seen & BOTH_AGREED == set()


@pytest.mark.parametrize("act", [Act.INTRODUCE, Act.FINISH, Act.TAKE_BACK])
def test_an_act_out_of_turn_is_refused(act: Act) -> None:
    with pytest.raises(WrongState):
        move(None, act)
    assert act not in open_acts(Course.PROPOSED)


def test_a_declined_match_can_be_taken_up_again() -> None:
    assert move(move(Course.NEED_AGREED, Act.DECLINE), Act.TAKE_BACK) is Course.PROPOSED

"""How a match moves on: a facilitator puts it to people, both agree, they are introduced, it is done."""

from __future__ import annotations

from enum import StrEnum

from workshop.domain.refusals import WrongState


class Course(StrEnum):
    """Where a match stands. A suggestion that nobody has touched has no row and no state."""

    PROPOSED = "proposed"
    NEED_AGREED = "need_agreed"
    OFFER_AGREED = "offer_agreed"
    AGREED = "agreed"
    INTRODUCED = "introduced"
    DONE = "done"
    DECLINED = "declined"


class Act(StrEnum):
    """What a facilitator does with a match; nothing happens by itself."""

    ACCEPT = "accept"
    DECLINE = "decline"
    NEED_AGREES = "need_agrees"
    OFFER_AGREES = "offer_agrees"
    INTRODUCE = "introduce"
    FINISH = "finish"
    TAKE_BACK = "take_back"


MOVES: dict[Course | None, dict[Act, Course]] = {
    None: {Act.ACCEPT: Course.PROPOSED, Act.DECLINE: Course.DECLINED},
    Course.PROPOSED: {
        Act.NEED_AGREES: Course.NEED_AGREED,
        Act.OFFER_AGREES: Course.OFFER_AGREED,
        Act.DECLINE: Course.DECLINED,
    },
    Course.NEED_AGREED: {Act.OFFER_AGREES: Course.AGREED, Act.DECLINE: Course.DECLINED},
    Course.OFFER_AGREED: {Act.NEED_AGREES: Course.AGREED, Act.DECLINE: Course.DECLINED},
    Course.AGREED: {Act.INTRODUCE: Course.INTRODUCED, Act.DECLINE: Course.DECLINED},
    Course.INTRODUCED: {Act.FINISH: Course.DONE, Act.TAKE_BACK: Course.AGREED},
    Course.DONE: {Act.TAKE_BACK: Course.INTRODUCED},
    Course.DECLINED: {Act.TAKE_BACK: Course.PROPOSED},
}
TO_TALK = frozenset({Course.PROPOSED, Course.NEED_AGREED, Course.OFFER_AGREED, Course.AGREED})
"""Whose two people are still to talk to one another."""
BOTH_AGREED = frozenset({Course.AGREED, Course.INTRODUCED, Course.DONE})
"""From here on staff may see how to reach the two, where they consented to it."""


def move(state: Course | None, act: Act) -> Course:
    """The next state. Refuses an act that does not belong here, such as an introduction before both agreed."""
    following = MOVES[state].get(act)
    if following is None:
        raise WrongState("match_moved")
    return following


def open_acts(state: Course | None) -> tuple[Act, ...]:
    """What can be done with it now, the next step first."""
    return tuple(MOVES[state])

"""What may still be changed, by where the evening stands."""

from __future__ import annotations

import pytest

from workshop.domain.evening import State
from workshop.domain.preparing import Part, Phase, is_open, phase_of, refuse_fixed
from workshop.domain.refusals import WrongState

OPEN = {
    Phase.PREPARED: set(Part),
    Phase.RUNNING: {Part.NAMING, Part.ASSURANCES, Part.WORDING, Part.AGENDA, Part.PRACTICES},
    Phase.CLOSED: {Part.NAMING, Part.ASSURANCES},
}


def test_every_state_has_its_phase() -> None:
    assert phase_of(State.PREPARED) is Phase.PREPARED
    assert phase_of("closed") is Phase.CLOSED
    between = set(State) - {State.PREPARED, State.CLOSED}
    assert {phase_of(state) for state in between} == {Phase.RUNNING}


@pytest.mark.parametrize("phase", list(Phase))
def test_what_is_open_in_a_phase(phase: Phase) -> None:
    assert {part for part in Part if is_open(part, phase)} == OPEN[phase]


def test_what_is_fixed_says_why() -> None:
    with pytest.raises(WrongState, match="plan_fixed"):
        refuse_fixed(Part.PLAN, State.CHECK_IN)
    with pytest.raises(WrongState, match="closed_fixed"):
        refuse_fixed(Part.AGENDA, State.CLOSED)


def test_what_is_open_passes() -> None:
    refuse_fixed(Part.ASSURANCES, State.CLOSED)
    refuse_fixed(Part.PLAN, State.PREPARED)

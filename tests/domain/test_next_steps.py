"""What a next step must have, and the sums between the classes of cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workshop.domain.next_steps import LONGEST_TASK, USUAL_LIMITS, Step, check_limits, check_step, read_limits
from workshop.domain.refusals import Refusal

STEP = Step(strand="finance", task="  Ponudba za\tklančino ", holder="KS Golnik", due_on=date(2026, 12, 1))


def test_words_are_cleaned() -> None:
    assert check_step(STEP).task == "Ponudba za klančino"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"task": "  "}, "step_empty"),
        ({"task": "a" * (LONGEST_TASK + 1)}, "step_long"),
        ({"partner": "a" * 121}, "step_long"),
        ({"strand": "other"}, "choice_unknown"),
        ({"cost": "millions"}, "choice_unknown"),
        ({"state": "done"}, "choice_unknown"),
        ({"state": "confirmed", "holder": ""}, "step_unconfirmed"),
        ({"state": "confirmed", "due_on": None}, "step_unconfirmed"),
    ],
)
def test_what_cannot_stand_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_step(replace(STEP, **change))  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_potential_step_may_lack_who_and_when() -> None:
    assert check_step(Step(strand="comms", task="Oglasna deska")).holder == ""


@pytest.mark.parametrize("raw", ["", "1 2", "3 2 1", "1 x 3", "5 5 6"])
def test_sums_that_cannot_be_read_are_the_usual_ones(raw: str) -> None:
    assert read_limits(raw) == USUAL_LIMITS


def test_sums_are_kept_as_they_were_entered() -> None:
    assert read_limits(check_limits((3000, 30000, 60000))) == (3000, 30000, 60000)
    for wrong in ((3, 2, 1), (None, 2, 3), (0, 1, 2), (2, 2, 3)):
        with pytest.raises(Refusal):
            check_limits(wrong)

"""Next steps after an evening: strands, classes of cost, and what a step must have (method C.3, section 10; C.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workshop.domain.refusals import Refusal
from workshop.domain.statements import clean_text

LONGEST_TASK, LONGEST_NAME = 200, 120
MOST_STEPS = 60
USUAL_LIMITS = (2500, 24000, 48000)
"""Euros: smallest and largest project, and the share of a community, as Kranj had them; an evening may have its own."""


class Strand(StrEnum):
    """The five strands in which a room is planned (A1-20)."""

    ACTIVITIES = "activities"
    PROGRAMME = "programme"
    FINANCE = "finance"
    AGREEMENTS = "agreements"
    COMMUNICATION = "comms"


class Cost(StrEnum):
    """A class of cost; which sums part them, says the evening."""

    UNKNOWN = ""
    NOTHING = "nothing"
    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"
    LARGER = "larger"


class Standing(StrEnum):
    """Whether it is agreed, with who and when, or only possible."""

    POTENTIAL = "potential"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Step:
    """A next step as its page holds it. ``source`` is empty, or s, t or m with the number of the row: a statement, a
    theme, a match."""

    strand: str
    task: str
    holder: str = ""
    partner: str = ""
    due_on: date | None = None
    cost: str = ""
    for_budget: bool = False
    state: str = Standing.POTENTIAL.value
    source: str = ""


def check_step(step: Step) -> Step:
    """The step with clean words. Refuses one without a task, and a confirmed one without who and by when."""
    task, holder, partner = (clean_text(words) for words in (step.task, step.holder, step.partner))
    if not task:
        raise Refusal("step_empty")
    if len(task) > LONGEST_TASK or max(len(holder), len(partner)) > LONGEST_NAME:
        raise Refusal("step_long", limit=LONGEST_TASK)
    if step.strand not in set(Strand) or step.cost not in set(Cost) or step.state not in set(Standing):
        raise Refusal("choice_unknown")
    if step.state == Standing.CONFIRMED and not (holder and step.due_on):
        raise Refusal("step_unconfirmed")
    return Step(step.strand, task, holder, partner, step.due_on, step.cost, step.for_budget, step.state, step.source)


def read_limits(raw: str) -> tuple[int, int, int]:
    """Three rising sums in whole euros from the words of a store; the usual ones for anything else."""
    parts = [int(part) for part in raw.split() if part.isdecimal()]
    if len(parts) == len(USUAL_LIMITS) and sorted(set(parts)) == parts:
        return parts[0], parts[1], parts[2]
    return USUAL_LIMITS


def check_limits(sums: tuple[int | None, ...]) -> str:
    """The sums as they are stored. Refuses fewer than three and those that do not rise."""
    given = [one for one in sums if one]
    if len(given) != len(USUAL_LIMITS) or sorted(set(given)) != given:
        raise Refusal("limits_rising")
    return " ".join(map(str, given))

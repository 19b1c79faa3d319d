"""Next steps, and what was done later, as a report says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop.domain.next_steps import USUAL_LIMITS


@dataclass(frozen=True)
class StepFacts:
    """Who does what by when. ``statement`` is its number in the report; it comes from one of three at most."""

    strand: str
    task: str
    holder: str
    partner: str
    due_on: date | None
    cost: str
    for_budget: bool
    state: str
    statement: int | None
    theme: str
    match: bool


@dataclass(frozen=True)
class PlanFacts:
    """All steps, what was agreed first; ``limits`` are the sums between the classes of cost, in euros."""

    steps: tuple[StepFacts, ...] = ()
    limits: tuple[int, int, int] = USUAL_LIMITS


@dataclass(frozen=True)
class DoneFacts:
    """What was done, and when."""

    text: str
    done_on: date


@dataclass(frozen=True)
class AnsweredFacts:
    """A row of »we asked, you said, we did«. ``said`` are themes, key points or a task, in the words of ``about``:
    theme, station, rest (what of a station lies in no theme) or step; ``statements`` counts them, None for a step."""

    about: str
    asked: str
    said: tuple[str, ...]
    statements: int | None
    done: tuple[DoneFacts, ...]

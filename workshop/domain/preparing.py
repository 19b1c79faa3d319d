"""What may still be changed of a workshop, by where its evening stands."""

from __future__ import annotations

from enum import StrEnum

from workshop.domain.evening import State
from workshop.domain.refusals import WrongState


class Part(StrEnum):
    """A part of the preparation."""

    NAMING = "naming"
    """Title, place, date, who moderates: what is said of the evening, not on it."""
    LANGUAGE = "language"
    PLAN = "plan"
    STATIONS = "stations"
    """Which stations there are, in which order, and what kinds of answer they take."""
    WORDING = "wording"
    """The words of a station; a mistyping may be mended while the evening runs."""
    AGENDA = "agenda"
    PRACTICES = "practices"
    ROLES = "roles"
    ASSURANCES = "assurances"
    """Confirmed by the municipality often only afterwards; the report prints what was confirmed."""


class Phase(StrEnum):
    """Where an evening stands, as far as preparing is concerned."""

    PREPARED = "prepared"
    RUNNING = "running"
    CLOSED = "closed"


ALWAYS = frozenset({Part.NAMING, Part.ASSURANCES})
WHILE_RUNNING = ALWAYS | {Part.WORDING, Part.AGENDA, Part.PRACTICES}


def phase_of(state: State | str) -> Phase:
    """The phase of an evening's state."""
    if state == State.PREPARED:
        return Phase.PREPARED
    return Phase.CLOSED if state == State.CLOSED else Phase.RUNNING


def is_open(part: Part, phase: Phase) -> bool:
    """Whether this part may be changed in this phase."""
    if phase is Phase.PREPARED:
        return True
    return part in (ALWAYS if phase is Phase.CLOSED else WHILE_RUNNING)


def refuse_fixed(part: Part, state: State | str) -> None:
    """Raises WrongState when this part stays as it is by now."""
    phase = phase_of(state)
    if not is_open(part, phase):
        raise WrongState("closed_fixed" if phase is Phase.CLOSED else "plan_fixed")

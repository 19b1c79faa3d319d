"""What was pressed on the console, as the journal keeps it: what undo offers to take back, and whose press it was."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workshop.domain.evening import Stage, State
from workshop.models import JournalEntry
from workshop.services.staff_names import names_of


@dataclass(frozen=True)
class Press:
    """``act`` is the journal's, ``stage`` where the press led, ``actor`` who did it; ``name`` is empty where nobody
    is known by that number any more."""

    act: str
    stage: Stage
    actor: str
    name: str


def read_press(entry: JournalEntry) -> Press:
    """The press behind a row about the evening."""
    after = json.loads(entry.after)
    stage = Stage(State(after["state"]), after["round_number"])
    return Press(entry.act, stage, entry.actor, names_of([entry.actor]).get(entry.actor, ""))

"""An evening that is over."""

from __future__ import annotations

from tests.world import NOW, move_to
from workshop.models import Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening


def close(workshop: Workshop) -> None:
    """Through all its stages and closed."""
    move_to(workshop, "evaluation")
    close_evening(
        workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="test", now=NOW, with_waiting=True
    )

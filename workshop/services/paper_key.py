"""What the codes and numbers on an evening's paper follow from: the same at every print and in every installation."""

from __future__ import annotations

from workshop.domain.slip_codes import slip_code
from workshop.models import Workshop

MOST_SLIPS = 500
"""More than are ever printed (prints/contact_slips.py), so that each is known."""


def paper_key(workshop: Workshop, installation: str) -> tuple[str, int]:
    """A secret and a number. The secret is the evening's own, which goes with it to other installations; an evening
    that was prepared before it had one goes on by the secret of the ``installation`` and the evening's number there."""
    return (workshop.paper_secret, 0) if workshop.paper_secret else (installation, workshop.id)


def slip_codes(workshop: Workshop, installation: str, most: int = MOST_SLIPS) -> list[str]:
    """The codes of the contact slips, from the first one on."""
    return [slip_code(*paper_key(workshop, installation), number) for number in range(1, most + 1)]

"""What the codes and numbers on an evening's paper follow from: the same at every print and in every installation."""

from __future__ import annotations

import json

from sqlalchemy import select

from workshop.domain.raffle import deal_stubs
from workshop.domain.slip_codes import slip_code
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop

MOST_SLIPS = 500
"""More than are ever printed (prints/contact_slips.py), so that each is known."""


def paper_key(workshop: Workshop, installation: str) -> tuple[str, int]:
    """A secret and a number. The secret is the evening's own, which goes with it to other installations; an evening
    that was prepared before it had one goes on by the secret of the ``installation`` and the evening's number there."""
    return (workshop.paper_secret, 0) if workshop.paper_secret else (installation, workshop.id)


def slip_codes(workshop: Workshop, installation: str, most: int = MOST_SLIPS) -> list[str]:
    """The codes of the contact slips, from the first one on."""
    return [slip_code(*paper_key(workshop, installation), number) for number in range(1, most + 1)]


def stubs_of(workshop: Workshop, installation: str, sheets: int = 0) -> tuple[int, ...]:
    """The raffle number under each sheet, from sheet 1 on: of all that are prepared, or of ``sheets`` if those are
    more."""
    sizes = [*sizes_before(workshop.id), workshop.paper_sheets, sheets]
    return deal_stubs(paper_key(workshop, installation), workshop.paper_first_number, sizes)


def sizes_before(workshop_id: int) -> list[int]:
    """How many sheets there were each time before more were printed (services/print_kit.py provide_sheets)."""
    more = JournalEntry.workshop_id == workshop_id, JournalEntry.act == "print", JournalEntry.subject == "paper_sheets"
    asked = select(JournalEntry.before).where(*more).order_by(JournalEntry.id)
    return [int(json.loads(before)["sheets"]) for before in db.session.scalars(asked) if before]

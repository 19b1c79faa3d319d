"""What the codes and numbers on an evening's paper follow from: the same at every print and in every installation."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import and_, or_, select

from workshop.domain.raffle import deal_stubs
from workshop.domain.slip_codes import slip_code
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop

MOST_SLIPS = 500
"""More than are ever printed (prints/contact_slips.py), so that each is known."""
PRINTED = "printed"
"""Under which a file of an evening, and the journal's row of its coming, say :func:`sizes_before`."""


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
    most = workshop.paper_sheets
    sizes = [*(min(size, most) for size in sizes_before(workshop.id)), most, sheets]
    return deal_stubs(paper_key(workshop, installation), workshop.paper_first_number, sizes)


def sizes_before(workshop_id: int) -> list[int]:
    """How many sheets there were each time before more were printed (services/print_kit.py provide_sheets): here, and
    before that where the file says so in which the evening came."""
    more = and_(JournalEntry.act == "print", JournalEntry.subject == "paper_sheets")
    asked = select(JournalEntry.act, JournalEntry.before, JournalEntry.after).order_by(JournalEntry.id)
    which = JournalEntry.workshop_id == workshop_id, or_(more, JournalEntry.act == "import")
    sizes: list[int] = []
    for act, before, after in db.session.execute(asked.where(*which)):
        if act == "import":
            sizes = read_sizes(json.loads(after or "{}").get(PRINTED, sizes))
        else:
            sizes.append(int(json.loads(before)["sheets"]))
    return sizes


def read_sizes(said: Any) -> list[int]:
    """Raises TypeError or ValueError for what no file of ours says."""
    return [int(size) for size in said]

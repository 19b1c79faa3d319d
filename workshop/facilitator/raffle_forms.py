"""Forms of the raffle."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from workshop.forms import Euros, Line, Lines, StaffForm
from workshop.services.drawing import LONGEST_NOTE, LONGEST_PRIZE, LONGEST_REASON

TAX_FREE_EUROS = 42
"""A single prize above it carries income tax and needs the winner's tax number (D.6; recheck before relying on it)."""
HIGHEST_VALUE = 100_000


class DrumForm(StaffForm):
    """What takes no part, and the note on prizes."""

    returned = Line(
        _l("Numbers that take no part"),
        longest=400,
        description=_l("Stubs that were not given out, and those of the staff, such as 105, 112-130"),
    )
    given = Line(
        _l("Or: numbers on the stubs that were given out"),
        longest=400,
        description=_l("Ask whoever holds a stub to read the number out. All the other stubs then take no part."),
    )
    note = Lines(_l("Our note on prizes and tax"), longest=LONGEST_NOTE)


class DrawForm(StaffForm):
    """One draw. ``drawn_before`` is how many there were when the page was made."""

    prize = Line(_l("Prize"), longest=LONGEST_PRIZE)
    value = Euros(_l("Its value in euros"), least=0, most=HIGHEST_VALUE)
    sure = HiddenField()
    drawn_before = HiddenField()


class AsideForm(StaffForm):
    """Why a number was not taken."""

    reason = Line(_l("Why was it not taken?"), longest=LONGEST_REASON)

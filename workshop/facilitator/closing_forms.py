"""The form of closing an evening."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from workshop.forms import Number, StaffForm

MOST_PEOPLE = 500


class ClosingForm(StaffForm):
    """Heads counted in the hall. ``expected`` is the stage that the page showed."""

    adults = Number(_l("Adults"), least=0, most=MOST_PEOPLE, missing=_l("Count the adults and enter the number."))
    children = Number(
        _l("Children"), least=0, most=MOST_PEOPLE, missing=_l("Enter the number of children, 0 if there were none.")
    )
    with_waiting = BooleanField(_l("Close although there are unread answers. They stay out of the report."))
    expected = HiddenField()

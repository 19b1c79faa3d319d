"""The form of closing an evening."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from workshop.domain.refusals import Refusal
from workshop.forms import Number, StaffForm

MOST_PEOPLE = 500


class ClosingForm(StaffForm):
    """Heads counted in the hall. ``expected`` is the stage that the page showed, ``asked`` holds the numbers about
    which it has asked already."""

    adults = Number(_l("Adults"), least=0, most=MOST_PEOPLE, missing=_l("Count the adults and enter the number."))
    children = Number(
        _l("Children"), least=0, most=MOST_PEOPLE, missing=_l("Enter the number of children, 0 if there were none.")
    )
    with_waiting = BooleanField(_l("Close although there are unread answers. They stay out of the report."))
    expected = HiddenField()
    asked = HiddenField()

    @property
    def numbers(self) -> str:
        """Both numbers, as ``asked`` holds them."""
        return f"{self.adults.data} {self.children.data}"

    @property
    def confirmed(self) -> bool:
        """Whether the same numbers come a second time."""
        return str(self.asked.data) == self.numbers

    def refuse_closing(self, refusal: Refusal) -> None:
        """Says it at its field. Numbers that were asked about are taken when they come again."""
        if refusal.code == "heads_doubted":
            self.asked.data = self.numbers
        self.refuse("with_waiting" if refusal.code == "statements_waiting" else "adults", refusal)

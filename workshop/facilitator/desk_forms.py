"""The forms of the desk: one tap for whoever comes, and what may be said besides."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField
from wtforms.validators import AnyOf, InputRequired, Optional

from workshop.domain.number_lists import read_plain
from workshop.facilitator.desk_words import told_apart_words
from workshop.forms import StaffForm
from workshop.people_words import AGE_BANDS, ASKED, CHANNELS, SECTORS
from workshop.services.check_in import Arriving
from workshop.services.check_in_desk import Arrival

WAYS = ("phone", "paper", "child")
NOT_SAID = ("", _l("not said"))


class TapForm(StaffForm):
    """``who`` is the button; the rest is folded away and never stands in the way of it."""

    who = StringField(validators=[AnyOf(WAYS)])
    key = HiddenField()
    beside = SelectField(_l("Stays together with"), validate_choice=False)
    seated = BooleanField(_l("Cannot walk from table to table"))
    with_helper = BooleanField(_l("A child who walks with an adult; choose the adult above"))
    sector = SelectField(ASKED["sector"], validate_choice=False)
    age_band = SelectField(ASKED["age_band"], validate_choice=False)
    heard_from = SelectField(ASKED["heard_from"], validate_choice=False)

    def offer(self, last: Sequence[Arrival]) -> TapForm:
        """The lists to choose from; ``last`` are those beside whom somebody may stay."""
        self.beside.choices = [("", _("nobody")), *((str(one.seat.id), told_apart_words(one)) for one in last)]
        self.sector.choices = [NOT_SAID, *SECTORS.items()]
        self.age_band.choices = [NOT_SAID, *AGE_BANDS.items()]
        self.heard_from.choices = [NOT_SAID, *CHANNELS.items()]
        return self

    def arriving(self) -> Arriving:
        """The tap as the service takes it."""
        beside = self.beside.data or ""
        return Arriving(
            phone=self.who.data == "phone",
            child=self.who.data == "child",
            with_helper=bool(self.with_helper.data),
            seated=bool(self.seated.data),
            sector=self.sector.data or "",
            age_band=self.age_band.data or "",
            heard_from=self.heard_from.data or "",
            beside=(read_plain(beside) or 0) if beside else None,
        )


class SeatForm(StaffForm):
    """An act about one seat: undo, back again."""

    seat = IntegerField(validators=[InputRequired()])


class LeavingForm(StaffForm):
    """One person of a group went home; without a group a child."""

    group = IntegerField(validators=[Optional()])

"""Forms of title, place and time, shared by a new workshop and one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from workshop.domain.carousel.sizing import MOST_PEOPLE
from workshop.facilitator.words import LANGUAGES
from workshop.forms import ClockTime, Day, Line, Number, OneInView, OneOf, SharedForm, StaffForm, choices
from workshop.models import Programme


def number_or_none(raw: Any) -> int | None:
    """The id of what was chosen; nothing chosen is none."""
    return int(raw) if str(raw or "").isdecimal() else None


class PlaceAndTime(StaffForm):
    """The fields that a new workshop and a prepared one have in common."""

    title = Line(_l("Title"), longest=160, missing=_l("Enter a title."))
    community = Line(
        _l("Local community"),
        longest=120,
        missing=_l("Enter the local community."),
        description=_l("Choose one or type a new one"),
    )
    venue = Line(_l("Venue"), longest=200, description=_l("Such as: community hall, ground floor"))
    held_on = Day(_l("Date"))
    starts_at = ClockTime(_l("Starts at"))
    ends_at = ClockTime(_l("The room is booked until"))
    programme_id = OneOf(_l("Programme"), coerce=number_or_none)
    language = OneInView(
        _l("Language of the evening"),
        choices=choices(LANGUAGES),
        default="sl",
        description=_l("Everybody can switch the language on their own phone"),
    )

    def offer_programmes(self, programmes: Sequence[Programme]) -> None:
        """The programmes to choose from; none is always possible."""
        self.programme_id.choices = choices({"": _("None"), **{row.id: row.name for row in programmes}})


class NewWorkshopForm(PlaceAndTime):
    """A new workshop from a template."""

    template = HiddenField()
    people = Number(
        _l("Expected people"), least=1, most=MOST_PEOPLE, missing=_l("Enter how many people you expect."), default=24
    )
    optional_stations = BooleanField(_l("Add the optional stations"))


class DetailsForm(PlaceAndTime, SharedForm):
    """Place and time of a workshop that is there."""

    moderators = Line(_l("Moderated by"), longest=300, description=_l("Names as they should stand in the report"))
    warm_up = Line(
        _l("Question while people arrive"),
        longest=120,
        description=_l("On the wall and on phones until the evening begins"),
    )


class CopyForm(StaffForm):
    """A copy for another evening."""

    title = Line(_l("Title"), longest=160, missing=_l("Enter a title."))
    community = Line(
        _l("Local community"),
        longest=120,
        missing=_l("Enter the local community."),
        description=_l("Choose one or type a new one"),
    )

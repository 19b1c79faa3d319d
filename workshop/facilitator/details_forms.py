"""Forms of title, place and time, shared by a new workshop and one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, StringField
from wtforms.validators import ValidationError

from workshop.domain.carousel.sizing import MOST_PEOPLE
from workshop.domain.number_lists import read_plain
from workshop.facilitator.words import LANGUAGES
from workshop.forms import ClockTime, Day, Line, Number, OneInView, OneOf, SharedForm, StaffForm, at_most, choices
from workshop.models import Programme

WIFI_KINDS = {"WPA": _l("With a password"), "nopass": _l("Open, without a password")}
SHORTEST_WIFI = 8


class Exact(StringField):
    """Text as it is typed: a blank at its end counts."""

    def __init__(self, label: Any, *, longest: int, **kwargs: Any) -> None:
        super().__init__(label, validators=[at_most(longest)], **kwargs)


def number_or_none(raw: Any) -> int | None:
    """The id of what was chosen; nothing chosen is none."""
    return read_plain(str(raw or ""))


class Named(StaffForm):
    """What an evening is called, and where it is; all that a copy needs."""

    title = Line(_l("Title"), longest=160, missing=_l("Enter a title."))
    community = Line(
        _l("Local community"),
        longest=120,
        missing=_l("Enter the local community."),
        description=_l("Choose one or type a new one"),
    )


class PlaceAndTime(Named):
    """The fields that a new workshop and a prepared one have in common."""

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
    wifi_name = Line(
        _l("Name of the Wi-Fi"),
        longest=32,
        description=_l("Only where people in the hall need it to take part. Without a name nothing is shown."),
    )
    wifi_kind = OneInView(_l("Wi-Fi password"), choices=choices(WIFI_KINDS), default="WPA")
    wifi_password = Exact(
        _l("Password of the Wi-Fi"),
        longest=63,
        description=_l(
            "It is shown to everybody in the hall: on the wall, on posters and in a square code. It is in no report "
            "and no file of the evening."
        ),
    )

    def validate_wifi_password(self, field: Field) -> None:
        """A protected network has a password of eight signs or more; an open one has none."""
        if not self.wifi_name.data or self.wifi_kind.data != "WPA":
            field.data = ""
        elif len(field.data or "") < SHORTEST_WIFI:
            raise ValidationError(_("Enter the password of the Wi-Fi, eight signs or more, or choose no password."))


class CopyForm(Named):
    """A copy for another evening."""


class RemovalForm(StaffForm):
    """Against a slip: which evening is meant is typed."""

    typed = Line(_l("Code or title of the workshop"), longest=160, missing=_l("Type the code or the title."))

"""Clean fields that say how to mend them, never only that something is wrong (F-9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the stubs
    DateField,
    EmailField,
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import Regexp, StopValidation
from wtforms.widgets import TextInput

from workshop.domain.number_lists import read_euros, read_whole
from workshop.domain.statements import TURNING

Text = Any
"""A sentence, lazy or not: lazy ones speak the language of the request that shows them."""
NOT_THERE = lazy_gettext("Choose one from the list.")
UNKNOWN: dict[str, Any] = {"invalid_choice_message": NOT_THERE, "invalid_value_message": NOT_THERE}
Check = Callable[[FlaskForm, Field], None]
EMAIL_SHAPE = r"^$|^[^@\s]+@[^@\s]+$"
"""Somebody, an at sign, somewhere: whether it is theirs only they know."""


def shown(raw: str | None) -> str:
    """Composed letters (a Mac sends c and a caron apart), without signs that no page could show and no store keep."""
    kept = (c for c in raw or "" if c.isspace() or is_shown(c))
    return unicodedata.normalize("NFC", "".join(kept))


def is_shown(sign: str) -> bool:
    """Whether a reader could see it, or something by it, such as a family of four put together into one sign."""
    return sign not in TURNING and unicodedata.category(sign) not in {"Cc", "Cs", "Cn"}


def clean_line(raw: str | None) -> str:
    """One line, single spaces."""
    return " ".join(shown(raw).split())


def clean_lines(raw: str | None) -> str:
    """Lines without blanks at their ends; empty lines only between others."""
    lines = [" ".join(line.split()) for line in shown(raw).splitlines()]
    return "\n".join(lines).strip("\n")


def needed(message: Text) -> Check:
    """Refuses an empty field with a sentence that says what to enter."""

    def check(_form: FlaskForm, field: Field) -> None:
        if field.data in (None, ""):
            raise StopValidation(str(message))

    return check


def at_most(longest: int) -> Check:
    """Refuses a longer text and says by how much to shorten it."""

    def check(_form: FlaskForm, field: Field) -> None:
        over = len(field.data or "") - longest
        if over > 0:
            sentence = ngettext("Shorten this by %(num)s character.", "Shorten this by %(num)s characters.", over)
            raise StopValidation(sentence)

    return check


class Line(StringField):
    """One line of text, cleaned."""

    def __init__(self, label: Text, *, longest: int, missing: Text = "", **kwargs: Any) -> None:
        checks = [*([needed(missing)] if missing else []), at_most(longest)]
        super().__init__(label, validators=checks, filters=[clean_line], **kwargs)


class Lines(TextAreaField):
    """Several lines of text, cleaned."""

    def __init__(self, label: Text, *, longest: int, missing: Text = "", **kwargs: Any) -> None:
        checks = [*([needed(missing)] if missing else []), at_most(longest)]
        super().__init__(label, validators=checks, filters=[clean_lines], **kwargs)
        self.type = "TextAreaField"  # templates/macros/forms.html draws by this name


class Email(EmailField):
    """An e-mail address, cleaned and in small letters."""

    def __init__(self, label: Text, *, missing: Text, **kwargs: Any) -> None:
        shape = Regexp(EMAIL_SHAPE, message=lazy_gettext("Enter an e-mail with an @, such as ana@example.si."))
        checks = [needed(missing), at_most(200), shape]
        super().__init__(label, validators=checks, filters=[clean_line, str.lower], **kwargs)


class Number(Field):
    """A whole number; the text is kept as typed when it is none. ``data`` is an int, or None when left empty."""

    widget = TextInput()
    data: int | None

    def __init__(self, label: Text, *, least: int, most: int, missing: Text = "", **kwargs: Any) -> None:
        super().__init__(label, validators=[needed(missing)] if missing else [], **kwargs)
        self.least, self.most = least, most

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else "" if self.data is None else str(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = str(valuelist[0] if valuelist else "").strip()
        self.data = None
        if not typed:
            return
        found = self.read(typed)
        if found is None or not self.least <= found <= self.most:
            raise ValueError(self.wrong())
        self.data = found

    def read(self, typed: str) -> int | None:
        """The number that is written there; None when it is none."""
        return read_whole(typed)

    def wrong(self) -> str:
        """How to write it."""
        return str(_("Enter a whole number from %(least)s to %(most)s.", least=self.least, most=self.most))

    def pre_validate(self, form: Any) -> None:
        """What was typed and is no number has been said already; it is not missing too."""
        if self.process_errors:
            raise StopValidation()


class Euros(Number):
    """A sum of money as people write it, »20 €« or »20,50«. ``data`` is whole euros, cents rounded up."""

    def read(self, typed: str) -> int | None:
        euros = read_euros(typed)
        return None if euros is None else ceil(euros)

    def wrong(self) -> str:
        return str(_("Enter the sum in euros, such as 20 or 20,50."))


class Day(DateField):
    """A date, empty allowed."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not any(str(value).strip() for value in valuelist):
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Enter the date as year-month-day, such as 2026-11-06.")) from error


class ClockTime(TimeField):
    """A time of day, with a colon or with a dot, empty allowed."""

    def __init__(self, label: Text, **kwargs: Any) -> None:
        super().__init__(label, format=["%H:%M", "%H.%M", "%H:%M:%S"], **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not any(str(value).strip() for value in valuelist):
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Enter the time as hours and minutes, such as 18:00.")) from error


def choices(words: Mapping[Any, Text]) -> list[SelectChoice]:
    """What can be chosen, as {value: label}."""
    return [SelectChoice(str(value), label) for value, label in words.items()]


class OneOf(SelectField):
    """One of a list that opens; for lists too long to be laid out."""

    def __init__(self, label: Text, **kwargs: Any) -> None:
        super().__init__(label, **UNKNOWN, **kwargs)


class OneInView(RadioField):
    """One of a few, all in view."""

    def __init__(self, label: Text, **kwargs: Any) -> None:
        super().__init__(label, **UNKNOWN, **kwargs)


class SomeInView(SelectMultipleField):
    """Any number of a few, all in view."""

    def __init__(self, label: Text, **kwargs: Any) -> None:
        super().__init__(label, **UNKNOWN, **kwargs)

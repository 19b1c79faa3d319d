"""What the forms of all staff rooms share: clean fields that say how to mend them, and a check against overwriting.

Forms know shape, not rules. They carry no `required`: the server decides and keeps what was typed.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the stubs
    DateField,
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import StopValidation
from wtforms.widgets import TextInput

from workshop.domain.refusals import Refusal
from workshop.refusal_words import say

Text = Any
"""A sentence, lazy or not: lazy ones speak the language of the request that shows them."""
NOT_THERE = lazy_gettext("Choose one from the list.")
UNKNOWN: dict[str, Any] = {"invalid_choice_message": NOT_THERE, "invalid_value_message": NOT_THERE}
Check = Callable[[FlaskForm, Field], None]


def clean_line(raw: str | None) -> str:
    """One line, composed letters (a Mac sends c and a caron apart), single spaces."""
    return " ".join(unicodedata.normalize("NFC", raw or "").split())


def clean_lines(raw: str | None) -> str:
    """Lines without blanks at their ends; empty lines only between others."""
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", raw or "").splitlines()]
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
        if not typed.isascii() or not typed.isdecimal() or not self.least <= int(typed[:9]) <= self.most:
            message = _("Enter a whole number from %(least)s to %(most)s.", least=self.least, most=self.most)
            raise ValueError(message)
        self.data = int(typed[:9])

    def pre_validate(self, form: Any) -> None:
        """What was typed and is no number has been said already; it is not missing too."""
        if self.process_errors:
            raise StopValidation()


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


class StaffForm(FlaskForm):  # type: ignore[misc]  # untyped library
    """A form of a staff room. ``status`` is what its page answers with: 200 as asked for, 422 once refused."""

    refused_with = 0

    def refuse(self, field: str, refusal: Refusal) -> None:
        """Says a refused rule at a field."""
        found = self._fields[field]
        found.errors = [*found.errors, say(refusal)]
        self.refused_with = refusal.status

    @property
    def page_errors(self) -> list[tuple[str, str]]:
        """(field id, sentence) for the summary above the heading; one a field."""
        return [(field.id, str(field.errors[0])) for field in self if field.errors]

    @property
    def status(self) -> int:
        return self.refused_with or (422 if self.page_errors else 200)


class SharedForm(StaffForm):
    """A form over something that a colleague may change meanwhile (F1.5).

    ``seen`` carries the fingerprint of what was stored when the page was made. When something else is stored by
    now, the form is shown again with both: what was typed stays in the fields, ``theirs`` says what is stored.
    """

    seen = HiddenField()
    theirs: Sequence[tuple[str, str]] = ()

    def is_overtaken(self, stored: Mapping[str, object]) -> bool:
        """Whether somebody changed it meanwhile. The next sending then overwrites knowingly."""
        now = fingerprint(stored)
        if self.seen.data == now:
            return False
        self.seen.data = now
        self.theirs = [difference for field in self if (difference := self.difference(field, stored))]
        self.refused_with = 409 if self.theirs else 0
        return bool(self.theirs)

    def difference(self, field: Field, stored: Mapping[str, object]) -> tuple[str, str] | None:
        """(label, stored value) where the stored value is not the one that was typed."""
        if field.short_name not in stored or stored[field.short_name] == field.data:
            return None
        return str(field.label.text), shown(field, stored[field.short_name])

    def remember(self, stored: Mapping[str, object]) -> None:
        """Puts the fingerprint of what is stored into a page that is asked for."""
        if not self.is_submitted():
            self.seen.data = fingerprint(stored)


def shown(field: Field, value: object) -> str:
    """A stored value as the page words it: the label of a choice, yes or no, the text itself."""
    labels = {choice.value: choice.label for choice in getattr(field, "choices", None) or ()}
    if isinstance(value, list | tuple):
        return ", ".join(str(labels.get(item, item)) for item in value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(labels.get(str(value), value) if value not in (None, "") else _("empty"))


def fingerprint(stored: Mapping[str, object]) -> str:
    """A short mark of the content, the same for the same content."""
    text = json.dumps(stored, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:20]

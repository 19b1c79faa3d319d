"""What the forms of all staff rooms share. Forms know shape, not rules; they carry no `required`: the server decides
and keeps what was typed."""

from workshop.forms.fields import (
    ClockTime,
    Day,
    Email,
    Euros,
    Line,
    Lines,
    Number,
    OneInView,
    OneOf,
    SomeInView,
    Text,
    at_most,
    choices,
    clean_line,
    clean_lines,
    needed,
)
from workshop.forms.staff import SentForm, SharedForm, StaffForm, fingerprint

__all__ = [
    "ClockTime",
    "Day",
    "Email",
    "Euros",
    "Line",
    "Lines",
    "Number",
    "OneInView",
    "OneOf",
    "SentForm",
    "SharedForm",
    "SomeInView",
    "StaffForm",
    "Text",
    "at_most",
    "choices",
    "clean_line",
    "clean_lines",
    "fingerprint",
    "needed",
]

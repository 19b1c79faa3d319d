"""What a statement is, in a few words: the same on phones, on paper and for staff. A kind without words is a fault."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from workshop.domain.statements import Kind

KINDS = {
    Kind.NEED: _l("Need"),
    Kind.OFFER: _l("Offer"),
    Kind.VOLUNTEER: _l("Taking part"),
    Kind.IDEA: _l("Idea"),
    Kind.CONCERN: _l("Concern"),
    Kind.ACTIVITY: _l("Existing activity"),
    Kind.RESPONSE: _l("Response"),
    Kind.UNMARKED: _l("Not marked"),
}

MANY = {
    Kind.NEED: _l("Needs"),
    Kind.OFFER: _l("Offers"),
    Kind.VOLUNTEER: _l("Willingness to take part"),
    Kind.IDEA: _l("Ideas"),
    Kind.CONCERN: _l("Concerns"),
    Kind.ACTIVITY: _l("Existing activities"),
    Kind.RESPONSE: _l("Answers"),
    Kind.UNMARKED: _l("Not marked"),
}
"""Above a count of them, or a list."""

SENDING = {
    Kind.NEED: _l("This is a need"),
    Kind.OFFER: _l("This is an offer"),
    Kind.VOLUNTEER: _l("I would take part"),
    Kind.IDEA: _l("This is an idea"),
    Kind.CONCERN: _l("This is a concern"),
    Kind.ACTIVITY: _l("This exists already"),
    Kind.RESPONSE: _l("This is a response"),
}
"""On the button that says what was written, and sends it."""


def kind_word(kind: str) -> str:
    """»Need«. Raises KeyError for a kind that nobody has named."""
    return str(KINDS[find(kind)])


def kinds_word(kind: str) -> str:
    """»Needs«. Raises KeyError for a kind that nobody has named."""
    return str(MANY[find(kind)])


def send_label(kind: str) -> str:
    """»This is a need«. Raises KeyError for a kind that nobody has named."""
    return str(SENDING[find(kind)])


def find(kind: str) -> Kind:
    """The kind behind its stored word."""
    return {each.value: each for each in Kind}[kind]

"""Reading what a phone sends: plain fields into plain values, bounded, without a rule of the evening in them."""

from __future__ import annotations

import unicodedata
import uuid

from flask import request
from werkzeug.datastructures import MultiDict

from workshop.services.statements import Draft

LARGEST = 2_147_483_647
"""What a column of the store can hold."""
LAYOUT = "\n\r\t"
UNSHOWN = frozenset({"Cc", "Cs", "Cn"})


def read_number(name: str, form: MultiDict[str, str] | None = None) -> int | None:
    """A whole number from 0 that fits the store; anything else counts as not sent."""
    return stored_number((request.form if form is None else form).get(name, type=int))


def asked_number(name: str) -> int | None:
    """The same from the address."""
    return stored_number(request.args.get(name, type=int))


def stored_number(value: int | None) -> int | None:
    return value if value is not None and 0 <= value <= LARGEST else None


def read_numbers(name: str) -> tuple[int, ...]:
    """All the boxes ticked under a name, each once."""
    values = request.form.getlist(name, type=int)
    return tuple(sorted({value for value in values if 0 <= value <= LARGEST}))


def read_text(name: str, form: MultiDict[str, str] | None = None) -> str:
    """What was typed, without characters that no page could show again."""
    typed = (request.form if form is None else form).get(name, "")
    if typed.isprintable():  # nearly always, and then nothing has to be taken out
        return typed.strip()
    return "".join(c for c in typed if c in LAYOUT or unicodedata.category(c) not in UNSHOWN).strip()


def read_draft() -> Draft:
    """The statement form: what is answered, and what the page showed when it was written."""
    form = request.form  # looked up once: this is the way of every answer
    return Draft(
        station_number=read_number("station", form) or 0,
        kind=read_text("kind", form),
        text=read_text("text", form),
        key=read_text("key", form),
        table_number=read_number("table", form),
        group_id=read_number("group", form),
        round_number=read_number("round", form),
        extends_id=read_number("extends", form),
    )


def new_key() -> str:
    """The form's own mark, so that a repeat changes nothing."""
    return str(uuid.uuid4())

"""What every template may use: formats of dates and numbers, static addresses with a fingerprint, languages,
kinds of answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app, url_for
from flask_babel import format_date, format_datetime, format_decimal, get_locale, to_user_timezone
from markupsafe import Markup

from workshop.config import DRAFTS
from workshop.domain.contact_details import spaced_phone
from workshop.kind_words import kind_word, send_label
from workshop.languages import language_links
from workshop.origin_words import origin_word
from workshop.people_words import asked_word, said_word

GENITIVE = (
    "januarja",
    "februarja",
    "marca",
    "aprila",
    "maja",
    "junija",
    "julija",
    "avgusta",
    "septembra",
    "oktobra",
    "novembra",
    "decembra",
)
"""The Slovene months as they stand in a sentence; Babel knows them in the nominative alone."""
DAYS = {"sl": "d. MMMM y", "bs": "d. MMMM y", "hu": "y. MMMM d."}
"""How a date is written out; elsewhere as in English."""


def register_presentation(app: Flask) -> None:
    """Filters and globals. Filters take values, never constants: Jinja would freeze the first language."""
    app.jinja_env.filters.update(day=day, by_day=by_day, clock=clock, number=number, marked=marked, phone=spaced_phone)
    app.jinja_env.globals.update(static_file=static_file, kind_word=kind_word, send_label=send_label)
    app.jinja_env.globals.update(origin_word=origin_word)
    app.jinja_env.globals.update(asked_word=asked_word, said_word=said_word)
    app.jinja_env.globals.update(draft_languages=DRAFTS, other_language=other_language, named_in=named_in)
    app.context_processor(lambda: {"language_links": language_links()})
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def day(value: date | None) -> str:
    """»6. november 2017«; of a moment the day that it is in the evening's own zone."""
    return str(format_date(value, DAYS.get(str(get_locale()), "d MMMM y"))) if value else ""


def by_day(value: date | None) -> str:
    """The same within a sentence, »najpozneje 6. decembra 2026«: Slovene then puts the month into the genitive."""
    if value is None or str(get_locale()) != "sl":
        return day(value)
    there = to_user_timezone(value) if isinstance(value, datetime) else value
    return f"{there.day}. {GENITIVE[there.month - 1]} {there.year}"


def clock(value: datetime | time | None) -> str:
    """»18.42«; moments are shown in the evening's own zone."""
    if value is None:
        return ""
    if isinstance(value, time):
        return f"{value.hour}.{value.minute:02d}"
    return str(format_datetime(value, "H.mm"))


def number(value: float | None) -> str:
    """»1.086,5«."""
    return "" if value is None else str(format_decimal(value))


@lru_cache(maxsize=256)
def fingerprint(path: str, _changed: float) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:10]


def static_file(name: str) -> str:
    """The address of a static file; its fingerprint lets browsers keep it for a year."""
    path = Path(current_app.static_folder or "") / name
    return url_for("static", filename=name, v=fingerprint(str(path), path.stat().st_mtime))


def other_language(texts: Mapping[str, Mapping[str, object]], field: str, language: str, otherwise: str) -> str:
    """The language in which a stored text is really there, when it is not the page's; the order is Station.text's."""
    spoken = next((key for key in (language, otherwise, *texts) if texts.get(key, {}).get(field)), language)
    return "" if spoken == language else spoken


def named_in(names: Mapping[str, str], language: str, otherwise: str) -> str:
    """The same for a name that is kept as {language: name}."""
    return other_language({key: {"name": name} for key, name in names.items()}, "name", language, otherwise)


def marked(text: str, language: str) -> Markup | str:
    """A text of another language than the page's, marked for whoever hears the page read out."""
    return Markup('<span lang="{}">{}</span>').format(language, text) if language and text else text

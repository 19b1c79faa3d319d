"""How the question of a station read before it became another one: kept when it is changed, read for the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from workshop.domain.mistyping import is_mended
from workshop.domain.personal_data import mask
from workshop.domain.statements import AT_ONCE
from workshop.extensions import db
from workshop.models import Station
from workshop.services.report_facts import AskedFacts


def asks_anew(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    """By language: the questions that were there and are others now, and not only mended or translated."""
    was = {language: before.get(language, {}).get("question", "") for language in after}
    now = {language: words.get("question", "") for language, words in after.items()}
    return {language: words for language, words in was.items() if words and not is_mended(words, now[language])}


def keep_asked(station: Station, questions: Mapping[str, str], now: datetime) -> None:
    """The caller commits."""
    station.asked_before = [*station.asked_before, {"until": now.isoformat(), "questions": dict(questions)}]


def read_asked(station: Station, *languages: str) -> tuple[AskedFacts, ...]:
    """In their order; each in the first of ``languages`` in which it was another one, else in whichever it was.
    Raises AttributeError, LookupError, TypeError or ValueError for what was not kept here."""
    return tuple(one_asked(kept, languages) for kept in station.asked_before)


def one_asked(kept: Mapping[str, Any], languages: Sequence[str]) -> AskedFacts:
    questions = kept["questions"]
    language = next((key for key in (*languages, *questions) if key in questions), "")
    until = datetime.fromisoformat(kept["until"])
    if until.tzinfo is None:
        raise ValueError("a time without its zone")
    return AskedFacts(until=until, language=language, question=mask(questions[language]))


def wording_of(origin: str, at: datetime, asked: Sequence[AskedFacts]) -> int | None:
    """Which wording stood when an answer was stored, from 1; None where there was one alone, and where the time does
    not say when it was given."""
    return 1 + sum(one.until <= at for one in asked) if asked and origin in AT_ONCE else None


def check_asked(workshop_id: int) -> None:
    """Of an evening that came in a file: raises what :func:`read_asked` raises."""
    for station in db.session.scalars(select(Station).where(Station.workshop_id == workshop_id)):
        read_asked(station)

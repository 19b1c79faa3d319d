"""A report gathered: what is in it, what never is, and in how many queries."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.prints.reported import HIDDEN, PHONE, SAID, WAITING, hold_evening, say
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Group, Station, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import Report


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    return workshop


def gather(workshop: Workshop, language: str = "sl") -> Report:
    return gather_report(workshop=workshop, language=language, now=NOW)


def every_word(value: Any) -> str:
    """All text anywhere inside the plain values."""
    if is_dataclass(value):
        return " ".join(every_word(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, (tuple, list)):
        return " ".join(every_word(one) for one in value)
    return value if isinstance(value, str) else ""


def test_every_shown_statement_is_in_it_numbered_from_one(workshop: Workshop) -> None:
    report = gather(workshop)
    assert [one.number for one in report.statements] == list(range(1, 23))
    said = {text for texts in SAID.values() for _, text in texts if PHONE not in text}
    assert said <= {one.text for one in report.statements}


def test_hidden_and_waiting_words_are_nowhere_in_it_only_their_number(workshop: Workshop) -> None:
    report = gather(workshop)
    assert (report.hidden, report.waiting) == (1, 1)
    assert HIDDEN not in every_word(report)
    assert WAITING not in every_word(report)


def test_telephone_numbers_are_masked_once_more(workshop: Workshop) -> None:
    words = every_word(gather(workshop))
    assert PHONE not in words
    assert "javite se na [izpuščeno] po šesti uri" in words


def test_notes_of_volunteers_and_remarks_of_the_evaluation_are_not_read(workshop: Workshop) -> None:
    words = every_word(gather(workshop))
    assert "Opomba" not in words
    assert "Dobra volja" not in words


def test_texts_of_the_workshop_speak_the_language_asked_for(workshop: Workshop) -> None:
    slovene, english = gather(workshop), gather(workshop, "en")
    assert (slovene.stations[0].title, english.stations[0].title) == ("Potrebe", "Needs")
    assert slovene.purpose != english.purpose
    assert [one.text for one in english.statements] == [one.text for one in slovene.statements]


def test_only_requests_that_somebody_wrote_are_in_the_report(workshop: Workshop) -> None:
    assert gather(workshop).requests == ()
    workshop.requests_text = "Ključ do dvorane\nNov kotel"
    assert gather(workshop).requests == ("Ključ do dvorane", "Nov kotel")


def test_a_draft_is_issued_today_and_a_published_report_on_its_day(workshop: Workshop) -> None:
    assert (gather(workshop).colophon.issued_on.isoformat(), gather(workshop).colophon.published) == (
        "2026-11-06",
        False,
    )
    workshop.published_at = NOW.replace(month=12, day=1)
    assert gather(workshop).colophon.issued_on.isoformat() == "2026-12-01"


def test_an_evening_that_nobody_came_to_is_a_report_too(in_app: Flask) -> None:
    report = gather(make_workshop(make_centre("Prazen", "Praprotno", "prazen.test")))
    assert (report.statements, report.votes, report.attendance.present) == ((), None, 0)


def test_the_number_of_queries_does_not_grow_with_the_evening(workshop: Workshop) -> None:
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *parts: asked.append(parts[2]))
    gather(workshop)
    db.session.commit()  # what the session knows already is the same both times
    asked.clear()
    gather(workshop)
    few = len(asked)
    station = db.session.query(Station).filter_by(workshop_id=workshop.id).first()
    group = db.session.query(Group).filter_by(workshop_id=workshop.id).first()
    assert station is not None
    for number in range(40):
        say(workshop, station, "need", f"Potreba {number}", group=group)
    db.session.commit()
    asked.clear()
    assert len(gather(workshop).statements) == 62
    assert len(asked) <= few <= 32

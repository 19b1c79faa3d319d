"""Editions: what the public was given stays as it was given."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Edition, Statement, Workshop
from workshop.services.editions import (
    freeze_published,
    list_editions,
    read_edition,
    read_published,
)
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_publishing import publish_report
from workshop.services.report_writing import save_finding

LATER = NOW + timedelta(days=14)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    made.closed_at = NOW
    db.session.commit()
    return made


def public(workshop: Workshop, language: str = "sl") -> Report:
    return read_published(workshop=workshop, language=language, now=LATER)


def test_what_is_public_does_not_change_when_the_report_does(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    before = public(workshop)
    save_finding(workshop=workshop, text="Nekaj drugega", actor="1", now=LATER)
    say(workshop, "Vpisano pozneje", state="shown")
    assert public(workshop) == before
    assert gather_report(workshop=workshop, language="sl", now=LATER).finding == "Nekaj drugega"


def test_both_languages_are_kept(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert [public(workshop, one).language for one in ("sl", "en")] == ["sl", "en"]
    assert public(workshop, "en").statements == public(workshop, "sl").statements


def test_the_second_edition_says_what_changed_and_the_first_stays(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    save_finding(workshop=workshop, text="Nekaj drugega", actor="1", now=LATER)
    publish_report(workshop=workshop, actor="1", now=LATER, sentence="Ugotovitev je popravljena.")
    second = public(workshop)
    assert (second.edition, second.finding, second.colophon.issued_on) == (2, "Nekaj drugega", LATER.date())
    assert [(one.number, one.sentence) for one in second.editions] == [(1, ""), (2, "Ugotovitev je popravljena.")]
    first = read_edition(workshop=workshop, number=1, language="sl")
    assert (first.edition, first.colophon.issued_on, len(first.editions)) == (1, NOW.date(), 1)
    assert first.finding.startswith("Golnik želi")
    with pytest.raises(NotFound):
        read_edition(workshop=workshop, number=3, language="sl")


def test_a_number_once_published_stays_and_a_new_statement_gets_the_next(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    numbers = {one.text: one.number for one in public(workshop).statements}
    hidden = db.session.scalars(select(Statement).filter_by(text=SAID[2][1][1])).one()
    hidden.state = "hidden"
    say(workshop, "Prva postaja, vpisano pozneje", state="shown")
    now = gather_report(workshop=workshop, language="sl", now=LATER)
    after = {one.text: one.number for one in now.statements}
    assert after.pop("Prva postaja, vpisano pozneje") == len(numbers) + 1
    assert after == {text: number for text, number in numbers.items() if text != hidden.text}
    assert [one.number for one in now.withdrawn] == [numbers[hidden.text]]


def test_the_last_number_is_not_given_again_when_its_statement_is_gone(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    last = max(public(workshop).statements, key=lambda one: one.number)
    db.session.scalars(select(Statement).filter_by(text=last.text)).one().state = "hidden"
    say(workshop, "Povsem nova", state="shown")
    report = gather_report(workshop=workshop, language="sl", now=LATER)
    assert next(one.number for one in report.statements if one.text == "Povsem nova") == last.number + 1


def test_reports_published_before_there_were_editions_get_their_first(workshop: Workshop) -> None:
    workshop.published_at = NOW
    db.session.commit()
    assert public(workshop).edition == 0
    assert [freeze_published(now=LATER), freeze_published(now=LATER)] == [1, 0]
    assert (public(workshop).edition, public(workshop).colophon.issued_on) == (1, NOW.date())


def test_editions_go_with_their_workshop(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert len(list_editions(workshop.id)) == 1
    db.session.delete(workshop)
    db.session.commit()
    assert db.session.scalars(select(Edition)).all() == []

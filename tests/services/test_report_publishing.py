"""The finding, publishing and withdrawing."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.pulse import read_pulse
from workshop.services.report_publishing import (
    LONGEST_FINDING,
    find_published,
    publish_report,
    save_finding,
    save_requests,
    withdraw_report,
)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


@pytest.fixture
def closed(workshop: Workshop) -> Workshop:
    workshop.closed_at = NOW
    db.session.commit()
    return workshop


def acts(workshop: Workshop) -> list[str]:
    journal = select(JournalEntry.act).where(JournalEntry.subject == "report").order_by(JournalEntry.id)
    return list(db.session.scalars(journal))


def test_a_finding_is_cleaned_kept_and_noted_once(workshop: Workshop) -> None:
    for _ in range(2):
        save_finding(workshop=workshop, text="  Topel   prostor. ", actor="7", now=NOW)
    assert (workshop.findings_text, acts(workshop)) == ("Topel prostor.", ["change_finding"])
    row = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "change_finding")).one()
    assert (row.actor, json.loads(row.before), json.loads(row.after)) == (
        "7",
        {"finding": ""},
        {"finding": "Topel prostor."},
    )


def test_a_finding_may_be_taken_out(workshop: Workshop) -> None:
    save_finding(workshop=workshop, text="Stavek", actor="7", now=NOW)
    save_finding(workshop=workshop, text=" ", actor="7", now=NOW)
    assert workshop.findings_text == ""


def test_a_finding_over_the_limit_is_refused_with_the_number(workshop: Workshop) -> None:
    save_finding(workshop=workshop, text="č" * LONGEST_FINDING, actor="7", now=NOW)
    with pytest.raises(Refusal) as refused:
        save_finding(workshop=workshop, text="č" * (LONGEST_FINDING + 3), actor="7", now=NOW)
    assert (refused.value.code, refused.value.facts["over"]) == ("finding_long", 3)


def test_a_report_is_published_once_and_every_screen_hears_of_it(closed: Workshop) -> None:
    before = read_pulse(closed.code).stage
    for _ in range(2):
        publish_report(workshop=closed, actor="7", now=NOW)
    assert (closed.published_at, acts(closed)) == (NOW, ["publish_report"])
    assert read_pulse(closed.code).stage == before + 1
    assert find_published(token=closed.report_token) == closed


def test_a_report_is_not_published_before_the_evening_is_closed(workshop: Workshop) -> None:
    with pytest.raises(WrongState):
        publish_report(workshop=workshop, actor="7", now=NOW)
    assert workshop.published_at is None


def test_a_withdrawn_report_is_not_there_any_more(closed: Workshop) -> None:
    publish_report(workshop=closed, actor="7", now=NOW)
    for _ in range(2):
        withdraw_report(workshop=closed, actor="7", now=NOW)
    assert acts(closed) == ["publish_report", "withdraw_report"]
    with pytest.raises(NotFound):
        find_published(token=closed.report_token)


def test_a_draft_and_an_unknown_token_are_told_apart_by_nobody(closed: Workshop) -> None:
    for token in (closed.report_token, "nobody-has-this"):
        with pytest.raises(NotFound):
            find_published(token=token)


def test_requests_are_kept_a_line_each_and_empty_lines_are_dropped(workshop: Workshop) -> None:
    save_requests(workshop=workshop, text="  Ključ do dvorane \n\nNov kotel\n", actor="1", now=NOW)
    assert workshop.requests_text == "Ključ do dvorane\nNov kotel"


@pytest.mark.parametrize(("text", "code"), [("a\nb\nc\nd", "requests_many"), ("x" * 201, "request_long")])
def test_more_than_three_requests_or_a_long_one_are_refused(workshop: Workshop, text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        save_requests(workshop=workshop, text=text, actor="1", now=NOW)
    assert workshop.requests_text == ""

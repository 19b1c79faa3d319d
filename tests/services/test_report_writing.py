"""What a person writes for a report: kept once, noted, and bounded."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.report_writing import LONGEST_FINDING, save_finding, save_requests


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_a_finding_is_cleaned_kept_and_noted_once(workshop: Workshop) -> None:
    for _ in range(2):
        save_finding(workshop=workshop, text="  Topel   prostor. ", actor="7", now=NOW)
    assert workshop.findings_text == "Topel prostor."
    row = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "change_finding")).one()
    assert (row.actor, json.loads(row.before), json.loads(row.after)) == (
        "7",
        {},
        {"changed": ["finding"]},
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


def test_requests_are_kept_a_line_each_and_empty_lines_are_dropped(workshop: Workshop) -> None:
    save_requests(workshop=workshop, text="  Ključ do dvorane \n\nNov kotel\n", actor="1", now=NOW)
    assert workshop.requests_text == "Ključ do dvorane\nNov kotel"


@pytest.mark.parametrize(("text", "code"), [("a\nb\nc\nd", "requests_many"), ("x" * 201, "request_long")])
def test_more_than_three_requests_or_a_long_one_are_refused(workshop: Workshop, text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        save_requests(workshop=workshop, text=text, actor="1", now=NOW)
    assert workshop.requests_text == ""

"""The report that the staff print."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.edition_standing import standing_report
from workshop.services.report_facts import Report
from workshop.services.report_publishing import publish_report, withdraw_report
from workshop.services.report_writing import save_finding

LATER = NOW + timedelta(days=14)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    made.closed_at = NOW
    db.session.commit()
    return made


def standing(workshop: Workshop) -> Report:
    return standing_report(workshop=workshop, language="sl", now=LATER)


def told(report: Report) -> tuple[bool, int, str, int]:
    return report.colophon.published, report.edition, report.colophon.issued_on.isoformat(), len(report.editions)


def test_it_is_the_edition_while_nothing_has_changed_and_then_a_draft_of_the_next(workshop: Workshop) -> None:
    assert told(standing(workshop)) == (False, 0, LATER.date().isoformat(), 0)
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert told(standing(workshop)) == (True, 1, NOW.date().isoformat(), 1)
    save_finding(workshop=workshop, text="Drugače", actor="1", now=LATER)
    assert told(standing(workshop)) == (False, 0, LATER.date().isoformat(), 1)


def test_a_withdrawn_report_is_a_draft(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    withdraw_report(workshop=workshop, actor="1", now=LATER)
    assert told(standing(workshop)) == (False, 0, LATER.date().isoformat(), 1)

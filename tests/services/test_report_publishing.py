"""Publishing and withdrawing."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import Gone, NotFound, WrongState
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.pulse import read_pulse
from workshop.services.report_publishing import find_published, publish_report, withdraw_report


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
    with pytest.raises(Gone, match="report_withdrawn"):
        find_published(token=closed.report_token)


def test_a_draft_and_an_unknown_token_are_told_apart_by_nobody(closed: Workshop) -> None:
    for token in (closed.report_token, "nobody-has-this"):
        with pytest.raises(NotFound):
            find_published(token=token)

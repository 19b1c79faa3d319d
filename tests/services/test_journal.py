"""The journal: what, from, to, who, when, for one workshop and its organisation."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import JournalEntry
from workshop.services.journal import record


@pytest.mark.usefixtures("in_app")
def test_a_row_says_what_from_to_who_and_when_and_keeps_slovene_letters() -> None:
    made = make_workshop(make_centre())
    record(
        workshop=made,
        actor="7",
        act="rename",
        now=NOW,
        subject="station",
        subject_id=3,
        before={"letter": "Ž"},
        after={"letter": "Č", "on": NOW.date()},
    )
    db.session.commit()
    row = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "rename")).one()
    assert (row.workshop_id, row.organisation_id) == (made.id, made.organisation_id)
    assert (row.actor, row.subject, row.subject_id, row.at) == ("7", "station", 3, NOW)
    assert (row.before, row.after) == ('{"letter": "Ž"}', '{"letter": "Č", "on": "2026-11-06"}')


def test_a_row_that_nobody_commits_is_not_kept(in_app: Flask) -> None:
    made = make_workshop(make_centre())
    record(workshop=made, actor="7", act="rename", now=NOW)
    db.session.rollback()
    assert db.session.scalars(select(JournalEntry).where(JournalEntry.act == "rename")).all() == []

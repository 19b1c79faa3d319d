"""The vault: files hold those who agreed, every look is written down, what is asked to go goes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from tests.services.test_contacts_consented import keep
from tests.world import NOW, Centre, make_workshop
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Contact, JournalEntry, Workshop
from workshop.services.contacts_vault import HEADER, erase_for, export_purpose, find_in_vault, open_vault, read_door


def test_a_file_holds_those_who_agreed_to_its_purpose_and_nobody_else(workshop: Workshop) -> None:
    keep(workshop, "Ana", "report", "volunteering")
    keep(workshop, "Bor", "volunteering")
    rows = export_purpose(workshop=workshop, purpose="report", actor="1", now=NOW)
    assert [row[HEADER.index("name")] for row in rows] == ["Ana"]
    told = dict(zip(HEADER, rows[0], strict=True))
    assert (told["agreed_on"], told["origin"], told["text"], told["text_version"]) == (
        "2026-11-06",
        "phone",
        "Da.",
        "1",
    )
    with pytest.raises(NotFound):
        export_purpose(workshop=workshop, purpose="everything", actor="1", now=NOW)


def test_a_telephone_number_keeps_its_first_nought_in_a_spreadsheet(workshop: Workshop) -> None:
    keep(workshop, "Ana", "report").phone = "031123456"
    db.session.commit()
    (row,) = export_purpose(workshop=workshop, purpose="report", actor="1", now=NOW)
    assert row[HEADER.index("phone")] == "031 123 456"


def test_whoever_agreed_after_midnight_did_so_on_the_day_that_it_was_in_the_hall(workshop: Workshop) -> None:
    keep(workshop, "Ana", "report").consents[0].given_at = datetime(2026, 11, 6, 23, 30, tzinfo=UTC)
    db.session.commit()
    (row,) = export_purpose(workshop=workshop, purpose="report", actor="1", now=NOW)
    assert row[HEADER.index("agreed_on")] == "2026-11-07"


def test_every_look_and_every_file_is_told_at_the_door_with_the_persons_name(
    workshop: Workshop, centre: Centre
) -> None:
    keep(workshop, "Ana", "report")
    actor = str(centre.colleague.id)
    open_vault(workshop=workshop, actor=actor, now=NOW)
    open_vault(workshop=workshop, actor=actor, now=NOW, page="calls")
    export_purpose(workshop=workshop, purpose="report", actor=actor, now=NOW)
    told = [(look.who, look.act, look.purpose, look.count) for look in read_door(workshop).looks]
    looks = [("Bor", "contacts_look", "calls", 1), ("Bor", "contacts_look", "list", 1)]
    assert told == [("Bor", "contacts_export", "report", 1), *looks]
    words = "".join(entry.before + entry.after for entry in db.session.scalars(select(JournalEntry)))
    assert "040123456" not in words


def test_the_door_tells_numbers_alone_and_writes_nothing_down(workshop: Workshop) -> None:
    keep(workshop, "Ana", "report", "volunteering")
    keep(workshop, "Bor", "volunteering")
    entries = db.session.scalar(select(func.count(JournalEntry.id)))
    door = read_door(workshop)
    assert (door.contacts, door.looks) == (2, ())
    assert door.by_purpose == {"volunteering": 2, "introduction": 0, "report": 1, "next_workshop": 0}
    assert db.session.scalar(select(func.count(JournalEntry.id))) == entries


def test_what_is_asked_for_by_telephone_goes(workshop: Workshop) -> None:
    ana = keep(workshop, "Ana", "report", "volunteering")
    erase_for(workshop=workshop, contact_id=ana.id, purpose="report", actor="1", now=NOW)
    assert [consent.purpose for consent in ana.consents] == ["volunteering"]
    erase_for(workshop=workshop, contact_id=ana.id, purpose="", actor="1", now=NOW)
    assert db.session.scalar(select(func.count(Contact.id))) == 0


def test_a_contact_of_another_evening_is_not_there(workshop: Workshop, centre: Centre) -> None:
    foreign = keep(make_workshop(centre), "Ana", "report")
    with pytest.raises(NotFound):
        find_in_vault(workshop, foreign.id)

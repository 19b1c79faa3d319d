"""An evening comes home into an installation that already holds another one of the same programme."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests import stores
from tests.facilitator.boards import say
from tests.prints.reported import hold_evening
from tests.services.test_archive import inside
from tests.world import NOW, make_centre, make_workshop
from workshop import create_app
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Account, Community, Contact, Programme, SignUp, Statement, Workshop
from workshop.services.archive import write_archive
from workshop.services.archive_reading import Outcome, Taken, read_archive
from workshop.services.report import gather_report
from workshop.services.report_facts import Report

LATER = NOW + timedelta(days=1)


@contextmanager
def other_installation(built_store: str, folder: Path) -> Iterator[None]:
    """A computer of its own: its store, its ids, its accounts."""
    with stores.copied(built_store, folder) as settings:
        app = create_app(settings)
        with app.app_context():
            yield
            db.session.remove()
            db.engine.dispose()


def comparable(workshop: Workshop) -> Report:
    """The report without the centre, which is that of the store it is in."""
    found = gather_report(workshop=workshop, language="sl", now=NOW)
    return replace(found, colophon=replace(found.colophon, organiser="", contact=""))


def the_evening() -> Workshop:
    return db.session.scalars(select(Workshop).order_by(Workshop.id.desc()).limit(1)).one()


def archive(workshop: Workshop, *, contacts: bool = False, hours: int = 0) -> bytes:
    return write_archive(workshop=workshop, with_contacts=contacts, now=NOW + timedelta(hours=hours))


def read(raw: bytes, *, replace: bool = False) -> Taken:
    return read_archive(raw=raw, actor="test", now=LATER, replace=replace)


@pytest.fixture
def at_home(built_store: str, tmp_path: Path, in_app: Flask) -> dict[str, Any]:
    """Held on a laptop with a name of its own for the centre; here stands another evening of the programme."""
    with other_installation(built_store, tmp_path / "laptop"):
        workshop = make_workshop(make_centre(name="Prenosnik", domain="prenosnik.test"), title="Na terenu")
        prepared = archive(workshop)
        hold_evening(workshop)
        held: dict[str, Any] = {"prepared": prepared, "raw": archive(workshop, hours=3), "report": comparable(workshop)}
        held |= {"code": workshop.code, "wall": workshop.wall_token}
        say(workshop, "Pozabljen list", origin="paper")
        held["newer"] = archive(workshop, hours=5)
    hold_evening(make_workshop(make_centre(), title="Prvi večer"))
    return held


def hashed() -> str:
    """Every row of every table."""
    whole = hashlib.sha256()
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(select(table).order_by(*table.primary_key.columns)):
            whole.update(repr((table.name, tuple(row))).encode())
    return whole.hexdigest()


def test_it_joins_the_programme_and_the_community_and_its_report_is_the_same(at_home: dict[str, Any]) -> None:
    first = comparable(the_evening())
    taken = read(at_home["raw"])
    workshop = taken.workshop
    assert (taken.outcome, workshop.code, workshop.wall_token) == (Outcome.NEW, at_home["code"], at_home["wall"])
    assert comparable(workshop) == at_home["report"]
    assert comparable(db.session.get_one(Workshop, 1)) == first
    assert [db.session.scalar(select(func.count(table.id))) for table in (Programme, Community)] == [1, 1]
    assert {account.email for account in db.session.scalars(select(Account))} == {"ana@luk.test", "bor@luk.test"}


def test_the_same_file_again_changes_nothing(at_home: dict[str, Any]) -> None:
    read(at_home["raw"])
    before = hashed()
    assert read(at_home["raw"]).outcome is Outcome.SAME
    assert hashed() == before


def test_a_programme_that_was_renamed_here_is_known_by_its_identity(at_home: dict[str, Any]) -> None:
    read(at_home["prepared"])
    again = {row: row.identity for row in db.session.scalars(select(Programme))}
    programme = next(iter(again))
    programme.identity, programme.name = "of the laptop", "Prostori, novo ime"
    db.session.commit()
    raw = at_home["newer"]
    assert read(raw).outcome is Outcome.UPDATED
    assert db.session.scalar(select(func.count(Programme.id))) == 2
    known = the_evening().programme
    assert known is not None
    known.name = "Še novejše ime"
    db.session.commit()
    assert read(raw, replace=True).outcome is Outcome.SAME
    assert db.session.scalar(select(func.count(Programme.id))) == 2


def test_a_newer_file_brings_it_up_to_date_and_an_older_one_is_refused(at_home: dict[str, Any]) -> None:
    number = read(at_home["raw"]).workshop.id
    before = db.session.scalar(select(func.count(Statement.id)))
    taken = read(at_home["newer"])
    assert (taken.outcome, taken.workshop.id) == (Outcome.UPDATED, number)
    assert db.session.scalar(select(func.count(Statement.id))) == (before or 0) + 1
    with pytest.raises(Refusal, match="archive_older"):
        read(at_home["raw"])


def test_what_was_prepared_here_and_held_there_comes_back_into_its_place(at_home: dict[str, Any]) -> None:
    number = read(at_home["prepared"]).workshop.id
    the_evening().venue = "Gasilski dom"
    db.session.commit()
    taken = read(at_home["raw"])
    assert (taken.outcome, taken.workshop.id, taken.workshop.venue) == (Outcome.UPDATED, number, "Dom krajanov")
    assert comparable(taken.workshop) == at_home["report"]


def test_work_done_here_since_is_not_overwritten_unasked(at_home: dict[str, Any]) -> None:
    workshop = read(at_home["raw"]).workshop
    workshop.findings_text = "Naša ugotovitev"
    db.session.commit()
    before = hashed()
    with pytest.raises(Refusal, match="archive_touched"):
        read(at_home["newer"])
    assert hashed() == before
    assert read(at_home["newer"], replace=True).workshop.findings_text != "Naša ugotovitev"


def leave_contact(workshop: Workshop) -> None:
    sign_up = db.session.scalars(select(SignUp).where(SignUp.workshop_id == workshop.id)).first()
    contact = Contact(
        workshop_id=workshop.id, sign_up_id=sign_up.id if sign_up else None, name="Bor", erase_on=LATER.date()
    )
    contact.erase_token_hash, contact.created_at = "x", NOW
    db.session.add(contact)
    db.session.commit()


def test_contacts_that_are_only_here_are_not_lost(at_home: dict[str, Any]) -> None:
    workshop = read(at_home["raw"]).workshop
    leave_contact(workshop)
    with pytest.raises(Refusal, match="archive_contacts"):
        read(at_home["newer"], replace=True)


def test_a_code_that_another_evening_has_is_changed_and_said(at_home: dict[str, Any]) -> None:
    the_evening().code = str(at_home["code"])
    db.session.commit()
    taken = read(at_home["raw"])
    assert taken.code_there == at_home["code"] != taken.workshop.code
    assert taken.workshop.wall_token == at_home["wall"]
    assert read(at_home["raw"]).outcome is Outcome.SAME


def test_the_network_of_the_hall_is_in_no_file(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    workshop.wifi_name, workshop.wifi_password = "Dom Golnik", "skrivna beseda"
    db.session.commit()
    raw = archive(workshop)
    assert not {name for name in inside(raw)["workshop"] if name.startswith("wifi")}
    assert "skrivna beseda" not in json.dumps(inside(raw), ensure_ascii=False)


def away_and_back(built_store: str, folder: Path, raw: bytes, *, contacts: bool) -> bytes:
    """On another computer somebody hides an answer; the file that comes back."""
    with other_installation(built_store, folder):
        workshop = read(raw).workshop
        db.session.scalars(select(Statement).where(Statement.state == "shown")).first().state = "hidden"  # type: ignore[union-attr]
        db.session.commit()
        return archive(workshop, contacts=contacts, hours=9)


@pytest.mark.parametrize("contacts", [False, True])
def test_an_evening_that_was_sent_away_and_not_touched_here_takes_in_what_was_done_there(
    built_store: str, tmp_path: Path, in_app: Flask, contacts: bool
) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    if contacts:
        leave_contact(workshop)
    back = away_and_back(built_store, tmp_path / "there", archive(workshop, contacts=contacts), contacts=contacts)
    hidden = select(func.count(Statement.id)).where(Statement.state == "hidden")
    before = db.session.scalar(hidden)
    assert read(back).outcome is Outcome.UPDATED
    assert db.session.scalar(hidden) == (before or 0) + 1
    say(workshop, "Tu je kdo delal")
    with other_installation(built_store, tmp_path / "later"):
        later = read(back).workshop
        say(later, "Tam tudi")
        newer = archive(later, contacts=contacts, hours=12)
    with pytest.raises(Refusal, match="archive_touched"):
        read(newer)


def test_an_evening_that_went_without_its_contacts_cannot_come_back_over_them_and_the_sentence_is_true(
    built_store: str, tmp_path: Path, in_app: Flask
) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    leave_contact(workshop)
    back = away_and_back(built_store, tmp_path / "there", archive(workshop), contacts=False)
    with pytest.raises(Refusal, match="archive_contacts_here"):
        read(back)

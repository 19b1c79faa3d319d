"""The annex with restricted access: those who agreed and nobody else, written down, kept nowhere."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from pypdf import PdfReader
from sqlalchemy import func, select

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.services.test_contacts_consented import keep
from tests.world import Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import JournalEntry, PrintJob, Workshop
from workshop.prints import restricted
from workshop.prints.render import PrintFailed
from workshop.services.contacts_vault import EXPORT


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    keep(made, "Zvezdana", "report", "volunteering").consents[0].erase_on = date(2027, 5, 6)
    keep(made, "Bojana", "volunteering")
    return made


def making(workshop: Workshop) -> list[str]:
    asked = select(JournalEntry.actor).where(JournalEntry.workshop_id == workshop.id, JournalEntry.act == EXPORT)
    return list(db.session.scalars(asked))


def test_it_holds_who_agreed_says_who_may_see_it_and_when_it_goes(
    staff: CheckingClient, workshop: Workshop, centre: Centre
) -> None:
    sent = {"kind": "contacts", "language": "sl", "purpose": "report"}
    answer = staff.post(f"/workshops/{workshop.id}/prints", data=sent)
    assert (answer.status_code, answer.mimetype, answer.headers["Cache-Control"]) == (
        200,
        "application/pdf",
        "no-store",
    )
    text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages).split())
    said = (
        "Zvezdana",
        "040 123 456",
        "Namen: Pošiljanje poročila.",
        "6. maja 2027",
        "Ta list smejo videti samo",
        "Da.",
        "november 2026, telefon",
    )
    assert [words for words in said if words not in text] == []
    assert "Bojana" not in text
    assert making(workshop) == [str(centre.colleague.id)]
    assert db.session.scalar(select(func.count(PrintJob.id))) == 0


def test_only_those_who_may_take_the_file_of_contacts_make_it(
    app: Flask, workshop: Workshop, centre: Centre, staff: CheckingClient
) -> None:
    sent = {"kind": "contacts", "language": "sl", "purpose": "report"}
    address = f"/workshops/{workshop.id}/prints"
    centre.owner.role = "reader"
    db.session.commit()
    assert client_of(app, centre.owner).post(address, data=sent).status_code == 403
    other = client_of(app, make_centre("Drugi center", "Zlato polje", "drugi.test").owner)
    assert other.post(address, data=sent).status_code == 404
    assert staff.post(address, data=sent | {"purpose": "everything"}).status_code == 404
    assert making(workshop) == []


def test_the_list_of_prints_names_purposes_with_their_numbers_and_nobody(
    staff: CheckingClient, workshop: Workshop
) -> None:
    page = staff.get(f"/workshops/{workshop.id}/prints").text
    assert "Klic glede sodelovanja: 2" in page
    assert "Zvezdana" not in page


def test_a_file_that_could_not_be_made_is_told_in_words(
    staff: CheckingClient, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> bytes:
        raise PrintFailed("timeout")

    monkeypatch.setattr(restricted, "render_pdf", fail)
    sent = {"kind": "contacts", "language": "sl", "purpose": "report"}
    assert staff.post(f"/workshops/{workshop.id}/prints", data=sent).status_code == 503
    assert "Poskusite znova" in staff.words


def test_the_command_writes_it_for_one_purpose_and_the_journal_says_so(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    target = tmp_path / "contacts.html"
    args = ["report", workshop.code, "--kind", "contacts", "--out", str(target)]
    assert runner.invoke(args=args).exit_code == 2
    assert runner.invoke(args=[*args, "--purpose", "volunteering"]).exit_code == 0
    html = target.read_text(encoding="utf-8")
    assert "Zvezdana" in html
    assert "Bojana" in html
    assert making(workshop) == ["command"]


def test_an_evening_of_which_nobody_agreed_has_an_annex_that_says_so(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    target = tmp_path / "contacts.html"
    args = ["report", workshop.code, "--kind", "contacts", "--purpose", "next_workshop", "--out", str(target)]
    assert runner.invoke(args=args).exit_code == 0
    assert "V ta namen ni privolil nihče" in target.read_text(encoding="utf-8")

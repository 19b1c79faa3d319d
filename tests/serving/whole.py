"""A whole evening as rows, and everything that a report of it says: on the laptop and at the centre alike."""

from __future__ import annotations

import hashlib
import io
import uuid
from datetime import timedelta

from flask import current_app
from PIL import Image
from sqlalchemy import func, select

from tests.prints.planned import plan_ahead
from tests.prints.reported import hold_evening
from tests.world import NOW, move_to
from workshop.config import LANGUAGES
from workshop.domain.contact_details import check_details
from workshop.domain.csv_safe import write_csv
from workshop.extensions import db
from workshop.models import Exchange, Group, Match, Reaction, SignUp, Station, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.render import render_pdf
from workshop.services.archive_rows import CONTACTS, ROWS, of_workshop, table_of
from workshop.services.contacts import save_contact
from workshop.services.exporting import Table, public_tables, staff_table
from workshop.services.photographs import add_photograph, list_photographs, read_photograph
from workshop.services.report import gather_report

LEFT = "040 222 333"


def fill(workshop: Workshop) -> None:
    """Statements, marks, votes, sheets, photographs, sign-ups, a contact, a theme, a match, steps; published."""
    move_to(workshop, "sign_up")
    hold_evening(workshop)
    plan_ahead(workshop)
    add_pictures(workshop)
    add_match(workshop)
    add_contact(workshop)
    group = db.session.scalars(select(Group).filter_by(workshop_id=workshop.id)).first()
    for mark in db.session.scalars(select(Reaction).filter_by(workshop_id=workshop.id, origin="phone")):
        mark.group_id, mark.round_number = group.id if group else None, 2
    workshop.closed_at = NOW + timedelta(hours=3)
    workshop.unreached = "evaluation"  # as closing writes it
    workshop.published_at = NOW + timedelta(hours=4)
    db.session.commit()


def add_pictures(workshop: Workshop) -> None:
    """A sheet and a flip chart."""
    station = db.session.scalars(select(Station).filter_by(workshop_id=workshop.id).order_by(Station.number)).first()
    assert station is not None
    for what, number, colour in (("sheet", 101, "white"), ("flipchart", None, "teal")):
        out = io.BytesIO()
        Image.new("RGB", (640, 480), colour).save(out, "JPEG")
        kept = {"what": what, "sheet_number": number, "raw": out.getvalue()}
        add_photograph(workshop=workshop, station_id=station.id, actor="test", now=NOW, **kept)  # type: ignore[arg-type]


def add_match(workshop: Workshop) -> None:
    """A need and an offer in full, agreed to by both."""
    halves = [
        Exchange(workshop_id=workshop.id, side=side, text=text, key=str(uuid.uuid4()), created_at=NOW, origin="paper")
        for side, text in (("need", "Prevoz k zdravniku"), ("offer", "Peljem v Kranj"))
    ]
    db.session.add_all(halves)
    db.session.flush()
    pair = Match(workshop_id=workshop.id, need_id=halves[0].id, offer_id=halves[1].id, state="agreed")
    pair.created_at = pair.changed_at = NOW
    db.session.add(pair)


def add_contact(workshop: Workshop) -> None:
    """Left with a sign-up, for two purposes."""
    sign_up = db.session.scalars(select(SignUp).filter_by(workshop_id=workshop.id)).first()
    save_contact(
        workshop=workshop,
        details=check_details(name="Bor Vzorec", phone=LEFT, email=""),
        consents={"volunteering": "Pokličite me.", "report": "Pošljite mi poročilo."},
        fifteen=True,
        key=str(uuid.uuid4()),
        secret="test",
        now=NOW,
        sign_up_key=sign_up.key if sign_up else "",
    )


def figures(workshop: Workshop, *, paper: bool = True) -> dict[str, str]:
    """Everything that can be read of an evening, each by itself: data, every table as bytes, the text of the PDF."""
    found = {}
    for language in LANGUAGES:
        report = gather_report(workshop=workshop, language=language, now=NOW)
        found[f"report {language}"] = repr(report)
        found |= {f"{table.name} {language}": as_text(table) for table in public_tables(report)}
    found["all statements"] = as_text(staff_table(workshop))
    for photograph in list_photographs(workshop.id):
        content = read_photograph(workshop.id, photograph.id)
        found[f"photograph {photograph.what}"] = hashlib.sha256(content).hexdigest()
    if paper:
        found["paper"] = words_on_paper(workshop)
    return found


def as_text(table: Table) -> str:
    return write_csv(table.header, table.rows).decode("utf-8")


def words_on_paper(workshop: Workshop) -> str:
    """The text layer of the report, page by page."""
    from pypdf import PdfReader  # here, because only one look needs it

    with current_app.test_request_context(base_url="http://vrtiljak.test"):
        source = build_source(get_kind("report"), workshop, "sl", {})
    pages = PdfReader(io.BytesIO(render_pdf(source.html, attachments=source.attachments))).pages
    return "\f".join(page.extract_text() for page in pages)


def count_rows(workshop: Workshop) -> dict[str, int]:
    """How many rows of each table that travels belong to an evening."""
    tables = [table_of(model) for model in (*ROWS, *CONTACTS)]
    asked = {
        table.name: select(func.count()).select_from(table).where(of_workshop(table, workshop.id)) for table in tables
    }
    return {name: db.session.scalar(query) or 0 for name, query in asked.items()}

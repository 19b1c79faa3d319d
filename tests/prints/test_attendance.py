"""The summary of attendance: the report's own numbers, with the groups by round."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask

from tests.prints.reported import hold_evening
from tests.services.test_report_walks import seat
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Seat, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.services.exporting import public_tables
from workshop.services.report import gather_report


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    return made


def words_of(app: Flask, workshop: Workshop, kind: str = "attendance") -> str:
    with app.test_request_context():
        html = build_source(get_kind(kind), workshop, "sl", {}).html
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_groups_stand_by_round_with_small_ones_covered(in_app: Flask, workshop: Workshop) -> None:
    seat(workshop, 6, 5, 5, 5, 3)
    said = words_of(in_app, workshop)
    assert "Modra 6 6 6 6 6" in said
    assert "Vijolična manj kot 5 manj kot 5" in said
    assert "Skupaj 24 24 24 24 24" in said


def test_without_groups_it_says_so_and_names_nobody(in_app: Flask, workshop: Workshop) -> None:
    said = words_of(in_app, workshop)
    assert "Krogov ni bilo ali pa se v skupine ni prijavil nihče." in said
    assert "Po imenih nismo spraševali" in said


def test_what_people_said_of_themselves_is_masked(in_app: Flask, workshop: Workshop) -> None:
    for place in range(12):
        person = Seat(workshop_id=workshop.id, origin="desk", phone=False, arrived_at=NOW)
        person.age_band, person.heard_from = ("65+" if place < 8 else "25-44"), ("friends" if place < 9 else "flyer")
        db.session.add(person)
    db.session.commit()
    said = words_of(in_app, workshop)
    assert re.search(r"25 do 44 let (manj kot 5|ni prikazano)", said)
    assert not re.search(r"25 do 44 let 4\b", said)


def test_its_numbers_are_those_of_the_report_and_of_the_file(in_app: Flask, workshop: Workshop) -> None:
    with in_app.test_request_context():
        tables = public_tables(gather_report(workshop=workshop, language="sl", now=NOW))
    rows = {what: count for what, count, _unit in next(one for one in tables if one.name == "summary").rows}
    for said in (words_of(in_app, workshop), words_of(in_app, workshop, "report")):
        assert f"Prisotnih je bilo {rows['present']} oseb." in said
        assert f"Ob koncu prešteti v dvorani: odrasli {rows['adults']}, otroci {rows['children']}." in said
        for label, what in (
            ("Prijavljeni telefoni", "by_phone"),
            ("Vneseni listi", "on_paper"),
            ("Vsi odrasli", "heads"),
        ):
            assert f"{label} {rows[what]} " in said

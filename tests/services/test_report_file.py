"""The statements of a report as a file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta

from flask import Flask
from sqlalchemy import delete

from tests.facilitator.boards import say
from tests.prints.reported import HIDDEN, PHONE, SAID, WAITING, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.archive import write_archive
from workshop.services.archive_reading import read_archive
from workshop.services.evening import find_evening, move_on
from workshop.services.report import gather_report
from workshop.services.report_file import HEADER, statement_rows, statements_csv


def test_one_row_a_statement_from_the_same_values(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    file = statements_csv(report).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file, newline=""), delimiter=";"))
    assert tuple(rows[0]) == HEADER
    assert [(int(row["number"]), row["text"], int(row["agree"])) for row in rows] == [
        (one.number, one.text, one.agree) for one in report.statements
    ]
    late = next(row for row in rows if row["text"] == SAID[3][1][1])
    assert (late["station"], late["kind"], late["group"], late["round"], late["origin"], late["late"]) == (
        "3",
        "activity",
        "E",
        "2",
        "phone",
        "yes",
    )
    assert not any(secret in file for secret in (HIDDEN, WAITING, PHONE))


def tell(workshop: Workshop, minutes: int, text: str, number: int = 0, origin: str = "phone") -> None:
    (row,) = say(workshop, text, state="shown", origin=origin)
    row.created_at, row.round_number = NOW + timedelta(minutes=minutes), number


def kinds(workshop: Workshop) -> dict[str, str]:
    rows = statement_rows(gather_report(workshop=workshop, language="sl", now=NOW))
    return {str(row[HEADER.index("text")]): str(row[HEADER.index("round_kind")]) for row in rows}


def test_where_no_round_has_a_number_the_part_of_the_evening_is_told_here_and_elsewhere(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    minutes = 0
    while find_evening(workshop.id).state != "plenary":
        minutes += 5
        expected = find_evening(workshop.id).stage_revision
        move_on(workshop=workshop, expected=expected, actor="1", now=NOW + timedelta(minutes=minutes))
    tell(workshop, 1, "V krogu", number=1)
    tell(workshop, minutes - 1, "Doma")
    tell(workshop, minutes - 1, "List", origin="paper")
    tell(workshop, minutes + 1, "Potem")
    db.session.commit()
    said = {"V krogu": "table", "Doma": "home", "List": "unknown", "Potem": "after"}
    assert kinds(workshop) == said
    raw = write_archive(workshop=workshop, with_contacts=False, now=NOW)
    db.session.execute(delete(Workshop))
    db.session.commit()
    assert kinds(read_archive(raw=raw, actor="1", now=NOW).workshop) == said


def test_an_edition_from_before_it_was_kept_says_what_its_numbers_say(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    tell(workshop, 1, "V krogu", number=1)
    tell(workshop, 2, "Brez")
    db.session.commit()
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    older = replace(report.stations[0], statements=tuple(replace(one, round_kind="") for one in report.statements))
    rows = statement_rows(replace(report, stations=(older, *report.stations[1:])))
    assert {row[HEADER.index("round_kind")] for row in rows} == {"table", "unknown"}
    assert older == report.stations[0], "it is no change that a new edition would have to say"

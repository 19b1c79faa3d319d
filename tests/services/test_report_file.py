"""The statements of a report as a file."""

from __future__ import annotations

import csv
import io

from flask import Flask

from tests.prints.reported import HIDDEN, PHONE, SAID, WAITING, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.services.report import gather_report
from workshop.services.report_file import HEADER, statements_csv


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

"""Open data of a published evening: read back, explained, under a licence, and nobody in it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.checking_client import CheckingClient
from tests.exports.published import EMAIL, NAME, PHONE, publish_evening
from tests.prints.planned import DONE, plan_ahead
from tests.prints.reported import HIDDEN, SAID, WAITING, hold_evening
from tests.prints.reported import PHONE as SAID_PHONE
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.csv_safe import read_csv
from workshop.exports.open_tables import open_tables
from workshop.exports.open_words import column_words, table_words
from workshop.extensions import db
from workshop.models import Evaluation, Workshop
from workshop.services.report import gather_report

SECRETS = (HIDDEN, WAITING, NAME, PHONE, EMAIL, SAID_PHONE, "Opomba")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return publish_evening(make_centre())


@pytest.fixture
def files(client: CheckingClient, workshop: Workshop) -> dict[str, bytes]:
    """What is in the zip, by name."""
    answer = client.get(f"/report/{workshop.report_token}/data.zip")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert f"{workshop.code}_data.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_table_comes_back_as_the_report_says_it(files: dict[str, bytes], workshop: Workshop) -> None:
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    tables = open_tables(report)
    assert {f"{table.name}.csv" for table in tables} == {name for name in files if name.endswith(".csv")}
    for table in tables:
        header, rows = read_csv(files[f"{table.name}.csv"])
        assert tuple(header) == table.header
        told = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
        assert [list(row.values()) for _line, row in rows] == told
    _header, themes = read_csv(files["themes.csv"])
    assert [(row["theme"], row["statements"]) for _line, row in themes] == [("Vadba", "3")]
    _header, rounds = read_csv(files["rounds.csv"])
    assert (rounds[0][1]["minutes"], rounds[0][1]["started_at"]) == ("13", "2026-11-06T18:45:00+01:00")
    assert rounds[-1][1] == {"round": "home", "minutes": "5", "started_at": "", "ended_at": ""}


def test_what_the_report_lists_besides_is_there_with_small_numbers_covered(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    plan_ahead(workshop)
    workshop.requests_text = "Soglasje do konca marca"
    db.session.commit()
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    tables = {table.name: table.rows for table in open_tables(report)}
    assert tables["groups"][0] == ("A", "blue", 1, 1, 1, None)
    assert [row[2] for row in tables["opinions"] if row[0] == "heard"] == [0, 0, 0, 6, 6]
    assert [row[1:] for row in tables["opinions"] if row[0] == "again"] == [("yes", 7), ("maybe", 5), ("no", 0)]
    assert tables["requests"] == ((1, "Soglasje do konca marca"),)
    promised = "Občina za leto dni brezplačno odstopi sejno sobo v pritličju."
    assert tables["assurances"] == ((1, promised, "vodja urada za družbene dejavnosti"),)
    assert (DONE, "2027-03-02") in [row[2:] for row in tables["deeds"]]
    for row in db.session.query(Evaluation).filter_by(again="yes").limit(4):
        row.again, row.heard = "no", None
    for row in db.session.query(Evaluation).filter(Evaluation.heard.is_not(None)).limit(5):
        row.heard = None
    db.session.commit()
    fewer = {one.name: one.rows for one in open_tables(gather_report(workshop=workshop, language="sl", now=NOW))}
    assert [row[2] for row in fewer["opinions"] if row[0] == "heard"] == []
    assert [row[2] for row in fewer["opinions"] if row[0] == "again"].count("<5") == 2


def test_nobody_and_nothing_hidden_is_in_it(files: dict[str, bytes]) -> None:
    everything = b"\n".join(files.values()).decode("utf-8")
    assert SAID[1][0][1] in everything
    assert [secret for secret in SECRETS if secret in everything] == []


def test_each_column_and_code_is_explained_in_both_languages(files: dict[str, bytes], workshop: Workshop) -> None:
    tables = open_tables(gather_report(workshop=workshop, language="sl", now=NOW))
    for language in ("sl", "en"):
        text = files[f"README.{language}.md"].decode("utf-8")
        with force_locale(language):
            for table in tables:
                assert f"## {table.name}.csv\n\n{table_words()[table.name]}" in text
                assert not [name for name in table.header if f"| {name} | {column_words()[name]} |" not in text]
        codes = {
            str(cell)
            for table in tables
            for row in table.rows
            for name, cell in zip(table.header, row, strict=True)
            if name in {"kind", "origin", "mark", "what", "unit", "colour", "asked", "about"}
        }
        assert not [code for code in codes if f"| {code} | " not in text]
        assert "Ljudska univerza Kranj" in text
        assert "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)" in text
        assert "Europe/Ljubljana" in text
    assert "Objava podatkov: Ljudska univerza Kranj" in files["README.sl.md"].decode("utf-8")


def test_the_event_is_told_in_the_words_of_schema_org(
    client: CheckingClient, files: dict[str, bytes], workshop: Workshop
) -> None:
    page = client.get(f"/report/{workshop.report_token}").text
    address = f"/report/{workshop.report_token}/event.jsonld"
    assert f'<link rel="alternate" type="application/ld+json" href="{address}">' in page
    assert "<script" not in page
    answer = client.get(address)
    assert answer.mimetype == "application/ld+json"
    event = json.loads(answer.data)
    assert event == json.loads(files["event.jsonld"])
    assert (event["@type"], event["startDate"], event["location"]["name"]) == (
        "Event",
        "2026-11-06T18:00:00+01:00",
        "Dom krajanov",
    )
    assert event["subjectOf"]["url"].endswith(f"/report/{workshop.report_token}")


def test_a_draft_gives_nothing_and_the_same_data_is_not_sent_twice(client: CheckingClient, workshop: Workshop) -> None:
    address = f"/report/{workshop.report_token}/data.zip"
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=60"
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    workshop.published_at = None
    db.session.commit()
    for name in ("data.zip", "event.jsonld"):
        assert client.get(f"/report/{workshop.report_token}/{name}").status_code == 404

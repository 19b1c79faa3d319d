"""Files of an evening: whole, safe to open, and nothing in the public ones that the room may not see."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import event

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.prints.reported import HIDDEN, WAITING, hold_evening, say
from tests.world import Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Statement, Station, Workshop

ODD = "Žiga, Šoštanj; 2,5"
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    """An evening with texts that spreadsheets get wrong."""
    found = make_workshop(centre)
    hold_evening(found)
    station = db.session.query(Station).filter_by(workshop_id=found.id, number=1).one()
    for text in (ODD, FORMULA, "-5 stopinj, +2 uri, @vsi"):
        say(found, station, "need", text)
    db.session.commit()
    return found


@pytest.fixture
def client(app: Flask, centre: Centre) -> CheckingClient:
    return client_of(app, centre.owner)


def table(client: CheckingClient, workshop: Workshop, name: str) -> list[dict[str, str]]:
    answer = client.get(f"/workshops/{workshop.id}/exports/{name}.csv")
    assert answer.status_code == 200
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def sheets(client: CheckingClient, workshop: Workshop, name: str) -> dict[str, list[list[object]]]:
    answer = client.get(f"/workshops/{workshop.id}/exports/{name}.xlsx")
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.data))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_a_text_with_commas_and_semicolons_stays_one_cell(client: CheckingClient, workshop: Workshop) -> None:
    assert ODD in [row["text"] for row in table(client, workshop, "statements")]
    assert ODD in [row["text"] for row in table(client, workshop, "all-statements")]
    assert ODD in [row[3] for row in sheets(client, workshop, "public")["Statements"]]


def test_what_looks_like_a_formula_is_text(client: CheckingClient, workshop: Workshop) -> None:
    texts = [row["text"] for row in table(client, workshop, "statements")]
    assert {f"'{FORMULA}", "'-5 stopinj, +2 uri, @vsi"} <= set(texts)
    answer = client.get(f"/workshops/{workshop.id}/exports/all-statements.xlsx")
    cells = [cell for row in load_workbook(io.BytesIO(answer.data)).active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == FORMULA] == ["s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_public_files_hold_nothing_hidden_nothing_unread_and_no_time(
    client: CheckingClient, workshop: Workshop
) -> None:
    rows = table(client, workshop, "statements")
    texts = {row["text"] for row in rows}
    assert not texts & {HIDDEN, WAITING}
    assert "time" not in rows[0]
    words = str(sheets(client, workshop, "public"))
    assert HIDDEN not in words
    assert WAITING not in words


def test_the_staff_file_holds_every_statement_with_its_state(client: CheckingClient, workshop: Workshop) -> None:
    rows = table(client, workshop, "all-statements")
    assert len(rows) == db.session.query(Statement).filter_by(workshop_id=workshop.id).count()
    states = {row["text"]: row["state"] for row in rows}
    assert (states[HIDDEN], states[WAITING], states[ODD]) == ("hidden", "waiting", "shown")


def test_figures_of_the_tables_agree_with_each_other(client: CheckingClient, workshop: Workshop) -> None:
    summary = {(row["what"], row["unit"]): row["count"] for row in table(client, workshop, "summary")}
    statements = table(client, workshop, "statements")
    assert int(summary["shown", "statements"]) == len(statements)
    marks = table(client, workshop, "reactions")
    agree = sum(int(row["count"]) for row in marks if row["mark"] == "agree")
    assert int(summary["agree", "marks"]) == agree == sum(int(row["agree"]) for row in statements)
    votes = table(client, workshop, "votes")
    assert int(summary["phone", "votes"]) == sum(int(row["phone"]) for row in votes) == 40
    assert int(summary["paper", "votes"]) == sum(int(row["paper"]) for row in votes) == 15
    assert summary["voters", "people"] == "26"


def test_small_numbers_of_people_are_covered(client: CheckingClient, workshop: Workshop) -> None:
    rows = table(client, workshop, "sign-ups")
    assert [row["people"] for row in rows[:3]] == ["5", "5", "<5"]
    assert {row["people"] for row in rows[3:]} == {"0"}


def test_the_staff_file_goes_into_another_workshop_as_it_is(
    client: CheckingClient, centre: Centre, workshop: Workshop
) -> None:
    raw = client.get(f"/workshops/{workshop.id}/exports/all-statements.csv").data
    other = make_workshop(centre, title="Drugi večer")
    sent = {"file": (io.BytesIO(raw), "izjave.csv")}
    answer = client.post(f"/workshops/{other.id}/import", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 303
    assert table(client, other, "all-statements") == table(client, workshop, "all-statements")


def test_the_number_of_queries_does_not_grow(app: Flask, client: CheckingClient, workshop: Workshop) -> None:
    def count() -> int:
        asked: list[str] = []

        def note(_c: object, _cur: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            client.get(f"/workshops/{workshop.id}/exports/all-statements.csv")
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len(asked)

    first = count()
    station = db.session.query(Station).filter_by(workshop_id=workshop.id, number=2).one()
    for number in range(20):
        say(workshop, station, "idea", f"Zamisel {number}")
    db.session.commit()
    assert count() == first


def test_the_page_lists_them_in_both_languages(client: CheckingClient, centre: Centre, workshop: Workshop) -> None:
    for language in ("sl", "en"):
        centre.owner.language = language
        db.session.commit()
        client.get(f"/workshops/{workshop.id}/exports")
        links = [link.get("href", "") for link in client.page.iter("a")]
        files = [link for link in links if link.endswith((".csv", ".xlsx"))]
        assert len(files) == len(set(files)) == 9
        assert all(client.get(link).status_code == 200 for link in files)


@pytest.mark.parametrize("path", ["exports", "exports/statements.csv", "exports/public.xlsx", "import"])
def test_a_stranger_and_somebody_signed_out_get_nothing(app: Flask, workshop: Workshop, path: str) -> None:
    stranger = client_of(app, make_centre("Drugi center", "Bled", "drugi.test").owner)
    assert stranger.get(f"/workshops/{workshop.id}/{path}").status_code == 404
    assert client_of(app).get(f"/workshops/{workshop.id}/{path}").status_code in {302, 303, 401}


def test_a_colleague_gets_them_too(app: Flask, centre: Centre, workshop: Workshop) -> None:
    assert client_of(app, centre.colleague).get(f"/workshops/{workshop.id}/exports/votes.csv").status_code == 200


@pytest.mark.parametrize("name", ["nothing.csv", "votes.xlsx", "public.csv"])
def test_a_file_that_nobody_makes_is_not_found(client: CheckingClient, workshop: Workshop, name: str) -> None:
    assert client.get(f"/workshops/{workshop.id}/exports/{name}").status_code == 404

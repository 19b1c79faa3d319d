"""Statements from a file, on the page: taken over whole, or every reason said."""

from __future__ import annotations

import io

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import Centre, make_centre
from workshop.extensions import db
from workshop.models import Reaction, Statement, Workshop

GOOD = "station;kind;text;agree;state\n1;need;Čitalnica;3;shown\n4;offer;Šivanje;;waiting\n"


@pytest.fixture
def client(app: Flask, centre: Centre) -> CheckingClient:
    return client_of(app, centre.owner)


def send(client: CheckingClient, workshop: Workshop, raw: bytes | str, *, follow: bool = True) -> TestResponse:
    data = raw.encode() if isinstance(raw, str) else raw
    return client.post(
        f"/workshops/{workshop.id}/import",
        data={"file": (io.BytesIO(data), "izjave.csv")},
        content_type="multipart/form-data",
        follow_redirects=follow,
    )


def stored(workshop: Workshop) -> int:
    return db.session.query(Statement).filter_by(workshop_id=workshop.id).count()


def test_a_good_file_is_taken_over_and_told(client: CheckingClient, workshop: Workshop) -> None:
    assert send(client, workshop, GOOD, follow=False).status_code == 303
    client.get(f"/workshops/{workshop.id}/import")
    assert "2 statements were added, 3 marks." in client.words
    assert stored(workshop) == 2
    assert db.session.query(Reaction).one().count == 3


def test_the_same_file_twice_adds_nothing_and_says_so(client: CheckingClient, workshop: Workshop) -> None:
    send(client, workshop, GOOD)
    send(client, workshop, GOOD)
    assert "Everything in this file is here already. Nothing was added." in client.words
    assert stored(workshop) == 2


def test_a_file_with_more_adds_only_the_rest(client: CheckingClient, workshop: Workshop) -> None:
    send(client, workshop, GOOD)
    send(client, workshop, f"{GOOD}1;need;Toplo mesto;;shown\n")
    assert "1 statement was added, 2 were here already." in client.words
    assert stored(workshop) == 3


def test_bad_rows_are_named_and_nothing_is_kept(client: CheckingClient, workshop: Workshop) -> None:
    answer = send(client, workshop, "station,kind,text\n1,need,Klub\n9,need,Kje\n1,offer,Prevoz\n2,idea,\n")
    assert answer.status_code == 422
    assert "3 rows are not right. Nothing was imported." in client.words
    assert "Line 3: There is no station 9 in this evening." in client.words
    assert "Line 4: The column kind takes need, concern, unmarked, not “offer”." in client.words
    assert "Line 5:" in client.words
    assert stored(workshop) == 0


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("Čitalnica".encode("cp1250"), "The file is not saved as UTF-8."),
        ("station;text\n1;Klub\n", "The file lacks these columns: kind."),
        ("station;kind;text;name\n1;need;Klub;Ana\n", "These columns are not known: name."),
        ("station;kind;text\n", "There are no rows in the file."),
        ('station;kind;text\n1;need;"Klub\n', "The file cannot be read as CSV."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    client: CheckingClient, workshop: Workshop, raw: bytes | str, sentence: str
) -> None:
    assert send(client, workshop, raw).status_code == 422
    assert sentence in client.words
    assert stored(workshop) == 0


def test_no_file_is_said(client: CheckingClient, workshop: Workshop) -> None:
    answer = client.post(f"/workshops/{workshop.id}/import", data={}, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Choose a file first." in client.words


def test_a_file_too_large_is_refused(client: CheckingClient, workshop: Workshop) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="izjave.csv"\r\n\r\n'
    raw = head + GOOD.encode() + b"1;need;" + b"a" * (2 * 1024 * 1024) + b"\r\n--x--\r\n"
    answer = client.post(f"/workshops/{workshop.id}/import", data=raw, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert stored(workshop) == 0


def test_a_closed_evening_takes_nothing(client: CheckingClient, workshop: Workshop) -> None:
    workshop.closed_at = workshop.created_at
    db.session.commit()
    assert send(client, workshop, GOOD).status_code == 409
    assert stored(workshop) == 0


def test_a_stranger_cannot_send(app: Flask, workshop: Workshop) -> None:
    stranger = client_of(app, make_centre("Drugi center", "Bled", "drugi.test").owner)
    assert send(stranger, workshop, GOOD).status_code == 404
    assert stored(workshop) == 0


def test_without_its_token_nothing_is_taken(client: CheckingClient, workshop: Workshop) -> None:
    answer = client.post(
        f"/workshops/{workshop.id}/import",
        data={"file": (io.BytesIO(GOOD.encode()), "izjave.csv")},
        content_type="multipart/form-data",
        token=False,
    )
    assert answer.status_code == 400
    assert stored(workshop) == 0

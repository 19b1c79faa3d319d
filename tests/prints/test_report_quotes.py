"""The words that a person adds to the report: the summary, and quotes picked from shown statements."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.prints.reported import HIDDEN, PHONE, SAID, hold_evening
from tests.world import NOW, Centre, make_workshop
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.report import gather_report
from workshop.services.report_writing import LONGEST_SUMMARY, list_quotes


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    hold_evening(made)
    return made


def row(text: str) -> int:
    return db.session.query(Statement).filter_by(text=text).one().id


def pick(client: CheckingClient, workshop: Workshop, *rows: int) -> int:
    return client.post(f"/workshops/{workshop.id}/report/quotes", data={"quote": list(map(str, rows))}).status_code


def quoted(workshop: Workshop) -> list[str]:
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    return [one.text for station in report.stations for one in station.quotes]


def test_two_statements_stand_for_their_station(staff: CheckingClient, workshop: Workshop) -> None:
    staff.get(f"/workshops/{workshop.id}/report/quotes")
    assert HIDDEN not in staff.words
    assert PHONE not in staff.words
    texts = [SAID[1][0][1], SAID[1][6][1], SAID[2][0][1]]
    assert pick(staff, workshop, *map(row, texts)) == 303
    assert quoted(workshop) == [texts[0], "Tečaj rabe telefona; javite se na [izpuščeno] po šesti uri", texts[2]]
    staff.get(f"/workshops/{workshop.id}/report")
    assert f"»{texts[0]}«" in staff.words
    assert pick(staff, workshop) == 303
    assert list_quotes(workshop.id) == []


def test_a_third_and_a_hidden_one_are_refused_and_the_ticks_stay(staff: CheckingClient, workshop: Workshop) -> None:
    three = [row(text) for _kind, text in SAID[1][:3]]
    assert pick(staff, workshop, *three) == 422
    assert "Za vsako postajo izberite največ dve izjavi." in staff.words
    ticked = [one.get("value") for one in staff.page.iter("input") if one.get("checked") is not None]
    assert ticked == [str(one) for one in three]
    assert pick(staff, workshop, row(HIDDEN)) == 422
    assert list_quotes(workshop.id) == []


def test_a_quote_that_is_hidden_later_leaves_the_report(staff: CheckingClient, workshop: Workshop) -> None:
    pick(staff, workshop, row(SAID[1][0][1]))
    db.session.get_one(Statement, row(SAID[1][0][1])).state = "hidden"
    db.session.commit()
    assert quoted(workshop) == []


def test_the_summary_opens_the_report_and_has_an_end(staff: CheckingClient, workshop: Workshop) -> None:
    at = f"/workshops/{workshop.id}/report/summary"
    assert staff.post(at, data={"summary": " Prvi  odstavek.\n\nDrugi odstavek. "}).status_code == 303
    assert gather_report(workshop=workshop, language="sl", now=NOW).summary == "Prvi odstavek.\nDrugi odstavek."
    assert staff.post(at, data={"summary": "č" * (LONGEST_SUMMARY + 1)}).status_code == 422
    assert "Povzetek je predolg." in staff.words
    assert "č" * (LONGEST_SUMMARY + 1) in "".join(staff.page.itertext())

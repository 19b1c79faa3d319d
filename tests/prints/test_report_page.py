"""A published report for everybody: page, PDF, file; and nothing before it is published."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, time, timedelta

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.prints.reported import HEADS, HIDDEN, PHONE, SAID, WAITING, hold_evening
from tests.prints.waiting import wait_for
from tests.queries import count_queries
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.moderating import hide_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.report_publishing import publish_report, withdraw_report


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


@pytest.fixture
def published(workshop: Workshop) -> Workshop:
    """Nothing was said: a PDF that only has to be there is made in half the time."""
    workshop.closed_at = workshop.published_at = NOW
    db.session.commit()
    return workshop


@pytest.fixture
def said(published: Workshop) -> dict[str, Statement]:
    return hold_evening(published)


def address(workshop: Workshop, ending: str = "") -> str:
    return f"/report/{workshop.report_token}{ending}"


@pytest.mark.parametrize("ending", ["", ".pdf", ".csv"])
def test_a_draft_is_nowhere(client: CheckingClient, workshop: Workshop, ending: str) -> None:
    hold_evening(workshop)
    assert client.get(address(workshop, ending)).status_code == 404


@pytest.mark.parametrize("ending", ["", ".pdf", ".csv", "/data.zip"])
def test_a_report_that_was_withdrawn_says_so_to_whoever_has_its_address_and_nothing_of_it(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement], ending: str
) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    withdraw_report(workshop=workshop, actor="1", now=NOW)
    answer = client.get(address(workshop, ending))
    assert answer.status_code == 410
    assert "To poročilo je umaknjeno." in answer.text
    assert not [text for text in (*said, workshop.title, "Golnik", "Dvignite roko") if text in answer.text]


def test_no_reader_of_a_report_is_told_to_raise_a_hand(client: CheckingClient, published: Workshop) -> None:
    publish_report(workshop=published, actor="1", now=NOW)
    for path, status in (("/report/nobody-has-this", 404), (address(published, ".pdf"), 202)):
        answer = client.get(path)
        assert answer.status_code == status
        assert not [words for words in ("Dvignite roko", "na platnu") if words in answer.text]


def test_the_page_says_all_that_the_paper_says(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement]
) -> None:
    client.get(address(workshop))
    assert client.heading == "Poročilo o vključevanju javnosti: delavnica v KS Golnik"
    shown = [text for text in said if PHONE not in text]
    assert [text for text in shown if text not in client.words] == []
    assert "55 pik; glasovalo je 26 oseb." in client.words
    assert not any(secret in client.words for secret in (HIDDEN, WAITING, PHONE, "Opomba, ki"))
    assert client.words.index("Na kratko") < client.words.index("Načrt omizij") < client.words.index("Vsebina")
    chapters = [node for node in client.page.iter("section") if node.get("class", "").startswith("chapter")]
    assert len(chapters) == 14


def test_its_head_says_when_the_workshop_really_was_and_only_beforehand_when_it_is_to_be(
    client: CheckingClient, workshop: Workshop
) -> None:
    workshop.starts_at, workshop.ends_at = time(18), time(21)
    workshop.closed_at = workshop.published_at = NOW + timedelta(minutes=113)
    client.get(address(workshop))
    assert "6. november 2026, 18.00–21.00 (napovedano)" in client.words
    hold_evening(workshop)
    client.get(address(workshop))
    assert "6. november 2026, napovedano ob 18.00; prvi krog ob 18.45; zaključeno ob 19.53" in client.words
    assert "21.00" not in client.words


def test_its_limits_say_what_is_covered_and_what_is_not(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement]
) -> None:
    client.get(address(workshop))
    assert "Ocene od 1 do 5 so prikazane tam, kjer jih je dalo vsaj 5 oseb." in client.words
    assert "ki so bile zakrite pri moderiranju, na primer imena, so zamenjani z [izpuščeno]." in client.words


@pytest.mark.parametrize("language", HEADS)
def test_the_page_says_how_people_phones_and_sheets_fit_as_the_paper_does(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement], language: str
) -> None:
    client.get(address(workshop), headers={"Accept-Language": language})
    words = " ".join(" ".join(client.page.itertext()).split())
    assert [sentence for sentence in HEADS[language] if sentence not in words] == []


def test_it_speaks_the_readers_language(client: CheckingClient, workshop: Workshop, said: dict[str, Statement]) -> None:
    client.get(address(workshop), headers={"Accept-Language": "en"})
    assert client.heading.startswith("Report on public involvement")
    assert SAID[1][0][1] in client.words


def test_a_statement_hidden_afterwards_leaves_page_and_paper(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement]
) -> None:
    text = SAID[2][1][1]
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert client.get(address(workshop, ".pdf")).status_code == 202
    before = wait_for(workshop.id)
    assert before.state == "done"
    seen = card_mark("shown", text)
    hide_statement(workshop=workshop, statement_id=said[text].id, seen=seen, actor="1", now=NOW, knowingly=True)
    for ending in ("", ".csv"):
        assert text not in client.get(address(workshop, ending)).get_data(as_text=True)
    assert client.get(address(workshop, ".pdf")).status_code == 202
    assert wait_for(workshop.id, after=before.id).state == "done"


def test_the_pdf_is_made_when_first_asked_for_and_then_at_once(client: CheckingClient, published: Workshop) -> None:
    first = client.get(address(published, ".pdf"))
    assert (first.status_code, first.headers["Refresh"]) == (202, "2")
    assert client.heading == "PDF je v pripravi"
    job = wait_for(published.id)
    answer = client.get(address(published, ".pdf"))
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", job.data)
    assert "2026-11-06_Golnik_porocilo.pdf" in answer.headers["Content-Disposition"]


def test_a_pdf_that_could_not_be_made_is_not_tried_again_at_once(client: CheckingClient, published: Workshop) -> None:
    client.get(address(published, ".pdf"))
    job = wait_for(published.id)
    job.state, job.error, job.finished_at = "failed", "timeout", datetime.now(UTC)
    db.session.commit()
    assert client.get(address(published, ".pdf")).status_code == 503
    assert client.heading == "PDF-ja ni bilo mogoče pripraviti"
    job.finished_at = datetime.now(UTC) - timedelta(minutes=2)
    db.session.commit()
    assert client.get(address(published, ".pdf")).status_code == 202
    assert wait_for(published.id, after=job.id).state == "done"


def test_the_file_holds_the_statements_of_the_page(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement]
) -> None:
    answer = client.get(address(workshop, ".csv"))
    assert (answer.mimetype, answer.data[:3]) == ("text/csv", b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="2026-11-06_Golnik_izjave.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == len(said)


def test_the_page_asks_the_store_as_often_for_many_statements_as_for_few(
    client: CheckingClient, workshop: Workshop, said: dict[str, Statement]
) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert count_queries(client, address(workshop)) <= 9

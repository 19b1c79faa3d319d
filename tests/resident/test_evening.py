"""The evening's page: follows the state, has one address, and changes nothing by being looked at."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, make_hall, send
from tests.world import NOW
from workshop.models import JournalEntry, Seat, Statement
from workshop.services.evening import find_evening

STATES = [
    ("check_in", 0, "Which group are you in?"),
    ("presentation", 0, "Which group are you in?"),
    ("round", 1, "Which group are you in?"),
    ("home_round", 0, "Which group are you in?"),
    ("plenary", 0, "Which group are you in?"),
    ("voting", 0, "What is most important?"),
    ("sign_up", 0, "What would you do with us?"),
    ("raffle", 0, "Take your raffle number"),
    ("evaluation", 0, "How was it for you?"),
]


@pytest.mark.parametrize(("state", "round_number", "heading"), STATES)
def test_the_page_follows_the_evening(
    app: Flask, phone: CheckingClient, state: str, round_number: int, heading: str
) -> None:
    hall = make_hall(app, state, round_number)
    assert phone.get(f"/{hall.code}").status_code == 200
    assert phone.heading == heading


def test_before_the_evening_the_page_says_when_and_where(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app)
    assert phone.get(f"/{hall.code}").status_code == 200
    assert phone.heading == "Naš skupni prostor"
    for told in ("6 November 2026", "18.00", "Dom krajanov, Golnik", "We have not begun yet."):
        assert told in phone.words


def test_in_a_break_the_phone_says_where_to_go_and_still_takes_what_is_not_finished(
    app: Flask, phone: CheckingClient
) -> None:
    hall = make_hall(app)
    with hall.row() as workshop:
        workshop.break_after_round = 1
    hall.move("round", 1)
    phone.get(f"/{hall.code}/m1")
    send(phone, hall, "Pred odmorom.")
    hall.move("break", 1)
    phone.get(f"/{hall.code}")
    assert phone.heading == "Break"
    assert "Group Blue · table 2" in phone.words
    send(phone, hall, "Med odmorom.")
    assert [(row.text, row.round_number, row.late) for row in hall.all(Statement)] == [
        ("Pred odmorom.", 1, False),
        ("Med odmorom.", 1, False),
    ]


def test_in_the_gallery_walk_the_phone_is_calm(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app)
    with hall.row() as workshop:
        workshop.gallery_minutes = 6
    hall.move("gallery")
    phone.get(f"/{hall.code}/m1")
    assert phone.heading == "Gallery: walk past the stations"


def test_looking_changes_nothing(hall: Hall, phone: CheckingClient) -> None:
    before = hall.count(JournalEntry)
    for path in (
        "",
        "/m1",
        "/seat",
        "/group",
        "/statements",
        "/answers",
        "/reactions",
        "/votes",
        "/sign-up",
        "/contact",
    ):
        phone.get(f"/{hall.code}{path}")
    for path in ("/evaluation", "/ticket", "/privacy"):
        phone.get(f"/{hall.code}{path}")
    assert (hall.count(Seat), hall.count(Statement), hall.count(JournalEntry)) == (0, 0, before)


def test_other_spellings_lead_to_the_printed_address(hall: Hall, phone: CheckingClient) -> None:
    spaced = f"{hall.code[:2]} {hall.code[2:]}"
    for path in (f"/{hall.code}/", f"/{spaced}", f"/{spaced.replace(' ', '-')}"):
        assert phone.get(path).location == f"/{hall.code}"
    for path in (f"/{hall.code}/m3/", f"/{hall.code}/M3", f"/{spaced}/m3"):
        assert phone.get(path, follow_redirects=True).request.path == f"/{hall.code}/m3"


def test_a_code_that_nobody_has_gets_the_form_to_type_it_again(hall: Hall, phone: CheckingClient) -> None:
    wrong = "0000" if hall.code != "0000" else "1111"
    for path in (f"/{wrong}", f"/{wrong}/m1", f"/{wrong}/answers", f"/{wrong}/votes"):
        assert phone.get(path).status_code == 404
        assert "We cannot find this number. Check it on the wall." in phone.words
        assert phone.heading == "Type the number of the workshop"


def test_the_table_says_the_group_and_nobody_is_asked(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    assert phone.heading.startswith("What do we miss")
    assert "Group Blue · table 1 Not yours? Change" in phone.words


def test_after_the_evening_there_are_thanks_counts_and_the_day_of_the_report(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    send(phone, hall, "Še ena misel")
    hall.moderate("shown")
    hall.close()
    assert phone.get(f"/{hall.code}").status_code == 200
    assert phone.heading == "Thank you for being there"
    assert "Number of people1 Number of answers2" in phone.words
    assert "by 20 November 2026 at the latest" in phone.words


@pytest.mark.parametrize("page", ["answers", "exchange", "ticket", "contact"])
def test_own_pages_lead_after_the_closing_to_where_it_is_said_whom_to_ask(
    hall: Hall, phone: CheckingClient, page: str
) -> None:
    send(phone, hall)
    hall.close()
    phone.get(str(phone.get(f"/{hall.code}/{page}").location))
    assert "Nothing can be changed or taken back here any more. Please turn to: Center Golnik" in phone.words


def test_what_nobody_read_is_counted_beside_the_answers_of_the_report(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    hall.moderate("shown")
    send(phone, hall, "Še ena misel")
    hall.close()
    phone.get(f"/{hall.code}")
    assert "Number of answers1" in phone.words
    assert "1 more answer has not been read yet. Only what was read goes into the report." in phone.words


def test_heads_counted_at_closing_go_before_seats(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    hall.close()
    with hall.row() as workshop:
        workshop.adults_counted, workshop.children_counted = 22, 3
    phone.get(f"/{hall.code}")
    assert "Number of people25" in phone.words


def test_once_published_the_page_leads_to_the_report(hall: Hall, phone: CheckingClient) -> None:
    hall.close()
    with hall.row() as workshop:
        token, workshop.published_at = workshop.report_token, NOW
    phone.get(f"/{hall.code}")
    assert {f"/report/{token}", f"/report/{token}#summary"} <= links(phone)
    assert phone.words.index("In short") < phone.words.index("Read the report")
    assert "at the latest" not in phone.words


def test_nothing_hidden_is_on_the_page_after_the_evening(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall, "Pokličite me na 040 123 456")
    hall.moderate("hidden")
    hall.close()
    page = phone.get(f"/{hall.code}").get_data(as_text=True)
    assert "040 123 456" not in page
    assert "Number of answers0" in phone.words


def test_the_round_says_when_it_ends_and_counts_nothing_down(hall: Hall, phone: CheckingClient) -> None:
    with hall.row() as workshop:
        find_evening(workshop.id).ends_at = datetime(2099, 11, 6, 17, 45, tzinfo=UTC)
    phone.get(f"/{hall.code}/m1")
    assert "This round ends at 18.45." in phone.words


def test_a_move_shows_the_next_table_and_keeps_the_form(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    hall.move("move", 1)
    phone.get(f"/{hall.code}")
    assert phone.heading == "Table 2"
    assert "Group Blue" in phone.words
    assert "The round is over. You can still send your answer." in phone.words
    assert hidden(phone, "/statements")["station"] == "1"


def test_the_next_round_asks_the_next_question(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    hall.move("round", 2)
    phone.get(f"/{hall.code}")
    assert phone.heading.startswith("What should the room be like")
    assert "table 2" in phone.words

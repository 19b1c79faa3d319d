"""The home round and the plenary on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, select

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, send
from tests.resident.test_language_typed import Typed, switch, values
from workshop.extensions import db
from workshop.models import KeyPoint, Statement, Station, Visit

NewPhone = Callable[[], CheckingClient]
WORDS = ("Prevoz", "Vadba", "Vrt", "Knjige")


@pytest.fixture
def home(hall: Hall, phone: CheckingClient) -> CheckingClient:
    """A phone of Blue, back at table 1 where it wrote four thoughts."""
    for words in WORDS:
        send(phone, hall, words)
    hall.moderate("shown")
    hall.move("home_round")
    return phone


def tap(phone: CheckingClient, hall: Hall, place: int, act: str = "pick") -> int:
    statement = hall.all(Statement)[place].id
    data = {"statement": str(statement), "act": act, "group": str(hall.group("blue"))}
    return phone.post(f"/{hall.code}/key-points", data=data).status_code


def test_three_are_chosen_and_a_fourth_is_refused_in_words(hall: Hall, home: CheckingClient) -> None:
    assert [tap(home, hall, place) for place in range(3)] == [303] * 3
    assert tap(home, hall, 3) == 422
    assert "This station has 3 key points already. Take one away before you add another." in home.words
    home.get(f"/{hall.code}")
    assert "Chosen: 3 of 3" in home.words
    assert hall.count(KeyPoint) == 3


def test_from_a_refused_choice_another_language_leads_back_to_the_sheet(hall: Hall, home: CheckingClient) -> None:
    assert [tap(home, hall, place) for place in range(4)] == [303, 303, 303, 422]
    (other,) = (node for node in home.page.iter("a") if node.get("hreflang") == "sl")
    back = home.get(str(other.get("href"))).location or ""
    assert home.get(back).location == f"/{hall.code}"
    assert home.get(f"/{hall.code}/clarifications").location == f"/{hall.code}"


def test_without_scripts_the_answer_to_a_tap_leads_back_to_its_line(hall: Hall, home: CheckingClient) -> None:
    first = hall.all(Statement)[0].id
    data = {"statement": str(first), "act": "pick", "group": str(hall.group("blue"))}
    assert home.post(f"/{hall.code}/key-points", data=data).location == f"/{hall.code}#statement-{first}"


def test_what_was_unclear_has_a_field_and_words_that_are_refused_come_back(
    hall: Hall, home: CheckingClient, another: NewPhone
) -> None:
    assert "What was not clear" not in home.words
    first = hall.all(Statement)[0].id
    other = another()
    other.post(f"/{hall.code}/seat", data={"group": hall.group("violet")})
    key = "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d"
    other.post(f"/{hall.code}/reactions", data={"statement": str(first), "mark": "unclear", "key": key})
    home.get(f"/{hall.code}")
    assert "What was not clear Others put a question mark here." in home.words
    data = {**hidden(home, "/clarifications"), "statement": str(first)}
    assert home.post(f"/{hall.code}/clarifications", data={**data, f"text-{first}": "č" * 290}).status_code == 422
    (field,) = (node for node in home.page.iter("textarea") if node.get("name") == f"text-{first}")
    assert (field.get("id"), field.get("aria-invalid")) == (f"text-{first}", "true")
    assert home.post(f"/{hall.code}/clarifications", data={**data, f"text-{first}": "S kombijem"}).status_code == 303
    home.get(f"/{hall.code}")
    assert "1 explanation is waiting to be read." in home.words
    assert [row.text for row in hall.all(Statement) if row.clarifies] == ["S kombijem"]


@pytest.fixture
def asked(hall: Hall, home: CheckingClient, another: NewPhone) -> tuple[str, str]:
    """The first two statements, which somebody of another group did not understand."""
    first, second = (str(row.id) for row in hall.all(Statement)[:2])
    other = another()
    other.post(f"/{hall.code}/seat", data={"group": hall.group("violet")})
    for number, statement in enumerate((first, second)):
        key = f"1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4{number}"
        other.post(f"/{hall.code}/reactions", data={"statement": statement, "mark": "unclear", "key": key})
    home.get(f"/{hall.code}")
    return first, second


def test_each_of_several_explanations_is_sent_by_itself(
    hall: Hall, home: CheckingClient, asked: tuple[str, str]
) -> None:
    first, second = asked
    typed = {f"text-{first}": "Še pišem", f"text-{second}": "č" * 290}
    data = {**hidden(home, "/clarifications"), **typed, "statement": second}
    assert home.post(f"/{hall.code}/clarifications", data=data).status_code == 422
    assert (values(home.page, f"text-{first}"), values(home.page, f"text-{second}")) == (["Še pišem"], ["č" * 290])
    data = {**hidden(home, "/clarifications"), **typed, f"text-{second}": "Ob torkih", "statement": second}
    assert home.post(f"/{hall.code}/clarifications", data=data).status_code == 303
    assert [(row.text, str(row.extends_id)) for row in hall.all(Statement) if row.clarifies] == [("Ob torkih", second)]


def test_several_explanations_stay_when_the_language_changes(
    hall: Hall, home: CheckingClient, asked: tuple[str, str]
) -> None:
    typed: Typed = {f"text-{asked[0]}": "S kombijem", f"text-{asked[1]}": "Torek"}
    assert switch(home, typed) == 200
    assert home.page.get("lang") == "sl"
    assert [values(home.page, name) for name in typed] == [["S kombijem"], ["Torek"]]
    assert not [row for row in hall.all(Statement) if row.clarifies]


def test_a_phone_of_another_group_chooses_nothing_here(hall: Hall, home: CheckingClient, another: NewPhone) -> None:
    other = another()
    other.post(f"/{hall.code}/seat", data={"group": hall.group("violet")})
    assert tap(other, hall, 0) == 422
    assert "This answer is of another table. Your group chooses where it sits now." in other.words
    assert tap(other, hall, 0, "nothing") == 422
    assert other.post("/0000/key-points", data={"statement": "1", "act": "pick"}).status_code == 404
    assert hall.count(KeyPoint) == 0


def test_a_group_that_began_elsewhere_is_not_told_that_the_table_is_its_own(hall: Hall, home: CheckingClient) -> None:
    home.get(f"/{hall.code}")
    assert "You are back at your own table." in home.words
    blue = hall.group("blue")
    with hall.row():
        db.session.execute(delete(Visit).where(Visit.group_id == blue, Visit.round_number == 1))
    home.get(f"/{hall.code}")
    assert "You are back at your own table." not in home.words
    assert "Your group chooses for this table. Read together what was written here." in home.words


def test_at_a_closed_table_nobody_is_said_to_confirm(hall: Hall, home: CheckingClient) -> None:
    home.get(f"/{hall.code}")
    assert "Whoever hosts the table confirms the choice." in home.words
    with hall.row():
        db.session.scalars(select(Station).where(Station.number == 1)).one().closed = {"1": 2}
    home.get(f"/{hall.code}")
    assert "Whoever hosts the table" not in home.words
    assert tap(home, hall, 0) == 303


def test_when_the_home_round_is_over_nothing_is_lost(hall: Hall, home: CheckingClient) -> None:
    tap(home, hall, 0)
    hall.move("plenary")
    assert tap(home, hall, 1) == 422
    assert "Key points are chosen in the home round." in home.words
    first = hall.all(Statement)[0].id
    key = {"statement": str(first), f"key-{first}": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d"}
    assert home.post(f"/{hall.code}/clarifications", data={**key, f"text-{first}": "S kombijem"}).status_code == 303
    hall.close()
    assert home.post(f"/{hall.code}/clarifications", data={**key, f"text-{first}": "Prepozno"}).status_code == 410
    assert "Prepozno" in home.words


def test_while_the_groups_report_the_phone_is_calm_and_a_late_answer_is_folded(
    hall: Hall, home: CheckingClient
) -> None:
    tap(home, hall, 0)
    hall.move("plenary")
    home.get(f"/{hall.code}")
    assert "The groups report" in home.words
    assert "Your group reports this 1. Prevoz" in home.words
    (folded,) = home.page.iter("details")
    assert folded.get("open") is None
    assert [node.get("name") for node in folded.iter("textarea")] == ["text"]
    assert not [node for node in home.page.iter("a") if node.get("class") == "button button-primary"]

"""Reading what earlier groups left, and marking it."""

from __future__ import annotations

import gzip
import random
import uuid
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, make_hall, send
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Reaction, Statement, Station

NewPhone = Callable[[], CheckingClient]


@pytest.fixture
def left(hall: Hall, phone: CheckingClient, another: NewPhone) -> int:
    """A statement that Blue left at table 1; the phone is of Violet, which sits there in round 2."""
    send(another(), hall, "Klub ob torkih")
    hall.moderate("shown")
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("violet")})
    hall.move("round", 2)
    (row,) = hall.all(Statement)
    return row.id


def tap(phone: CheckingClient, hall: Hall, statement: int, mark: str, **changed: str) -> int:
    phone.get(f"/{hall.code}/reactions")
    data = {**hidden(phone, "/reactions"), "statement": str(statement), "mark": mark, **changed}
    return phone.post(f"/{hall.code}/reactions", data=data).status_code


def marks(hall: Hall) -> list[str]:
    return [row.mark for row in hall.all(Reaction)]


def test_from_the_second_round_the_table_opens_with_what_others_left(
    hall: Hall, phone: CheckingClient, left: int
) -> None:
    phone.get(f"/{hall.code}")
    silence, words, own = (
        phone.words.index(part) for part in ("First read in silence", "Klub ob torkih", "What would you add?")
    )
    assert silence < words < own
    assert hidden(phone, "/statements")["round"] == "2"
    phone.get(f"/{hall.code}/statements")
    assert "Read what others have written here (1)" in phone.words
    assert f"/{hall.code}/reactions" in links(phone)


def test_the_first_group_reads_nothing(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    send(another(), hall, "Klub ob torkih")
    hall.moderate("shown")
    phone.get(f"/{hall.code}/m1")
    assert "First read in silence" not in phone.words
    assert "Klub ob torkih" not in phone.words
    assert "Think of this too:" not in phone.words


def test_each_later_round_opens_one_more_probing_question(hall: Hall, phone: CheckingClient, left: int) -> None:
    with hall.row() as workshop:
        for station in db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)):
            station.texts = {"en": {"question": "What?", "probes": ["When?", "Who?", "How much?"]}}
    phone.get(f"/{hall.code}")
    assert "Think of this too: When?First" in phone.words
    hall.move("round", 3)
    phone.get(f"/{hall.code}")
    assert "Think of this too: When? Who?" in phone.words


def test_nobody_marks_the_own_groups_words(hall: Hall, phone: CheckingClient, another: NewPhone, left: int) -> None:
    blue = another()
    blue.get(f"/{hall.code}")
    blue.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    data = {"statement": str(left), "mark": "agree", "key": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d"}
    assert blue.post(f"/{hall.code}/reactions", data=data).status_code == 422
    assert "Your own group wrote this. Others say what they think of it." in blue.words
    assert marks(hall) == []


def test_an_addition_names_what_it_adds_to_and_waits_for_the_moderator(
    hall: Hall, phone: CheckingClient, another: NewPhone, left: int
) -> None:
    phone.get(f"/{hall.code}")
    assert f"/{hall.code}/statements?extends={left}" in links(phone)
    phone.get(f"/{hall.code}/statements?extends={left}")
    assert "You add to this: Klub ob torkih" in phone.words
    phone.post(f"/{hall.code}/statements", data={**hidden(phone), "text": "Tudi ob petkih", "kind": "need"})
    added = hall.all(Statement)[-1]
    assert (added.text, added.extends_id, added.state, added.round_number) == ("Tudi ob petkih", left, "waiting", 2)
    hall.move("round", 3)
    hall.moderate("shown")
    other = another()
    other.get(f"/{hall.code}/m1")
    other.get(f"/{hall.code}/m1")
    assert "Klub ob torkih" in other.words
    assert "Need · addition Tudi ob petkih" in other.words


def test_sixty_left_statements_are_a_light_page(hall: Hall, phone: CheckingClient, left: int) -> None:
    with hall.row():
        first = db.session.get_one(Statement, left)
        words = random.Random(1)
        shared = {"workshop_id": first.workshop_id, "station_id": first.station_id, "group_id": first.group_id}
        db.session.add_all(
            Statement(
                **shared,
                kind="need",
                text=" ".join("".join(words.choices("aeiounrstvk", k=6)) for _ in range(12)),
                state="shown",
                key=str(uuid.UUID(int=number)),
                created_at=NOW,
            )
            for number in range(60)
        )
    page = phone.get(f"/{hall.code}")
    assert len([form for form in phone.page.iter("form") if "marks" in (form.get("class") or "")]) == 61
    assert len(gzip.compress(page.get_data())) <= 12_000


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_nobody_reads_what_is_not_on_the_wall(hall: Hall, phone: CheckingClient, left: int, state: str) -> None:
    hall.moderate(state)
    assert "Klub ob torkih" not in phone.get(f"/{hall.code}/reactions").get_data(as_text=True)
    assert tap(phone, hall, left, "agree") == 422
    assert "This answer is no longer on the wall." in phone.words
    assert marks(hall) == []


def test_a_tap_marks_with_group_and_round(hall: Hall, phone: CheckingClient, left: int) -> None:
    assert tap(phone, hall, left, "agree") == 303
    (row,) = hall.all(Reaction)
    assert (row.mark, row.group_id, row.round_number, row.count) == ("agree", hall.group("violet"), 2, 1)
    phone.get(f"/{hall.code}/reactions")
    pressed = [node.get("value") for node in phone.page.iter("button") if node.get("aria-pressed") == "true"]
    assert pressed == [""]


def test_one_phone_has_one_mark_and_may_change_it(hall: Hall, phone: CheckingClient, left: int) -> None:
    for mark, there in (("agree", ["agree"]), ("agree", ["agree"]), ("unclear", ["unclear"]), ("", [])):
        tap(phone, hall, left, mark)
        assert marks(hall) == there


def test_a_double_tap_of_one_form_marks_once(hall: Hall, phone: CheckingClient, left: int) -> None:
    phone.get(f"/{hall.code}/reactions")
    data = {**hidden(phone, "/reactions"), "mark": "agree"}
    for _ in range(3):
        phone.post(f"/{hall.code}/reactions", data=data)
    assert marks(hall) == ["agree"]


def test_how_many_others_agree_is_not_shown(hall: Hall, phone: CheckingClient, another: NewPhone, left: int) -> None:
    phone.get(f"/{hall.code}/reactions")
    before = phone.words
    other = another()
    other.post(f"/{hall.code}/seat", data={"group": hall.group("violet")})
    tap(other, hall, left, "agree")
    phone.get(f"/{hall.code}/reactions")
    assert phone.words == before


def test_a_mark_that_does_not_exist_is_refused(hall: Hall, phone: CheckingClient, left: int) -> None:
    assert tap(phone, hall, left, "dislike") == 422
    assert marks(hall) == []


def test_a_statement_of_another_evening_cannot_be_marked(
    app: Flask, phone: CheckingClient, hall: Hall, left: int
) -> None:
    strange = make_hall(app, "round", 1, name="Drulovka")
    data = {"statement": str(left), "mark": "agree", "key": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d"}
    assert phone.post(f"/{strange.code}/reactions", data=data).status_code == 422
    assert marks(hall) == []


def test_a_closed_evening_takes_no_marks(hall: Hall, phone: CheckingClient, left: int) -> None:
    hall.close()
    data = {"statement": str(left), "mark": "agree", "key": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d"}
    assert phone.post(f"/{hall.code}/reactions", data=data).status_code == 410
    assert phone.get(f"/{hall.code}/reactions").location == f"/{hall.code}"
    assert phone.post("/0000/reactions", data=data).status_code == 404


def test_whoever_adds_to_a_thought_comes_back_to_it(hall: Hall, phone: CheckingClient, left: int) -> None:
    with hall.row():
        station = db.session.scalars(select(Station).where(Station.number == 1)).one()
        station.texts = {"en": {**station.texts["en"], "hint": "For example a shelf"}}
    back = f"/{hall.code}/reactions#statement-{left}"
    phone.get(f"/{hall.code}/statements?extends={left}")
    assert back in links(phone)
    assert "For example a shelf" not in phone.words
    data = {**hidden(phone, "/statements"), "text": "Tudi v soboto", "kind": "need"}
    phone.get(str(phone.post(f"/{hall.code}/statements", data=data).location))
    assert "You have added it to this: Klub ob torkih" in phone.words
    assert back in links(phone)


def test_each_button_names_the_statement_that_it_marks(hall: Hall, phone: CheckingClient, left: int) -> None:
    phone.get(f"/{hall.code}/reactions")
    names = {" ".join("".join(button.itertext()).split()) for button in phone.page.iter("button")}
    assert {"I agree: Klub ob torkih", "? Not clear: Klub ob torkih"} <= names


def test_neighbours_words_and_the_title_are_marked_as_slovene_on_a_page_in_another_language(
    hall: Hall, phone: CheckingClient, left: int
) -> None:
    phone.get(f"/{hall.code}/reactions")
    marked = {"".join(node.itertext()) for node in phone.page.iter("span") if node.get("lang") == "sl"}
    with hall.row() as workshop:
        assert {"Klub ob torkih", workshop.title} <= marked
    assert "Written in Slovene." in phone.words
    phone.get("/language/sl?next=/")
    phone.get(f"/{hall.code}/reactions")
    assert not [node for node in phone.page.iter("span") if node.get("lang") == "sl"]

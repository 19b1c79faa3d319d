"""The question and its answer: sent once, kept on refusal, never lost by a late tap."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, make_hall, send
from workshop.extensions import db
from workshop.models import Seat, Statement
from workshop.services.resident_view import find_station

NewPhone = Callable[[], CheckingClient]


def answer_of(hall: Hall, phone: CheckingClient, **changed: str) -> dict[str, str]:
    """The form of table 1, filled in."""
    phone.get(f"/{hall.code}/m1")
    return {**hidden(phone), "text": "Manjka prevoz", "kind": "need", **changed}


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Every statement of SQL while it runs, the opening of the transaction left out."""
    heard: list[str] = []
    with app.app_context():
        engine = db.engine

    def hear(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if not sql.startswith("BEGIN"):
            heard.append(sql)

    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


def test_the_question_is_the_label_of_the_field_and_the_heading(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    label = phone.page.find(".//h1/label")
    assert label is not None
    assert label.get("for") == "text"
    assert phone.page.findtext("head/title") == f"{phone.heading} – Naš skupni prostor"


def test_a_station_with_several_kinds_has_a_button_for_each_and_none_chosen(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    form = next(node for node in phone.page.iter("form") if "/statements" in (node.get("action") or ""))
    buttons = [(node.get("value"), "".join(node.itertext())) for node in form.iter("button")]
    assert buttons == [("need", "This is a need"), ("concern", "This is a concern")]


def test_a_station_with_one_kind_has_one_button(hall: Hall, phone: CheckingClient) -> None:
    with hall.row():
        station = find_station(hall.id, 1)
        assert station is not None
        station.kinds = ["need"]
    phone.get(f"/{hall.code}/m1")
    form = next(node for node in phone.page.iter("form") if "/statements" in (node.get("action") or ""))
    assert ["".join(node.itertext()) for node in form.iter("button")] == ["Send answer"]


def test_an_answer_is_stored_with_where_it_was_given(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    (row,) = hall.all(Statement)
    assert (row.text, row.kind, row.origin, row.state, row.round_number, row.late) == (
        "Manjka prevoz k zdravniku",
        "need",
        "phone",
        "waiting",
        1,
        False,
    )
    assert row.group_id == hall.group("blue")
    assert path == f"/{hall.code}/answers/{row.key}"


def test_the_first_answer_at_a_table_takes_the_seat(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    send(phone, hall, "Še ena misel")
    assert [seat.group_id for seat in hall.all(Seat)] == [hall.group("blue")]


def test_tapping_three_times_stores_one_answer_and_seats_one_phone(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone)
    paths = {phone.post(f"/{hall.code}/statements", data=form).location for _ in range(3)}
    assert (len(paths), hall.count(Statement), hall.count(Seat)) == (1, 1, 1)


def test_the_answer_stays_with_the_group_and_round_that_the_form_showed(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone)
    hall.move("round", 2)
    assert phone.post(f"/{hall.code}/statements", data=form).status_code == 303
    (row,) = hall.all(Statement)
    assert (row.group_id, row.round_number, row.late) == (hall.group("blue"), 1, True)


def test_an_answer_in_the_move_is_in_time(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone)
    hall.move("move", 1)
    phone.post(f"/{hall.code}/statements", data=form)
    assert [(row.round_number, row.late) for row in hall.all(Statement)] == [(1, False)]


def test_an_answer_after_the_rounds_is_taken_and_marked_late(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone)
    hall.move("voting")
    assert phone.post(f"/{hall.code}/statements", data=form).status_code == 303
    assert [row.late for row in hall.all(Statement)] == [True]


def test_no_words_are_asked_for_and_the_page_says_so(hall: Hall, phone: CheckingClient) -> None:
    assert phone.post(f"/{hall.code}/statements", data=answer_of(hall, phone, text="  ")).status_code == 422
    assert phone.page.findtext("head/title", "").startswith("Error: ")
    assert "Write an answer or choose Skip." in phone.words
    assert hall.count(Statement) == 0


def test_too_many_words_come_back_to_be_shortened(hall: Hall, phone: CheckingClient) -> None:
    assert phone.post(f"/{hall.code}/statements", data=answer_of(hall, phone, text="č" * 283)).status_code == 422
    assert "Your answer is too long. Shorten it by 3 characters." in phone.words
    area = phone.page.find(".//textarea")
    assert area is not None
    assert (area.text or "").strip() == "č" * 283


def test_a_refused_answer_keeps_its_station_although_the_evening_went_on(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone, text="")
    hall.move("round", 3)
    phone.post(f"/{hall.code}/statements", data=form)
    assert phone.heading.startswith("What do we miss")
    assert {name: hidden(phone, "/statements")[name] for name in ("station", "round", "key")} == {
        "station": "1",
        "round": "1",
        "key": form["key"],
    }


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": ""}, "Choose what your answer is."),
        ({"kind": "activity"}, "This station does not take this kind of answer. Choose another."),
        ({"station": "99"}, "Choose a station."),
        ({"station": "1 or 1"}, "Choose a station."),
        ({"key": "forged"}, "This form was open for a long time."),
    ],
)
def test_a_forged_form_is_refused_in_words(
    hall: Hall, phone: CheckingClient, changed: dict[str, str], sentence: str
) -> None:
    assert phone.post(f"/{hall.code}/statements", data=answer_of(hall, phone, **changed)).status_code == 422
    assert sentence in phone.words
    assert "Manjka prevoz" in phone.words
    assert hall.count(Statement) == 0


def test_a_spoilt_key_is_replaced_so_that_sending_again_works(hall: Hall, phone: CheckingClient) -> None:
    phone.post(f"/{hall.code}/statements", data=answer_of(hall, phone, key="forged"))
    again = {**hidden(phone, "/statements"), "text": "Manjka prevoz", "kind": "need"}
    assert phone.post(f"/{hall.code}/statements", data=again).status_code == 303


def test_signs_that_no_page_can_show_do_not_break_it(hall: Hall, phone: CheckingClient) -> None:
    text = "a\x00b\x1fc" + "č" * 280
    assert phone.post(f"/{hall.code}/statements", data=answer_of(hall, phone, text=text)).status_code == 422


def test_nothing_is_taken_before_the_evening(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app)
    form = {"key": str(uuid.uuid4()), "station": "1", "kind": "need", "text": "Prezgodaj"}
    assert phone.post(f"/{hall.code}/statements", data=form).status_code == 422
    assert "This evening has not begun yet." in phone.words
    assert "Prezgodaj" in phone.words


def test_after_the_evening_the_words_can_be_copied_onto_paper(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone)
    hall.close()
    assert phone.post(f"/{hall.code}/statements", data=form).status_code == 410
    assert "This evening is closed. Nothing can be added any more." in phone.words
    assert "Manjka prevoz" in phone.words
    assert hall.count(Statement) == 0


def test_a_code_that_nobody_has_takes_nothing(phone: CheckingClient) -> None:
    assert phone.post("/0000/statements", data={"text": "x", "key": str(uuid.uuid4())}).status_code == 404
    assert "We cannot find this number." in phone.words


def test_our_script_gets_a_receipt_instead_of_a_page(hall: Hall, phone: CheckingClient) -> None:
    form = answer_of(hall, phone)
    answer = phone.post(f"/{hall.code}/statements", data=form, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json) == (200, {"sent": f"/{hall.code}/answers/{form['key']}"})


def test_our_script_hears_the_rule_that_refuses_and_nothing_else(hall: Hall, phone: CheckingClient) -> None:
    """What a proxy or a portal says in place of the house holds no such sentence: the phone keeps the words."""
    script = {"Accept": "application/json"}
    refused = phone.post(f"/{hall.code}/statements", data=answer_of(hall, phone, text="č" * 281), headers=script)
    said = "Your answer is too long. Shorten it by 1 character."
    assert (refused.status_code, refused.json) == (422, {"said": said})
    form = answer_of(hall, phone)
    unknown = phone.post("/0000/statements", data=form, headers=script)
    assert (unknown.status_code, unknown.json) == (404, {"said": "We cannot find this number. Check it on the wall."})
    hall.close()
    late = phone.post(f"/{hall.code}/statements", data=form, headers=script)
    assert (late.status_code, late.json) == (
        410,
        {"said": "This evening is closed. Nothing can be added any more."},
    )
    assert hall.count(Statement) == 0


def test_an_answer_takes_at_most_six_statements_of_sql(hall: Hall, phone: CheckingClient) -> None:
    for _ in range(2):
        form = answer_of(hall, phone)
        with counted(hall.app) as heard:
            phone.post(f"/{hall.code}/statements", data=form)
        assert len(heard) <= 6, heard


def test_the_question_can_be_asked_for_when_the_evening_has_gone_on(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    hall.move("sign_up")
    phone.get(f"/{hall.code}/statements")
    assert phone.heading.startswith("What do we miss")


def test_what_is_added_to_is_quoted_and_kept_with_it(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    send(another(), hall, "Klub ob torkih")
    hall.moderate("shown")
    (first,) = hall.all(Statement)
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    phone.get(f"/{hall.code}/statements?extends={first.id}")
    assert "You add to this: Klub ob torkih" in phone.words
    form = {**hidden(phone, "/statements"), "text": "In ob sobotah", "kind": "need"}
    phone.post(f"/{hall.code}/statements", data=form)
    assert hall.all(Statement)[1].extends_id == first.id


def test_what_is_not_on_the_wall_cannot_be_added_to(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    send(another(), hall, "Še ni prebrano")
    (first,) = hall.all(Statement)
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    page = phone.get(f"/{hall.code}/statements?extends={first.id}").get_data(as_text=True)
    assert "Še ni prebrano" not in page
    phone.post(
        f"/{hall.code}/statements",
        data={**hidden(phone, "/statements"), "extends": str(first.id), "text": "In še", "kind": "need"},
    )
    assert hall.all(Statement)[1].extends_id is None


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99999999999999999999", ""])
def test_an_address_that_adds_to_nothing_shows_the_plain_question(
    hall: Hall, phone: CheckingClient, asked: str
) -> None:
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    assert phone.get(f"/{hall.code}/statements?extends={asked}").status_code == 200
    assert "You add to this" not in phone.words


def test_words_for_no_station_come_back_to_be_copied(hall: Hall, phone: CheckingClient) -> None:
    """A phone that has no seat yet, and a form without its station."""
    answer = phone.post(f"/{hall.code}/statements", data={"text": "Ne izgubi me", "kind": "need"})
    assert answer.status_code == 422
    assert "Ne izgubi me" in phone.words
    assert hall.count(Statement) == 0


@pytest.mark.parametrize(("state", "number"), [("round", 2), ("home_round", 0)])
def test_an_answer_that_is_finished_later_says_of_which_table_it_is(
    hall: Hall, phone: CheckingClient, state: str, number: int
) -> None:
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    phone.get(f"/{hall.code}/statements")
    assert "table 1" in chip(phone)
    hall.move(state, number)
    phone.get(f"/{hall.code}/statements?station=1&round=1")
    assert "This is still the answer for table 1." in phone.words
    assert chip(phone) == ""
    assert "This round ends at" not in phone.words


def chip(phone: CheckingClient) -> str:
    """Whose group and which table stand at the top."""
    return " ".join("".join(node.itertext()) for node in phone.page.iter("p") if node.get("class") == "group-chip")

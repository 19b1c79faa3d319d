"""What a phone sent: seen by that phone alone, mended and taken back until the evening closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, make_hall, send
from workshop.extensions import db
from workshop.models import JournalEntry, Statement, VoteOption

NewPhone = Callable[[], CheckingClient]


def test_sent_is_said_with_the_own_words_and_the_time(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    for _ in range(2):
        assert phone.get(path).status_code == 200
        assert phone.heading == "Sent"
        assert "Manjka prevoz k zdravniku" in phone.words
        assert "sent at" in phone.words
        assert "reads it before it is shown on the wall" in phone.words


def test_whoever_would_take_part_is_told_what_comes_next(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    phone.get(path)
    assert "what you would do with us" not in phone.words
    with hall.row():
        db.session.query(Statement).update({"kind": "volunteer"})
    phone.get(path)
    assert "Towards the end of the workshop we ask what you would do with us" in phone.words
    hall.move("sign_up")
    phone.get(path)
    assert f"/{hall.code}/sign-up" in links(phone)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("waiting", "Waiting to be read"),
        ("shown", "On the wall"),
        ("hidden", "Read, neither on the wall nor in the report"),
    ],
)
def test_each_answer_says_where_it_stands(hall: Hall, phone: CheckingClient, state: str, word: str) -> None:
    send(phone, hall)
    hall.moderate(state)
    phone.get(f"/{hall.code}/answers")
    assert word in phone.words
    assert "minutes" not in phone.words
    assert "Changed" not in phone.words


def test_another_phone_sees_none_of_it(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    path = send(phone, hall)
    stranger = another()
    send(stranger, hall, "Nekaj drugega")
    stranger.get(f"/{hall.code}/answers")
    assert "Manjka prevoz" not in stranger.words
    for address in (path, f"{path}/edit", f"{path}/withdrawal"):
        assert stranger.get(address).location == f"/{hall.code}/answers"


def test_another_phone_changes_none_of_it(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    path = send(phone, hall)
    stranger = another()
    send(stranger, hall, "Nekaj drugega")
    stranger.post(path, data={"text": "Prepisano"})
    stranger.post(f"{path}/withdrawal")
    assert [row.text for row in hall.all(Statement)] == ["Manjka prevoz k zdravniku", "Nekaj drugega"]


def test_a_phone_of_another_evening_sees_none_of_it(app: Flask, hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    strange = make_hall(app, "round", 1, name="Drulovka")
    key = path.rsplit("/", 1)[1]
    assert phone.get(f"/{strange.code}/answers/{key}").location == f"/{strange.code}/answers"


def test_mended_words_wait_again_and_the_first_words_are_kept(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    hall.moderate("shown")
    assert phone.post(path, data={"text": " Manjka  prevoz zvečer "}).location == path
    (row,) = hall.all(Statement)
    assert (row.text, row.original, row.state) == ("Manjka prevoz zvečer", "Manjka prevoz k zdravniku", "waiting")
    phone.get(f"/{hall.code}/answers")
    assert "Waiting to be read · Changed" in phone.words


def test_the_journal_knows_the_move_and_not_the_words(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    phone.post(path, data={"text": "Druge besede"})
    phone.post(f"{path}/withdrawal")
    entries = [entry for entry in hall.all(JournalEntry) if entry.subject == "statement"]
    assert [(entry.act, entry.actor, entry.before, entry.after) for entry in entries] == [
        ("edit", "phone", '{"state": "waiting"}', '{"state": "waiting"}'),
        ("withdraw", "phone", '{"state": "waiting"}', "{}"),
    ]


def test_the_same_words_again_change_nothing(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    hall.moderate("shown")
    phone.post(path, data={"text": "Manjka prevoz k zdravniku"})
    assert [(row.state, row.original) for row in hall.all(Statement)] == [("shown", None)]


def test_no_words_are_refused_and_the_old_ones_stay(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    assert phone.post(path, data={"text": " "}).status_code == 422
    assert phone.page.findtext("head/title", "").startswith("Error: ")
    assert [row.text for row in hall.all(Statement)] == ["Manjka prevoz k zdravniku"]


def test_taken_back_is_gone_for_good(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    phone.get(f"{path}/withdrawal")
    assert phone.heading == "Take this answer back?"
    assert hall.count(Statement) == 1
    for _ in range(2):
        assert phone.post(f"{path}/withdrawal").location == f"/{hall.code}/answers"
    assert hall.count(Statement) == 0
    phone.get(f"/{hall.code}/answers")
    assert "Nothing has been sent from this phone yet." in phone.words


def test_what_was_hidden_is_changed_and_taken_back_like_any_other_answer(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    hall.moderate("hidden")
    phone.get(f"/{hall.code}/answers")
    assert {f"{path}/edit", f"{path}/withdrawal"} <= links(phone)
    assert phone.post(path, data={"text": "Drugače"}).location == path
    assert [(row.text, row.state) for row in hall.all(Statement)] == [("Drugače", "waiting")]
    hall.moderate("hidden")
    assert phone.post(f"{path}/withdrawal").location == f"/{hall.code}/answers"
    assert hall.count(Statement) == 0


def test_what_people_vote_on_is_not_changed_under_their_hands(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    (row,) = hall.all(Statement)
    with hall.row():
        db.session.add(VoteOption(workshop_id=hall.id, number=1, text=row.text, statement_id=row.id))
    for address in (path, f"{path}/withdrawal"):
        assert phone.post(address, data={"text": "Drugače"}).status_code == 422
        assert "People already vote on this answer." in phone.words


def test_until_when_it_can_be_taken_back_is_told_where_it_was_sent(hall: Hall, phone: CheckingClient) -> None:
    for path in (send(phone, hall), f"/{hall.code}/answers"):
        phone.get(path)
        assert "You can change your answer or take it back until the workshop closes." in phone.words


def test_after_closing_the_phone_owns_nothing_any_more(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    hall.close()
    for address in (path, f"/{hall.code}/answers", f"{path}/edit"):
        assert phone.get(address).location == f"/{hall.code}"
    assert phone.post(path, data={"text": "Prepozno"}).status_code == 410
    assert "Prepozno" in phone.words
    assert [row.text for row in hall.all(Statement)] == ["Manjka prevoz k zdravniku"]


def test_a_wrong_tap_is_mended_the_words_stay_where_they_are(hall: Hall, phone: CheckingClient) -> None:
    path = send(phone, hall)
    hall.moderate("shown")
    phone.get(f"{path}/edit")
    other = next(
        str(node.get("value"))
        for node in phone.page.iter("input")
        if node.get("name") == "kind" and node.get("checked") is None
    )
    assert phone.post(path, data={"text": "Manjka prevoz k zdravniku", "kind": other}).location == path
    assert [(row.kind, row.state, row.original) for row in hall.all(Statement)] == [(other, "shown", None)]
    assert phone.post(path, data={"text": "Manjka prevoz k zdravniku", "kind": "gold"}).status_code == 422


def test_what_others_added_to_keeps_its_kind(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    path = send(phone, hall)
    send(another(), hall, "Tudi ob sobotah")
    first, second = hall.all(Statement)
    with hall.row():
        db.session.get_one(Statement, second.id).extends_id = first.id
    assert phone.post(path, data={"text": first.text, "kind": "offer"}).status_code == 422
    assert hall.all(Statement)[0].kind == "need"


def test_the_vote_and_the_needs_are_named_without_saying_for_what(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "voting")
    hall.list_to_vote_on("Prevoz", "Tarok")
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/votes", data={**hidden(phone, "/votes"), "dots-1": "1"})
    phone.get(f"/{hall.code}/exchange")
    phone.post(f"/{hall.code}/exchange", data={**hidden(phone, "/exchange"), "offer-text": "Lestev"})
    phone.get(f"/{hall.code}/answers")
    assert {f"/{hall.code}/votes", f"/{hall.code}/exchange"} <= links(phone)
    assert "Your vote is in" in phone.words
    assert "Prevoz" not in phone.words

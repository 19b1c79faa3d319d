"""Asking and offering side by side on a phone; the contact apart and afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, make_hall
from workshop.models import Contact, Exchange, SignUp

PERSON = {"phone": "040 123 456", "consent": ["introduction"], "fifteen": "yes", "step": "save"}


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "sign_up")


def send(phone: CheckingClient, hall: Hall, query: str = "", **data: str) -> str:
    phone.get(f"/{hall.code}/exchange{query}")
    answer = phone.post(
        f"/{hall.code}/exchange",
        data={**hidden(phone, "/exchange"), **{name.replace("__", "-"): value for name, value in data.items()}},
    )
    return str(answer.location or answer.status_code)


def test_both_sides_are_kept_without_a_name_and_lead_to_the_contact(hall: Hall, phone: CheckingClient) -> None:
    where = send(
        phone,
        hall,
        need__text=" Prevoz k zdravniku ",
        need__category="ride",
        need__free_when="torek",
        need__place="Kranj",
        need__how_often="weekly",
        offer__text="Posodim lestev",
    )
    need, offer = sorted(hall.all(Exchange), key=lambda row: row.side)
    assert (need.side, need.text, need.category, need.free_when) == ("need", "Prevoz k zdravniku", "ride", "torek")
    assert (need.place, need.how_often, need.origin, need.contact_id) == ("Kranj", "weekly", "phone", None)
    assert (offer.side, offer.text, offer.category, offer.key) == ("offer", "Posodim lestev", "", need.key)
    assert where == f"/{hall.code}/contact?sign_up={need.key}"


def test_what_was_sent_is_shown_can_be_changed_and_one_more_added(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall, offer__text="Posodim lestev")
    phone.get(f"/{hall.code}/exchange")
    assert "Posodim lestev" in phone.words
    send(phone, hall, f"?change={hall.all(Exchange)[0].key}", offer__text="Posodim vrtalnik")
    assert [row.text for row in hall.all(Exchange)] == ["Posodim vrtalnik"]
    send(phone, hall, "?another=1", offer__text="Posodim lestev")
    assert [row.text for row in hall.all(Exchange)] == ["Posodim vrtalnik", "Posodim lestev"]


def test_all_that_was_added_is_listed_and_each_can_be_changed_or_taken_back(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall, offer__text="Posodim lestev", need__text="Prevoz")
    send(phone, hall, "?another=1", need__text="Družba za tarok")
    phone.get(f"/{hall.code}/exchange")
    assert all(words in phone.words for words in ("Posodim lestev", "Prevoz", "Družba za tarok"))
    assert "You can change it or take it back until the workshop closes." in phone.words
    for row in hall.all(Exchange):
        back = f"/{hall.code}/exchange/{row.key}/{row.side}/withdrawal"
        assert {f"/{hall.code}/exchange?change={row.key}", back} <= links(phone)
    last = hall.all(Exchange)[-1]
    phone.get(f"/{hall.code}/exchange/{last.key}/need/withdrawal")
    assert phone.post(f"/{hall.code}/exchange/{last.key}/need/withdrawal").location == f"/{hall.code}/exchange"
    assert {row.text for row in hall.all(Exchange)} == {"Posodim lestev", "Prevoz"}


def test_another_phone_neither_sees_nor_takes_back(
    hall: Hall, phone: CheckingClient, another: Callable[[], CheckingClient]
) -> None:
    send(phone, hall, offer__text="Posodim lestev")
    (row,), stranger = hall.all(Exchange), another()
    stranger.get(f"/{hall.code}/exchange?change={row.key}")
    assert "Posodim lestev" not in stranger.words
    address = f"/{hall.code}/exchange/{row.key}/offer/withdrawal"
    assert stranger.get(address).location == stranger.post(address).location == f"/{hall.code}/exchange"
    assert hall.count(Exchange) == 1


def test_sending_twice_keeps_one(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/exchange")
    data = {**hidden(phone, "/exchange"), "need-text": "Družba za tarok"}
    for _press in range(3):
        phone.post(f"/{hall.code}/exchange", data=data)
    assert hall.count(Exchange) == 1


def test_the_contact_left_afterwards_belongs_to_it(hall: Hall, phone: CheckingClient) -> None:
    where = send(phone, hall, need__text="Prevoz k zdravniku")
    phone.get(where)
    answer = phone.post(f"/{hall.code}/contact", data={**hidden(phone, "/contact"), **PERSON})
    assert answer.status_code == 303
    (contact,), (kept,) = hall.all(Contact), hall.all(Exchange)
    assert kept.contact_id == contact.id
    assert hall.count(SignUp) == 0


def test_a_contact_left_with_the_sign_up_belongs_to_it_too(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/sign-up")
    where = phone.post(f"/{hall.code}/sign-up", data={**hidden(phone, "/sign-up"), "role": ["1"]}).location
    phone.get(str(where))
    phone.post(f"/{hall.code}/contact", data={**hidden(phone, "/contact"), **PERSON})
    assert send(phone, hall, need__text="Družba") == f"/{hall.code}/exchange"
    assert [row.contact_id for row in hall.all(Exchange)] == [hall.all(Contact)[0].id]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Write what you need or what you can offer."),
        ({"need__free_when": "torek"}, "Write an answer or choose Skip."),
        ({"offer__text": "č" * 281}, "Shorten it by 1 character."),
        ({"offer__text": "Lestev", "offer__place": "č" * 121}, "Shorten it by 1 character."),
        ({"need__text": "Pokličite 040 123 456"}, "Leave out telephone numbers and e-mails."),
        ({"need__text": "Prevoz", "need__category": "gold"}, "Choose one from the list."),
        ({"need__text": "Prevoz", "key": "forged"}, "This form was open for a long time."),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_words(
    hall: Hall, phone: CheckingClient, data: dict[str, str], sentence: str
) -> None:
    assert send(phone, hall, **data) == "422"
    assert sentence in phone.words
    assert hall.count(Exchange) == 0
    typed = {str(field.get("id")): str(field.text or "").strip() for field in phone.page.iter("textarea")}
    assert typed["need-text"] == data.get("need__text", "")


def test_it_is_taken_while_the_evening_runs_and_not_before_or_after(app: Flask, phone: CheckingClient) -> None:
    early = make_hall(app, "round", 1)
    assert send(phone, early, need__text="Družba") == f"/{early.code}/exchange"
    phone.get(f"/{early.code}/answers")
    assert f"/{early.code}/exchange" in [link.get("href") for link in phone.page.iter("a")]
    phone.get(f"/{early.code}/exchange?another=1")
    data = {**hidden(phone, "/exchange"), "need-text": "Pecivo", "offer-text": "Posodim lestev"}
    early.close()
    assert phone.get(f"/{early.code}/exchange").location == f"/{early.code}"
    assert phone.post(f"/{early.code}/exchange", data=data).status_code == 410
    assert all(words in phone.words for words in ("Pecivo", "Posodim lestev", "copy the words onto paper"))
    assert [row.text for row in early.all(Exchange)] == ["Družba"]


def test_the_sign_up_leads_here(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/sign-up")
    assert f"/{hall.code}/exchange" in [link.get("href") for link in phone.page.iter("a")]


def test_what_waited_in_the_phone_until_the_end_is_told_the_sentence_alone(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/exchange")
    data, script = {**hidden(phone, "/exchange"), "need-text": "Prevoz"}, {"Accept": "application/json"}
    assert phone.post(f"/{hall.code}/exchange", data=data, headers=script).get_json().keys() == {"sent"}
    long = phone.post(f"/{hall.code}/exchange", data={**data, "need-text": "č" * 281}, headers=script)
    assert long.get_json() == {"said": "Your answer is too long. Shorten it by 1 character."}
    hall.close()
    late = phone.post(f"/{hall.code}/exchange", data=data, headers=script)
    assert late.get_json().keys() == {"said"}


def test_both_pages_say_that_nobody_can_be_asked_without_a_contact(hall: Hall, phone: CheckingClient) -> None:
    told = "Without a telephone or an e-mail we cannot ask you after the workshop."
    send(phone, hall, offer__text="Posodim lestev")
    for page in ("exchange", "exchange?another=1"):
        phone.get(f"/{hall.code}/{page}")
        assert told in phone.words
    phone.set_cookie("kept", "yes", path=f"/{hall.code}")
    for page in ("exchange", "exchange?another=1"):
        phone.get(f"/{hall.code}/{page}")
        assert told not in phone.words

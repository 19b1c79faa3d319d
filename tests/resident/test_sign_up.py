"""What a person can do, without a name."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, fields, hidden, make_hall
from workshop.models import Contact, Seat, SignUp


@pytest.fixture
def signing(app: Flask) -> Hall:
    return make_hall(app, "sign_up")


def tick(phone: CheckingClient, hall: Hall, path: str = "", **data: object) -> str:
    phone.get(f"/{hall.code}{path}")
    answer = phone.post(f"/{hall.code}/sign-up", data={**hidden(phone, "/sign-up"), **data})
    return str(answer.location or answer.status_code)


def test_every_role_is_a_box_and_none_is_ticked(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}")
    boxes = [node for node in phone.page.iter("input") if node.get("name") in {"role", "hours"}]
    assert len(boxes) == 13
    assert [node for node in boxes if node.get("checked") is not None] == []


def test_ticks_are_kept_and_lead_to_the_contact(signing: Hall, phone: CheckingClient) -> None:
    where = tick(phone, signing, role=["2", "5"], hours="1-2", note=" Kombi ob sobotah ")
    (kept,) = signing.all(SignUp)
    assert (kept.role_numbers, kept.hours, kept.note, kept.origin) == ([2, 5], "1-2", "Kombi ob sobotah", "phone")
    assert where == f"/{signing.code}/contact?sign_up={kept.key}"
    assert (signing.count(Contact), signing.count(Seat)) == (0, 0)


def test_the_evening_then_shows_what_was_ticked_and_lets_it_be_changed(signing: Hall, phone: CheckingClient) -> None:
    tick(phone, signing, role=["2"])
    phone.get(f"/{signing.code}")
    assert phone.heading == "Written down. Thank you."
    tick(phone, signing, "/sign-up", role=["3"])
    assert [kept.role_numbers for kept in signing.all(SignUp)] == [[3]]


def test_another_person_on_the_same_phone_is_another_sign_up(signing: Hall, phone: CheckingClient) -> None:
    tick(phone, signing, role=["2"])
    tick(phone, signing, "/sign-up?another=1", role=["3"])
    assert [kept.role_numbers for kept in signing.all(SignUp)] == [[2], [3]]


def test_sending_twice_keeps_one(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}")
    data = {**hidden(phone, "/sign-up"), "role": ["2"]}
    for _ in range(3):
        phone.post(f"/{signing.code}/sign-up", data=data)
    assert signing.count(SignUp) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Tick at least one line or write what you can do."),
        ({"hours": "1-2"}, "Tick at least one line or write what you can do."),
        ({"role": ["99"]}, "The list has changed. Look at it and tick again."),
        ({"role": ["1"], "hours": "often"}, "Choose one of the hours or leave them out."),
        ({"note": "č" * 281}, "Your answer is too long. Shorten it by 1 character."),
        ({"role": ["1"], "key": "forged"}, "This form was open for a long time."),
    ],
)
def test_what_cannot_be_kept_comes_back_in_words(
    signing: Hall, phone: CheckingClient, data: dict[str, object], sentence: str
) -> None:
    assert tick(phone, signing, "", **data) == "422"
    assert sentence in phone.words
    assert signing.count(SignUp) == 0


def test_ticks_come_back_with_the_error(signing: Hall, phone: CheckingClient) -> None:
    tick(phone, signing, role=["2", "4"], note="č" * 281)
    assert fields(phone, "role") == ["2", "4"]


def test_late_is_taken_until_the_evening_closes(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "voting")
    assert phone.get(f"/{hall.code}/sign-up").location == f"/{hall.code}"
    data = {"key": "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d", "role": ["1"]}
    assert phone.post(f"/{hall.code}/sign-up", data=data).status_code == 409
    assert "This comes later this evening." in phone.words
    hall.move("evaluation")
    assert tick(phone, hall, "/sign-up", role=["1"]).startswith(f"/{hall.code}/contact")
    hall.close()
    assert phone.post(f"/{hall.code}/sign-up", data=data).status_code == 410
    assert hall.count(SignUp) == 1


def test_what_waited_in_the_phone_gets_a_receipt_or_the_sentence_alone(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}")
    data, script = hidden(phone, "/sign-up"), {"Accept": "application/json"}
    refused = phone.post(f"/{signing.code}/sign-up", data=data, headers=script)
    said = {"said": "Tick at least one line or write what you can do."}
    assert (refused.status_code, refused.get_json()) == (422, said)
    kept = phone.post(f"/{signing.code}/sign-up", data={**data, "role": ["1"]}, headers=script)
    assert kept.get_json() == {"sent": f"/{signing.code}/contact?sign_up={data['key']}"}


def test_the_phone_keeps_the_draft_of_one_more_person_apart(signing: Hall, phone: CheckingClient) -> None:
    names = []
    for path in ("/sign-up", "/sign-up", "/sign-up?another=1"):
        phone.get(f"/{signing.code}{path}")
        names += [form.get("data-outbox") for form in phone.page.iter("form") if form.get("data-outbox")]
    assert names == ["sign-up", "sign-up", "sign-up-another"]

"""The language: one tap, back to the same page, never a gate."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.world import make_centre, make_workshop
from workshop.extensions import db


@pytest.mark.parametrize(
    ("asked", "spoken"), [("sl-SI", "sl"), ("hr", "sl"), ("sr-Latn", "sl"), ("", "sl"), ("en-GB", "en"), ("de", "sl")]
)
def test_the_first_page_speaks_the_language_of_the_phone(client: CheckingClient, asked: str, spoken: str) -> None:
    client.get("/", headers={"Accept-Language": asked})
    assert client.page.get("lang") == spoken


def test_one_tap_changes_it_and_keeps_the_place(client: CheckingClient) -> None:
    answer = client.get("/language/en?next=/%3Fa=1")
    assert (answer.status_code, answer.location) == (303, "/?a=1")
    client.get("/", headers={"Accept-Language": "sl"})
    assert client.page.get("lang") == "en"


ELSEWHERE = [
    "https://elsewhere.test/",
    "//elsewhere.test",
    "/\\elsewhere.test",
    "/a\\b",
    "/\r\\x",
    "/\r\nSet-Cookie: a=b",
    "/\t/elsewhere.test",
    "/\x00",
    "/\x7f",
    "",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_sent_elsewhere(client: CheckingClient, elsewhere: str) -> None:
    assert client.get("/language/sl", query_string={"next": elsewhere}).location == "/"


def test_a_language_that_we_do_not_speak_is_not_there(client: CheckingClient) -> None:
    assert client.get("/language/xx").status_code == 404


def test_a_draft_is_spoken_on_residents_pages_to_whoever_tapped_it_and_says_that_it_is_one(
    client: CheckingClient,
) -> None:
    assert client.get("/language/it?next=/").status_code == 303
    answer = client.get("/", headers={"Accept-Language": "sl"})
    assert client.page.get("lang") == "it"
    assert "Questa traduzione è una bozza." in answer.text


@pytest.mark.parametrize("draft", ["it", "hu", "sq", "bs"])
def test_no_browser_is_given_a_draft_unasked(client: CheckingClient, draft: str) -> None:
    client.get("/", headers={"Accept-Language": draft})
    assert client.page.get("lang") == "sl"


def test_a_draft_stays_off_the_pages_of_those_who_lead(client: CheckingClient) -> None:
    client.get("/language/hu")
    client.get("/sign-in", headers={"Accept-Language": "en"})
    assert client.page.get("lang") == "en"


def test_an_address_that_is_not_there_is_told_in_the_draft_too(client: CheckingClient) -> None:
    client.get("/language/sq")
    assert client.get("/nikjer/nic").status_code == 404
    assert client.page.get("lang") == "sq"


def test_only_the_languages_of_the_evening_are_offered(client: CheckingClient, in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    assert offered_at(client, workshop.code) == ["en"]
    workshop.texts = {**workshop.texts, "sq": {}}
    db.session.commit()
    assert offered_at(client, workshop.code) == ["en", "sq"]


def offered_at(client: CheckingClient, code: str) -> list[str | None]:
    client.get(f"/{code}", headers={"Accept-Language": "sl"})
    return [link.get("lang") for link in client.page.findall(".//nav[@class='languages']//a")]

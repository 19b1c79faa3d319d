"""The language: one tap, back to the same page, never a gate."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient


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

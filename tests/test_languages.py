"""Which language a page speaks: chosen, else the browser's; Slovene where nothing else is said."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from workshop.languages import choose_language, language_links, offered


@pytest.mark.parametrize(
    ("browser", "language"),
    [
        ("", "sl"),
        ("sl-SI,sl;q=0.9,en;q=0.8", "sl"),
        ("hr-HR,hr;q=0.9,en;q=0.8", "sl"),
        ("sr-Latn-RS", "sl"),
        ("bs", "sl"),
        ("en-GB,en;q=0.9", "en"),
        ("en-GB,sl;q=0.5", "en"),
        ("it-IT,en;q=0.5", "en"),
        ("it-IT,it;q=0.9", "sl"),
        ("*", "sl"),
    ],
)
def test_the_browser_is_heard(app: Flask, browser: str, language: str) -> None:
    with app.test_request_context(headers={"Accept-Language": browser}):
        assert choose_language() == language


def test_a_choice_goes_before_the_browser(client: CheckingClient) -> None:
    client.get("/language/en")
    client.get("/", headers={"Accept-Language": "sl"})
    assert client.page.get("lang") == "en"


def test_a_language_that_is_not_there_is_no_address(client: CheckingClient) -> None:
    assert client.get("/language/xx").status_code == 404


def test_a_choice_that_is_none_is_not_heeded(client: CheckingClient) -> None:
    client.set_cookie("language", "xx")
    client.get("/", headers={"Accept-Language": "en"})
    assert client.page.get("lang") == "en"


def test_a_page_offers_the_other_languages_and_the_way_back(app: Flask) -> None:
    with app.test_request_context("/4827/m3?a=1", headers={"Accept-Language": "sl"}):
        [(code, name, address)] = language_links()
    assert (code, name) == ("en", "English")
    assert address.startswith("/language/en?next=/4827/m3")


@pytest.mark.parametrize(
    ("browser", "first"),
    [("sq-AL,sq;q=0.9,en;q=0.8", "sq"), ("bs-BA", "bs"), ("IT", "it"), ("de-AT", "en"), ("", "en")],
)
def test_the_phones_own_language_comes_first_where_the_evening_offers_it(app: Flask, browser: str, first: str) -> None:
    with app.test_request_context("/4827", headers={"Accept-Language": browser}):
        codes = [code for code, _name, _address in language_links(["it", "hu", "sq", "bs"])]
    assert (codes[0], len(codes)) == (first, 5)


def test_paper_offers_none(in_app: Flask) -> None:
    assert language_links() == []


def test_an_evening_offers_the_drafts_that_its_texts_have_a_place_for_in_the_order_of_the_house() -> None:
    assert offered(["bs", "sl", "hu", "xx"]) == ("sl", "en", "hu", "bs")

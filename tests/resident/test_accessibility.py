"""The statement on accessibility: found from every resident's page, honest, with somebody to write to."""

from __future__ import annotations

from flask import Flask

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.world import make_centre, make_workshop
from workshop.extensions import db


def test_it_says_what_was_not_tested_and_whom_to_tell(client: CheckingClient, in_app: Flask) -> None:
    make_centre()
    text = client.get("/accessibility").text
    assert "Bralnika zaslona še nismo preizkusili." in text
    assert "Ljudska univerza Kranj: info@luk.test" in text
    assert "Inšpektoratu Republike Slovenije za informacijsko družbo" in text


def test_it_is_there_in_english(client: CheckingClient) -> None:
    text = client.get("/accessibility", headers={"Accept-Language": "en"}).text
    assert "No screen reader has been tried yet." in text
    assert "Tell it to somebody who leads the workshop." in text


def test_in_a_draft_the_english_statement_is_marked_as_english(client: CheckingClient) -> None:
    client.get("/language/sq?next=/")
    client.get("/accessibility")
    english = [node for node in client.page.iter() if node.get("lang") == "en"]
    assert client.page.get("lang") == "sq"
    assert any("No screen reader has been tried yet." in "".join(node.itertext()) for node in english)


def test_the_slovene_address_leads_there(client: CheckingClient) -> None:
    assert client.get("/dostopnost").location == "/accessibility"


def test_every_page_leads_there_when_the_evening_is_over_too(client: CheckingClient, in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    for address in ("/", f"/{workshop.code}"):
        assert linked(client, address)
    close(workshop)
    db.session.commit()
    assert linked(client, f"/{workshop.code}")


def linked(client: CheckingClient, address: str) -> bool:
    client.get(address)
    return client.page.find(".//footer//a[@href='/accessibility']") is not None

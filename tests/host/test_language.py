"""A host changes the language in the middle of a sentence: it stays, without scripts, and nothing is stored."""

from __future__ import annotations

from flask import Flask

from tests.checking_client import CheckingClient
from tests.host.cards import table_path
from tests.resident.evenings import hidden, make_hall
from tests.resident.test_language_typed import switch, values
from workshop.models import Statement

WORDS = "Klop pred šolo, rekla je soseda"


def test_what_a_host_was_typing_stays_when_the_language_changes(app: Flask, client: CheckingClient) -> None:
    hall = make_hall(app, "round", 1)
    client.set_cookie("language", "en")
    client.get(table_path(hall))
    key = hidden(client, "/notes")["key"]
    assert switch(client, {"text": WORDS}) == 200
    assert (client.page.get("lang"), values(client.page, "text")) == ("sl", [WORDS])
    assert hidden(client, "/notes")["key"] == key
    assert hall.count(Statement) == 0


def test_a_host_at_another_station_by_now_can_copy_the_words(app: Flask, client: CheckingClient) -> None:
    hall = make_hall(app, "round", 1)
    client.set_cookie("language", "en")
    client.get(table_path(hall))
    hall.move("voting")
    assert switch(client, {"text": WORDS}) == 200
    assert WORDS in client.words
    assert client.heading == "To ste napisali"

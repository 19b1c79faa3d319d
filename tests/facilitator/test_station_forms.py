"""The form of one station and what is stored, one and the same."""

from __future__ import annotations

from flask import Flask

from workshop.facilitator.station_forms import StationForm, flat
from workshop.services.station_edit import StationFacts

FACTS = StationFacts(
    texts={
        "sl": {"title": "Potrebe", "question": "Kaj?", "hint": "Klop", "probes": ["Kdo?", "Kdaj?"]},
        "en": {"title": "Needs", "question": "What?", "hint": "", "probes": []},
    },
    kinds=["need", "concern"],
)


def test_what_is_stored_comes_back_as_it_was(app: Flask) -> None:
    with app.test_request_context(method="POST", data=flat(FACTS)):
        assert StationForm().read() == FACTS


def test_a_language_that_is_not_there_is_empty() -> None:
    values = flat(StationFacts(texts={"sl": FACTS.texts["sl"]}, kinds=[]))
    assert (values["title_en"], values["probes_en"], values["probes_sl"]) == ("", "", "Kdo?\nKdaj?")


def test_only_the_language_of_the_evening_must_be_there(app: Flask) -> None:
    data = {**flat(FACTS), "title_en": "", "question_en": ""}
    with app.test_request_context(method="POST", data=data):
        assert StationForm().need("sl")
        form = StationForm()
        assert not form.need("en")
        assert [field for field, _sentence in form.page_errors] == ["title_en", "question_en"]

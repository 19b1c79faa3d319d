"""Texts in a language, and what a template knows of itself."""

from __future__ import annotations

from tests.domain.templates.ready import ready, station
from workshop.domain.templates import CARD_FIELDS, Texts, parse_template


def test_a_text_speaks_the_language_asked_for() -> None:
    assert Texts({"sl": "soba", "en": "room"}).in_("en") == "room"


def test_a_text_falls_back_to_slovene() -> None:
    assert Texts({"sl": "soba", "en": "room"}).in_("de") == "soba"


def test_a_text_in_all_languages_asked_for() -> None:
    words = Texts({"sl": "soba", "en": "room"}).in_for_all(("sl", "en", "it"))
    assert words == {"sl": "soba", "en": "room", "it": "soba"}


def test_a_card_gives_title_seven_fields_and_source() -> None:
    fields = parse_template(ready()).practices[0].fields_in("en")
    assert fields == {name: f"{name} en" for name in ("title", *CARD_FIELDS, "source")}


def test_the_card_has_seven_fields() -> None:
    assert len(CARD_FIELDS) == 7


def test_optional_stations_are_not_among_the_usual_ones() -> None:
    extra = {**station(5, "concern", "volunteer"), "optional": True}
    template = parse_template(ready(stations=[*ready()["stations"], extra]))
    assert [station.number for station in template.usual_stations] == [1, 2, 3, 4]

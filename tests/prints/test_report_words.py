"""Counted words of reports (templates/report/_words.html): four Slovene forms, numbers as the language writes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.findings import Cell, Marks, People, Shown, share
from workshop.kind_words import kind_word, kinds_word
from workshop.services.report_facts import StatementFacts

FORMS = {
    "statements_word": ("0 izjav", "1 izjava", "2 izjavi", "3 izjave", "5 izjav", "101 izjava", "102 izjavi"),
    "votes_word": ("0 pik", "1 pika", "2 piki", "3 pike", "5 pik", "101 pika", "102 piki"),
    "voted_word": (
        "glasovalo je 0 oseb",
        "glasovala je 1 oseba",
        "glasovali sta 2 osebi",
        "glasovale so 3 osebe",
        "glasovalo je 5 oseb",
        "glasovala je 101 oseba",
        "glasovali sta 102 osebi",
    ),
    "marks_word": tuple(
        f"{n} {word} »Se strinjam«"
        for n, word in (
            (0, "oznak"),
            (1, "oznaka"),
            (2, "oznaki"),
            (3, "oznake"),
            (5, "oznak"),
            (101, "oznaka"),
            (102, "oznaki"),
        )
    ),
}


def said(app: Flask, call: str, language: str = "sl", **values: object) -> str:
    name = call.partition("(")[0]
    source = f'{{% from "report/_words.html" import {name} %}}{{{{ {call} }}}}'
    with app.test_request_context(), force_locale(language):
        return app.jinja_env.from_string(source).render(**values)


@pytest.mark.parametrize("word", list(FORMS))
def test_every_number_has_its_form(in_app: Flask, word: str) -> None:
    assert tuple(said(in_app, f"{word}(n)", n=n) for n in (0, 1, 2, 3, 5, 101, 102)) == FORMS[word]


def test_thousands_are_parted_as_the_language_does(in_app: Flask) -> None:
    assert said(in_app, "statements_word(n)", n=10022) == "10.022 izjav"
    assert said(in_app, "statements_word(n)", "en", n=10022) == "10,022 statements"


def test_percentages_only_of_twenty_and_more(in_app: Flask) -> None:
    assert said(in_app, "share_word(s)", s=share(People(7), People(12))) == "7 od 12"
    assert said(in_app, "share_word(s)", s=share(People(24), People(1086))) == "2\u00a0% (24 od 1.086)"
    assert said(in_app, "share_word(s)", s=share(People(1), People(1086))) == "manj kot 1\u00a0% (1 od 1.086)"


def test_small_cells_are_covered_in_words(in_app: Flask) -> None:
    assert said(in_app, "cell_word(c)", c=Cell(None, Shown.BELOW)) == "manj kot 5"
    assert said(in_app, "cell_word(c)", c=Cell(None, Shown.WITHHELD)) == "ni prikazano"
    assert said(in_app, "cell_word(c)", c=Cell(0)) == "0"


@pytest.mark.parametrize("kind", ["need", "offer", "volunteer", "idea", "concern", "activity", "response", "unmarked"])
def test_every_kind_has_a_word_for_one_and_for_many(in_app: Flask, kind: str) -> None:
    with in_app.test_request_context(), force_locale("sl"):
        one, many = kind_word(kind), kinds_word(kind)
    assert kind not in (one, many)
    assert many[0].isupper()


def test_words_of_one_origin_stay_together_and_phone_goes_without_saying(in_app: Flask) -> None:
    one = StatementFacts(7, 1, "need", "x", None, 3, "host", True, Marks(6), Marks(0), None)
    assert said(in_app, "where_from(o)", o=one).split(" ") == [
        "Potreba\u00a0·",
        "3.\u00a0krog\u00a0·",
        "vodenje\u00a0postaje\u00a0·",
        "zapisano\u00a0po\u00a0koncu\u00a0kroga\u00a0·",
        "Se\u00a0strinja:\u00a06",
    ]
    assert said(in_app, "where_from(o)", o=replace(one, origin="phone", late=False)).count("·") == 2

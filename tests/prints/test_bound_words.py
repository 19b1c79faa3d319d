"""Words of one letter on Slovene paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from workshop.prints.bound_words import bind_words
from workshop.prints.render import render_pdf

WORDS = "Klop v parku z mizo in s senco k vodi a o vsem po potrebi u nas i tam"


def document(body: str, language: str = "sl") -> str:
    head = '<title>Z v</title><style>p { font: 12pt/16pt "A v o" }</style>'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("V parku in z mizo", "V~parku in z~mizo"),
        ("a i v tem", "a~i~v~tem"),
        ("(s streho) »o vodi«", "(s~streho) »o~vodi«"),
        ("klop v <b>parku</b>", "klop v~<b>parku</b>"),
        ("po 5 vrstah, iz mesta", "po 5 vrstah, iz mesta"),
        ('<path d="M1 2 v 3 z "/>', '<path d="M1 2 v 3 z "/>'),
    ],
)
def test_a_word_of_one_letter_is_bound_to_the_next(words: str, bound: str) -> None:
    assert bind_words(document(words)) == document(bound.replace("~", "\u00a0"))


def test_other_languages_are_left_alone() -> None:
    assert bind_words(document("I saw a bench", "en")) == document("I saw a bench", "en")


def test_no_line_ends_in_one_letter_and_the_words_are_found_as_they_were_typed() -> None:
    body = "<h1>Klop v parku</h1>" + "".join(f'<p style="width: {width}mm">{WORDS}</p>' for width in range(20, 60, 4))
    file = PdfReader(io.BytesIO(render_pdf(document(body))))
    heading, *rest = "\n".join(page.extract_text() for page in file.pages).splitlines()
    lines = [line.split() for line in rest]
    assert len(lines) > 30
    assert [line for line in lines if len(line[-1]) == 1] == []
    assert " ".join(" ".join(line) for line in lines) == " ".join([WORDS] * 10)
    assert "\u00a0" not in "".join(rest)
    assert heading == "Klop v parku"
    assert [mark.title for mark in file.outline if isinstance(mark, Destination)] == [heading]

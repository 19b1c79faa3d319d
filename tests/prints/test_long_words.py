"""Words longer than a line are broken on paper: none runs over the edge, into another, or into a code."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.prints.canaries import hold_singing_evening
from tests.prints.paper import Sheet, overlapping, read_sheets, scan
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Station, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.kit_parts import PARTS
from workshop.prints.render import render_pdf

WORD = "Medgeneracijskosodelovalnoskupnostnoprostorskoprevoznooskrbovalnihprogramov"
MARGIN_MM = 9.5
OTHER_PARTS = ",".join(part.key for part in PARTS if not part.key.startswith("poster"))
CHOICES = {"kit": {"sheets": "1", "parts": OTHER_PARTS}, "contacts": {"purpose": "report"}}
FEET = {1: (260,), 2: (144, 274)}
"""Where the slips of a page end, by how many there are, in millimetres."""
LONG = {"title": 160, "venue": 200, "community": 120}
"""As many letters as the forms take."""


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """An evening in which every text of every table is one long word."""
    made = hold_singing_evening(make_centre(), lambda _column: WORD)
    made.community.name = WORD
    for station in db.session.query(Station).filter_by(workshop_id=made.id):
        named = {"title": WORD, "question": f"Kako naj bo {WORD} dostopno?"}
        station.texts = {language: {**texts, **named} for language, texts in station.texts.items()}
    db.session.commit()
    return made


def printed(app: Flask, workshop: Workshop, kind: str, file: Path, options: dict[str, str]) -> list[Sheet]:
    with app.test_request_context():
        source = build_source(get_kind(kind), workshop, "sl", options)
    file.write_bytes(render_pdf(source.html))
    return read_sheets(file)


@pytest.mark.parametrize(
    "kind",
    ["kit", "report", "programme", "answered", "handout", "summary", "minutes", "contacts", "raffle-protocol"],
)
def test_no_word_runs_over_the_edge_or_into_another(
    in_app: Flask, workshop: Workshop, tmp_path: Path, kind: str
) -> None:
    sheets = printed(in_app, workshop, kind, tmp_path / "long.pdf", CHOICES.get(kind, {}))
    assert any(word.text.startswith(WORD[:6]) for sheet in sheets for word in sheet.words)
    over = [
        (sheet.number, word.text)
        for sheet in sheets
        for word in sheet.words
        if not MARGIN_MM < word.left < word.right < sheet.width - MARGIN_MM
    ]
    assert over == []
    assert [pair for sheet in sheets for pair in overlapping(sheet)] == []


@pytest.mark.parametrize("network", ["", "DomKrajanovGolnik"])
@pytest.mark.parametrize("words", [WORD, "Skupni prostor "])
def test_a_poster_leaves_the_codes_their_room(in_app: Flask, tmp_path: Path, network: str, words: str) -> None:
    workshop = make_workshop(make_centre(), title=at_most(words, LONG["title"]))
    workshop.venue, workshop.community.name = (at_most(words, LONG[name]) for name in ("venue", "community"))
    workshop.wifi_name, workshop.wifi_password = network, network and "x" * 63
    db.session.commit()
    file = tmp_path / "posters.pdf"
    _guide, large, small, *wifi = printed(in_app, workshop, "kit", file, {"parts": "poster-a3,poster-a4"})
    assert len(wifi) == bool(network)
    for sheet in (large, small):
        assert overlapping(sheet) == []
        assert len(scan(file, sheet.number, dots_per_inch=100)) == (2 if network else 1)
        said = next(word.bottom for word in sheet.words if word.text == "Sodelujte")
        assert said < next(word.top for word in sheet.words if word.text == "1")


def at_most(words: str, letters: int) -> str:
    """One long word once, others as often as they have room."""
    return words if words == WORD else (words * letters)[:letters].strip()


@pytest.mark.parametrize("name", [WORD[:28], WORD[:40], WORD + WORD[:45], "Ljudska univerza Kranj, javni zavod za vse"])
def test_a_contact_slip_keeps_its_last_line_whatever_the_centre_is_called(
    in_app: Flask, tmp_path: Path, name: str
) -> None:
    centre = make_centre()
    centre.organisation.name = name
    db.session.commit()
    for sheet in printed(in_app, make_workshop(centre), "contact-slips", tmp_path / "slips.pdf", {}):
        assert overlapping(sheet) == []
        last = [word.bottom for word in sheet.words if word.text == "Imam"]
        assert [end < foot for end, foot in zip(last, FEET[len(last)], strict=True)] == [True] * len(last)

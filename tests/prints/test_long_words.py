"""Words longer than a line are broken on paper: none runs over the right edge."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.prints.paper import read_sheets
from tests.prints.planned import plan_ahead
from tests.prints.reported import hold_evening
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import NextStep, Station, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.render import render_pdf

WORD = "Medgeneracijskosodelovalnoskupnostnoprostorskoprevoznooskrbovalnihprogramov"
MARGIN_MM = 9.5


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre(), title=WORD)
    hold_evening(made)
    plan_ahead(made)
    for station in db.session.query(Station).filter_by(workshop_id=made.id):
        named = {"title": WORD, "question": f"Kako naj bo {WORD} dostopno?"}
        station.texts = {language: {**texts, **named} for language, texts in station.texts.items()}
    for step in db.session.query(NextStep).filter_by(workshop_id=made.id):
        step.task, step.holder, step.partner = WORD, WORD, WORD
    db.session.commit()
    return made


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("kit", {"sheets": "1", "parts": "tents,forms,rules,arrivals,run-sheet,host-cards"}),
        ("report", {}),
        ("answered", {}),
    ],
)
def test_no_word_runs_over_the_right_edge(
    in_app: Flask, workshop: Workshop, tmp_path: Path, kind: str, options: dict[str, str]
) -> None:
    with in_app.test_request_context():
        source = build_source(get_kind(kind), workshop, "sl", options)
    file = tmp_path / f"{kind}.pdf"
    file.write_bytes(render_pdf(source.html))
    sheets = read_sheets(file)
    assert any(word.text.startswith(WORD[:6]) for sheet in sheets for word in sheet.words)
    over = [
        (sheet.number, word.text)
        for sheet in sheets
        for word in sheet.words
        if not MARGIN_MM < word.left < word.right < sheet.width - MARGIN_MM
    ]
    assert over == []

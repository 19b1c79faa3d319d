"""The page for the municipality: one page and 260 words, whatever was said (C.4)."""

from __future__ import annotations

from pathlib import Path

import page as pdfcheck
import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.printed import Printed, read
from tests.prints.reported import HIDDEN, PHONE, WAITING, hold_evening, say
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Station, VoteOption, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.render import render_pdf
from workshop.prints.report_fit import MOST_WORDS
from workshop.prints.report_summary import SHORTER, Lengths, excerpt
from workshop.prints.shorter import ever_shorter

LONG = (
    "Prostor, v katerem se lahko vse generacije ob različnih urah srečujejo, učijo, igrajo, kuhajo in si pomagajo, " * 3
)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def make(app: Flask, workshop: Workshop, folder: Path, language: str = "sl") -> Printed:
    with app.test_request_context():
        source = build_source(get_kind("summary"), workshop, language, {})
    return read(render_pdf(source.html), source.html, folder)


def words_on(file: Printed) -> int:
    """As a reader counts them; the numbers of the drawn tables are no words."""
    return sum(any(map(str.isalnum, word)) for word in file.text.split()) - 5


def lengthen(workshop: Workshop, text: str) -> None:
    """Thirty statements of each kind, as long as they may be, and long texts of everything else."""
    for station in db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)):
        for number in range(10):
            for kind in ("need", "offer", "concern"):
                say(workshop, station, kind, f"{number} {text}"[:280])
    workshop.findings_text = text[:300]
    workshop.title = text[:160]
    workshop.requests_text = "\n".join([text[:200]] * 3)
    db.session.commit()


def test_a_line_for_several_answers_that_won_the_vote_leads_the_needs(in_app: Flask, workshop: Workshop) -> None:
    hold_evening(workshop)
    first = db.session.query(VoteOption).filter_by(workshop_id=workshop.id, number=1).one()
    first.statement_id, first.text = None, "Topel prostor za vse"
    db.session.commit()
    with in_app.test_request_context():
        html = build_source(get_kind("summary"), workshop, "sl", {}).html
    needs = html.split("Kaj ljudje najbolj potrebujejo")[1]
    assert needs.index("Topel prostor za vse") < needs.index("15 pik")


@pytest.mark.parametrize("language", ["sl", "en"])
def test_an_ordinary_evening_fits_with_everything(
    in_app: Flask, workshop: Workshop, tmp_path: Path, language: str
) -> None:
    hold_evening(workshop)
    file = make(in_app, workshop, tmp_path, language)
    assert len(file.pages) == 1
    assert 150 <= words_on(file) <= MOST_WORDS
    for profile in ("ua1", "3a"):
        assert [str(one) for one in pdfcheck.validate_pdf_bytes(file.data, profile=profile).failures] == []


def test_it_says_who_was_there_what_is_needed_offered_and_asked(
    in_app: Flask, workshop: Workshop, tmp_path: Path
) -> None:
    hold_evening(workshop)
    text = make(in_app, workshop, tmp_path).text
    for words in (
        "KS Golnik",
        "6. november 2026",
        "Prisotnih je bilo 24 oseb.",
        "Golnik želi topel prostor v pritličju",
        "Prostor za dopoldansko vadbo starejših, po možnosti v pritličju 20 pik",
        "Še 4 v poročilu.",
        "Za sodelovanje se je prijavilo 7 oseb. Največ za naloge: Ključi in odpiranje prostora (5)",
        "Kaj prosimo občino",
        "Prisotni niso vzorec vseh, ki tu živijo.",
    ):
        assert words in text
    assert not any(secret in text for secret in (HIDDEN, WAITING, PHONE))


@pytest.mark.parametrize("text", [LONG, "Ž" * 280, "M" * 19 + " " + "W" * 260, "a " * 140])
def test_the_longest_words_still_make_one_page(in_app: Flask, workshop: Workshop, tmp_path: Path, text: str) -> None:
    hold_evening(workshop)
    lengthen(workshop, text)
    file = make(in_app, workshop, tmp_path)
    assert len(file.pages) == 1
    assert words_on(file) <= MOST_WORDS
    assert "v poročilu." in file.text


def test_a_place_with_the_longest_name_fits_too(in_app: Flask, workshop: Workshop, tmp_path: Path) -> None:
    hold_evening(workshop)
    lengthen(workshop, "Ž" * 280)
    workshop.community.name = "Ž" * 120
    workshop.published_at = NOW
    assert len(make(in_app, workshop, tmp_path).pages) == 1


def test_an_evening_without_a_word_is_a_page_too(in_app: Flask, workshop: Workshop, tmp_path: Path) -> None:
    file = make(in_app, workshop, tmp_path)
    assert len(file.pages) == 1
    assert "Potreb ni zapisal nihče." in file.text
    assert "Prošnje občini niso vpisane." in file.text, "the staff's field: it says nothing of those who came"


def test_the_way_to_the_whole_report_is_on_it_once_it_is_published(
    in_app: Flask, workshop: Workshop, tmp_path: Path
) -> None:
    hold_evening(workshop)
    in_app.config["PUBLIC_URL"] = "https://kratko.si"
    draft = make(in_app, workshop, tmp_path).text
    assert "kratko.si" not in draft
    assert "Osnutek: " in draft
    assert "Celotno poročilo: 2026-11-06_Golnik_porocilo_osnutek.pdf" in draft
    workshop.published_at = NOW
    published = make(in_app, workshop, tmp_path)
    assert f"Celotno poročilo: kratko.si/{workshop.code}" in published.text
    assert "Osnutek" not in published.text
    assert len(published.pages) == 1


def test_lines_give_way_one_at_a_time_and_one_need_stays() -> None:
    steps = list(ever_shorter(Lengths(), SHORTER))
    totals = [one.needs + one.offers + one.requests + one.concerns + one.steps for one in steps]
    assert totals == list(range(17, 17 - len(steps), -1))
    last = steps[-1]
    assert (last.needs, last.offers, last.requests, last.concerns, last.steps) == (1, 1, 1, 0, 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kratka misel", "Kratka misel"),
        ("ena " * 21, "ena " * 19 + "ena …"),
        ("č" * 131, "č" * 130 + " …"),
        ("beseda, " * 18, "beseda, " * 15 + "beseda …"),
    ],
)
def test_a_long_text_is_shown_by_its_beginning(text: str, shown: str) -> None:
    assert excerpt(text) == shown

"""A question that became another one during the evening: what stood before, and what came in under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.facilitator.boards import first_station, say
from tests.services.test_archive import inside, repacked
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.archive import write_archive
from workshop.services.archive_reading import mark_of, read_archive
from workshop.services.asked_before import asks_anew
from workshop.services.edition_facts import pack, unpack
from workshop.services.edition_pruning import One, prune
from workshop.services.editions import gather_all
from workshop.services.report import gather_report
from workshop.services.report_facts import StationFacts
from workshop.services.station_edit import change_station, station_facts


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def ask(workshop: Workshop, minutes: int = 0, **questions: str) -> None:
    """Changes the question of the first station, knowingly, so many minutes after NOW."""
    station = first_station(workshop)
    facts = station_facts(station)
    texts = {key: {**facts.texts[key], "question": words} for key, words in questions.items()}
    at = NOW + timedelta(minutes=minutes)
    change_station(
        workshop=workshop, station=station, facts=replace(facts, texts=texts), actor="1", now=at, knowingly=True
    )


def tell(workshop: Workshop, minutes: int, *texts: str, origin: str = "phone") -> None:
    for row in say(workshop, *texts, state="shown", origin=origin):
        row.created_at = NOW + timedelta(minutes=minutes)
    db.session.commit()


def in_report(workshop: Workshop, language: str = "sl") -> StationFacts:
    return gather_report(workshop=workshop, language=language, now=NOW).stations[0]


def test_another_question_is_one_that_was_there_and_was_not_only_mended() -> None:
    before = {"sl": {"question": "Kaj manjka?"}, "en": {"question": "What is missing?"}}
    after = {
        "sl": {"question": "Kaj je dobro?"},
        "en": {"question": "What is mising?"},
        "it": {"question": "E?"},
    }
    assert asks_anew(before, after) == {"sl": "Kaj manjka?"}
    assert asks_anew({}, after) == asks_anew(before, {}) == {}


def test_the_report_knows_each_wording_and_what_came_in_under_it(workshop: Workshop) -> None:
    first = first_station(workshop).text("question", "sl")
    move_to(workshop, "round", 1)
    tell(workshop, 1, "Klop", "Vrt")
    tell(workshop, 2, "Peč", origin="host")
    ask(workshop, 10, sl="Kaj je dobro?")
    tell(workshop, 10, "Zbor")
    ask(workshop, 20, sl="Kaj bi dali drugim?")
    tell(workshop, 21, "List z mize", "Še en list", origin="paper")
    station = in_report(workshop)
    assert [(one.question, one.until) for one in station.asked] == [
        (first, NOW + timedelta(minutes=10)),
        ("Kaj je dobro?", NOW + timedelta(minutes=20)),
    ]
    assert [station.worded(wording) for wording in (1, 2, 3, None)] == [3, 1, 0, 2]


def test_a_mended_mistyping_and_a_question_before_the_evening_leave_nothing(workshop: Workshop) -> None:
    ask(workshop, sl="Kaj je dobro?")
    move_to(workshop, "round", 1)
    tell(workshop, 1, "Klop")
    ask(workshop, 2, sl="Kaj je dobro!")
    station = in_report(workshop)
    assert station.asked == ()
    assert [one.wording for one in station.statements] == [None]


def test_once_sheets_are_on_the_tables_it_is_kept_before_anybody_has_answered(workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    ask(workshop, sl="Kaj je dobro?")
    assert len(in_report(workshop).asked) == 1


def test_a_report_says_it_in_its_own_language_where_that_changed_too(workshop: Workshop) -> None:
    station = first_station(workshop)
    slovene, english = (station.text("question", language) for language in ("sl", "en"))
    move_to(workshop, "round", 1)
    ask(workshop, 1, sl="Kaj je dobro?", en="What is good?")
    ask(workshop, 2, sl="Kaj bi dali drugim?")
    assert [(one.language, one.question) for one in in_report(workshop, "en").asked] == [
        ("en", english),
        ("sl", "Kaj je dobro?"),
    ]
    assert in_report(workshop).asked[0].question == slovene


def test_an_edition_keeps_it_and_counts_less_without_a_statement(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    tell(workshop, 1, "Klop", "Vrt")
    ask(workshop, 10, sl="Kaj je dobro?")
    reports = gather_all(workshop, NOW)
    assert unpack(pack(reports)) == reports
    pruned = prune(reports["sl"], One(1, "Klop")).stations[0]
    assert (pruned.worded(1), len(pruned.asked)) == (1, 1)


def test_it_travels_with_the_evening(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    tell(workshop, 1, "Klop")
    ask(workshop, 10, sl="Kaj je dobro?")
    before, raw = in_report(workshop), write_archive(workshop=workshop, with_contacts=False, now=NOW)
    db.session.execute(delete(Workshop))
    db.session.commit()
    assert in_report(read_archive(raw=raw, actor="1", now=NOW).workshop) == before


def test_an_evening_without_it_is_the_one_of_an_older_file(workshop: Workshop) -> None:
    data = inside(write_archive(workshop=workshop, with_contacts=False, now=NOW))
    mark = mark_of(data)
    for row in data["rows"]["stations"]:
        assert row.pop("asked_before") == []
    assert mark_of(data) == mark


@pytest.mark.parametrize(
    "kept",
    [
        7,
        ["so"],
        [{}],
        [{"until": "so", "questions": {"sl": ""}}],
        [{"until": "2026-11-06T18:00:00+00:00"}],
        [{"until": "2026-11-06T18:00:00", "questions": {"sl": ""}}],
        [{"until": "2026-11-06T18:00:00+00:00", "questions": {}}],
    ],
)
def test_what_no_file_of_ours_says_is_refused(workshop: Workshop, kept: Any) -> None:
    data = inside(write_archive(workshop=workshop, with_contacts=False, now=NOW))
    data["rows"]["stations"][0]["asked_before"] = kept
    db.session.execute(delete(Workshop))
    db.session.commit()
    with pytest.raises(Refusal, match="archive_broken"):
        read_archive(raw=repacked(data), actor="1", now=NOW)

"""The pages of the presentation, of the reports, of results and roles."""

from __future__ import annotations

import uuid
from datetime import time

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import first_station, say
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Assurance, Ballot, Dots, Group, KeyPoint, Practice, Visit, VoteOption, Workshop
from workshop.services.plans import write_plan
from workshop.services.wall_pages import plenary_pages, presentation_pages, sign_up_pages, vote_lines

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Four groups at five stations."""
    workshop = make_workshop(make_centre())
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7, 5], groups=4)
    db.session.commit()
    return workshop


def kinds(workshop: Workshop) -> list[str]:
    return [page.kind for page in presentation_pages(workshop)]


def test_the_first_page_says_what_the_evening_is_for(workshop: Workshop) -> None:
    first = presentation_pages(workshop)[0]
    assert first.heading == "Naš skupni prostor"
    assert first.note.startswith("Ugotoviti, ali skupnostni prostor potrebujemo")


def test_the_agenda_says_when_each_part_begins_and_leaves_out_arriving(workshop: Workshop) -> None:
    agenda = presentation_pages(workshop)[1]
    assert [(line.lead, line.text) for line in agenda.lines[:2]] == [
        ("18.00", "Pozdrav krajevne skupnosti in ljudske univerze"),
        ("18.05", "Namen in projekt"),
    ]


def test_without_a_beginning_the_agenda_has_titles_alone(workshop: Workshop) -> None:
    workshop.starts_at = None
    assert {line.lead for line in presentation_pages(workshop)[1].lines} == {""}
    workshop.starts_at = time(17, 30)
    assert presentation_pages(workshop)[1].lines[0].lead == "17.30"


def test_an_assurance_hangs_only_once_its_wording_is_confirmed(workshop: Workshop) -> None:
    promise = Assurance(workshop_id=workshop.id, sentence="Prostor bo brezplačen.", person="Ime", function="župan")
    db.session.add(promise)
    db.session.commit()
    assert "assurances" not in kinds(workshop)
    promise.confirmed_at = NOW
    db.session.commit()
    page = next(page for page in presentation_pages(workshop) if page.kind == "assurances")
    assert [(line.text, line.note) for line in page.lines] == [("Prostor bo brezplačen.", "Ime, župan")]


def test_only_good_practices_that_are_used_have_a_page(workshop: Workshop) -> None:
    before = kinds(workshop).count("practice")
    db.session.scalars(select(Practice).where(Practice.workshop_id == workshop.id, Practice.used)).all()[0].used = False
    db.session.commit()
    assert kinds(workshop).count("practice") == before - 1


def test_every_station_has_its_question_on_the_wall(workshop: Workshop) -> None:
    page = next(page for page in presentation_pages(workshop) if page.kind == "stations")
    assert [line.lead for line in page.lines] == ["1", "2", "3", "4", "5"]
    assert page.lines[1].text == "Kakšen naj bo prostor, da se bomo v njem dobro počutili?"


def add_key_point(workshop: Workshop, text: str, state: str, station: int = 1) -> None:
    (statement,) = say(workshop, text, state=state, station=station)
    place = first_station(workshop, station)
    db.session.add(KeyPoint(workshop_id=workshop.id, station_id=place.id, statement_id=statement.id))
    db.session.commit()


def test_every_station_reports_on_a_page_of_its_own(workshop: Workshop) -> None:
    add_key_point(workshop, "čaka", "waiting")
    add_key_point(workshop, "skrita", "hidden")
    add_key_point(workshop, "pokazana", "shown")
    overview, first, *rest = plenary_pages(workshop)
    assert [line.colours for line in overview.lines] == [("blue",), ("orange",), ("green",), ("yellow",), ()]
    assert (first.heading, first.note, first.colours) == ("Potrebe", "1", ("blue",))
    assert [line.text for line in first.lines] == ["pokazana"]
    assert len(rest) == 4


def test_groups_that_walk_together_report_with_all_their_shapes(workshop: Workshop) -> None:
    groups = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.place)).all()
    groups[1].joined_letter = groups[0].letter
    for visit in db.session.scalars(select(Visit).where(Visit.group_id == groups[1].id, Visit.round_number == 0)):
        db.session.delete(visit)
    db.session.commit()
    overview, first, *_ = plenary_pages(workshop)
    assert overview.lines[0].colours == first.colours == ("blue", "orange")


def test_a_closed_table_is_reported_of_where_something_of_it_hangs_on_the_wall(workshop: Workshop) -> None:
    first_station(workshop, 5).closed = {"1": 2}
    db.session.commit()
    assert [line.lead for line in plenary_pages(workshop)[0].lines] == ["1", "2", "3", "4"]
    say(workshop, "skrita", state="hidden", station=5)
    assert [line.lead for line in plenary_pages(workshop)[0].lines] == ["1", "2", "3", "4"]
    say(workshop, "pokazana", state="shown", station=5)
    assert [page.note for page in plenary_pages(workshop)[1:]] == ["1", "2", "3", "4", "5"]


def test_with_two_rings_two_groups_report_of_a_station(workshop: Workshop) -> None:
    write_plan(workshop=workshop, minutes=[13, 10], groups=4, rings=2)
    db.session.commit()
    assert plenary_pages(workshop)[1].colours == ("blue", "violet")


def test_a_line_whose_statement_was_hidden_later_keeps_number_and_dots_and_loses_its_words(workshop: Workshop) -> None:
    shown, hidden = say(workshop, "ostane", state="shown") + say(workshop, "skrita", state="hidden")
    options = [
        VoteOption(workshop_id=workshop.id, number=n, text=row.text, statement_id=row.id)
        for n, row in enumerate((shown, hidden), start=1)
    ]
    ballot = Ballot(workshop_id=workshop.id, key=str(uuid.uuid4()), created_at=NOW)
    db.session.add_all([*options, ballot])
    db.session.flush()
    db.session.add(Dots(ballot_id=ballot.id, option_id=options[1].id, count=2))
    db.session.commit()
    lines = [(line.lead, line.text, line.withdrawn) for line in vote_lines(workshop.id)]
    assert lines == [("1", "ostane", False), ("2", "", True)]
    results = sign_up_pages(workshop)[0].lines
    assert [(line.lead, line.note, line.text, line.count) for line in results] == [
        ("1.", "2", "", 2),
        ("–", "1", "ostane", 0),
    ]


def test_equal_votes_share_one_place_as_in_the_report_and_what_got_none_has_no_place(workshop: Workshop) -> None:
    options = [VoteOption(workshop_id=workshop.id, number=n, text=f"predlog {n}") for n in range(1, 5)]
    ballot = Ballot(workshop_id=workshop.id, key=str(uuid.uuid4()), created_at=NOW)
    db.session.add_all([*options, ballot])
    db.session.flush()
    db.session.add_all(Dots(ballot_id=ballot.id, option_id=option.id, count=1) for option in options[1:])
    db.session.commit()
    results = sign_up_pages(workshop)[0].lines
    assert [(line.lead, line.note) for line in results] == [("1.", "2"), ("1.", "3"), ("1.", "4"), ("–", "1")]

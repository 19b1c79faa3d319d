"""Themes of a report: statements, marks, groups and votes, apart; and the same after a way through an archive."""

from __future__ import annotations

import pytest
from flask import Flask, render_template
from flask_babel import force_locale

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.report import gather_report
from workshop.services.report_file import HEADER, statement_rows
from workshop.services.report_theme_facts import ThemesFacts
from workshop.services.report_tops import top_needs
from workshop.services.themes import make_theme


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def gather(workshop: Workshop) -> ThemesFacts:
    themes = gather_report(workshop=workshop, language="sl", now=NOW).themes
    assert themes is not None
    return themes


def theme(workshop: Workshop, name: str, *statements: Statement) -> None:
    ids = [one.id for one in statements]
    make_theme(workshop=workshop, name=name, statement_ids=ids, actor="1", now=NOW)


def test_without_themes_the_report_has_none(workshop: Workshop) -> None:
    hold_evening(workshop)
    assert gather_report(workshop=workshop, language="sl", now=NOW).themes is None


def test_votes_of_the_statements_are_those_of_their_theme(workshop: Workshop) -> None:
    said = list(hold_evening(workshop).values())
    most_votes = said[[one.text for one in said].index(SAID[1][0][1])]
    unvoted = said[-1]
    theme(workshop, "Brez glasu", unvoted)
    theme(workshop, "Z glasovi", most_votes)
    found = gather(workshop)
    assert found.by_votes
    assert [(one.name, one.votes, one.rank) for one in found.themes] == [
        ("Z glasovi", 20, 1),
        ("Brez glasu", None, None),
    ]


def test_without_a_vote_the_largest_theme_comes_first_and_equals_share_a_place(workshop: Workshop) -> None:
    said = list(hold_evening(workshop, votes=False).values())
    shown = [one for one in said if one.state == "shown"]
    theme(workshop, "Ena", shown[0])
    theme(workshop, "Dve", *shown[1:3])
    theme(workshop, "Tudi dve", *shown[3:5])
    theme(workshop, "Prazna")
    found = gather(workshop)
    assert not found.by_votes
    assert [(one.name, one.rank) for one in found.themes] == [("Dve", 1), ("Tudi dve", 1), ("Ena", 3)]
    assert found.loose == len(shown) - 5


def test_a_statement_that_is_hidden_later_leaves_its_theme_in_the_report(workshop: Workshop) -> None:
    said = [one for one in hold_evening(workshop, votes=False).values() if one.state == "shown"]
    theme(workshop, "Klopi", *said[:2])
    said[0].state = "hidden"
    db.session.commit()
    (found,) = gather(workshop).themes
    assert [one.text for one in found.statements] == [said[1].text]


def test_votes_on_a_withdrawn_statement_count_for_no_theme_and_it_says_so(workshop: Workshop, in_app: Flask) -> None:
    said = hold_evening(workshop)
    vadba, mladi, toplo, ramp = (said[text] for text in (*(SAID[1][place][1] for place in (0, 1, 2)), SAID[2][0][1]))
    theme(workshop, "Vadba", vadba, mladi)
    theme(workshop, "Dostop", ramp)
    theme(workshop, "Toplo", toplo)
    assert [(one.name, one.votes, one.rank) for one in gather(workshop).themes] == [
        ("Vadba", 25, 1),
        ("Dostop", 15, 2),
        ("Toplo", 15, 2),
    ]
    vadba.state = toplo.state = "hidden"
    db.session.commit()
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    found = gather(workshop)
    assert [(one.name, one.votes, one.rank) for one in found.themes] == [("Dostop", 15, 1), ("Vadba", 5, 2)]
    assert found.withdrawn == 35
    with in_app.test_request_context(), force_locale("sl"):
        text = render_template("report/_themes.html", r=report, foreign=None, paper=True)
    assert "Pike za pozneje umaknjene izjave pri temah niso štete: 35." in text
    assert report.votes is not None
    places = {row.item.text: row.rank for row in report.votes.ranked}
    assert [row.rank for row in top_needs(report, 2).rows] == [places[ramp.text], places[mladi.text]] == [2, 4]


def test_the_file_of_statements_names_the_theme(workshop: Workshop) -> None:
    said = [one for one in hold_evening(workshop).values() if one.state == "shown"]
    theme(workshop, "Klopi", said[0])
    rows = statement_rows(gather_report(workshop=workshop, language="sl", now=NOW))
    at = HEADER.index("theme")
    assert {row[HEADER.index("text")] for row in rows if row[at] == "Klopi"} == {said[0].text}
    assert {row[at] for row in rows} == {"Klopi", None}


def test_the_chapter_says_what_people_took_over(workshop: Workshop, in_app: Flask) -> None:
    said = [one for one in hold_evening(workshop).values() if one.state == "shown"]
    theme(workshop, "Klopi", *said[:2])
    report = gather_report(workshop=workshop, language="en", now=NOW)
    with in_app.test_request_context():
        text = render_template("report/_themes.html", r=report, foreign="sl", paper=True)
    assert "Klopi" in text
    assert "<table" in text

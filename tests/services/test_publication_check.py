"""What to look at before a report is published."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.facilitator.boards import first_station
from tests.prints.reported import hold_evening, say
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.findings import Cell
from workshop.extensions import db
from workshop.models import Organisation, Workshop
from workshop.services.publication_check import Check, cells_in, check_publication
from workshop.services.report_publishing import publish_report
from workshop.services.report_writing import save_finding


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    made.closed_at = NOW
    db.session.commit()
    return made


def check(workshop: Workshop) -> Check:
    return check_publication(workshop=workshop, language="sl", now=NOW)


def test_it_says_what_waits_and_which_numbers_are_covered(workshop: Workshop) -> None:
    found = check(workshop)
    assert (found.closed, found.edition, found.changes, found.waiting) == (True, 1, {}, 1)
    assert found.covered > 0


def test_it_tells_whether_the_report_gives_a_contact(workshop: Workshop) -> None:
    assert check(workshop).contact
    db.session.get_one(Organisation, workshop.organisation_id).contact = " "
    db.session.commit()
    assert not check(workshop).contact


def test_words_that_may_be_names_are_shown_with_their_statement(workshop: Workshop) -> None:
    row = say(workshop, first_station(workshop), "need", "Žarnico zamenja Jana, kodo ureja Vzorec")
    save_finding(workshop=workshop, text="Kot pravi Breda, je mrzlo.", actor="1", now=NOW)
    (named,) = [one for one in check(workshop).named if one.row == row.id]
    assert named.words == ("Jana", "Vzorec")
    assert check(workshop).written == ("Breda",)


def test_the_next_edition_has_the_next_number_only_where_something_changed(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert (check(workshop).edition, check(workshop).changes) == (1, {})
    save_finding(workshop=workshop, text="Drugače", actor="1", now=NOW)
    assert (check(workshop).edition, [part.value for part in check(workshop).changes]) == (2, ["finding"])


def test_cells_are_found_however_deep_they_stand() -> None:
    assert cells_in((("phone", Cell(None)), (("desk", Cell(5)),))) == [Cell(None), Cell(5)]

"""People in a report: counts that fit together, small numbers covered, nobody named."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask, render_template
from flask_babel import force_locale

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.findings import Shown
from workshop.extensions import db
from workshop.models import Evaluation, Seat, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import Report


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def gather(workshop: Workshop) -> Report:
    return gather_report(workshop=workshop, language="sl", now=NOW)


def test_heads_counted_at_the_end_come_before_seats(workshop: Workshop) -> None:
    hold_evening(workshop)
    who = gather(workshop).attendance
    assert (who.present, who.counted, who.adults, who.children, who.seats) == (24, True, 22, 2, 24)
    workshop.adults_counted = workshop.children_counted = None
    who = gather(workshop).attendance
    assert (who.present, who.counted, who.adults) == (24, False, None)


def test_two_at_the_desk_are_covered_and_so_is_what_would_give_them_away(workshop: Workshop) -> None:
    hold_evening(workshop)
    cells = dict(gather(workshop).attendance.by_origin)
    assert {origin: cell.shown for origin, cell in cells.items()} == {"desk": Shown.BELOW, "phone": Shown.WITHHELD}
    assert [cell.value for cell in cells.values()] == [None, None]


def test_what_people_said_at_the_desk_is_counted_and_small_numbers_are_covered(workshop: Workshop) -> None:
    said = ["resident"] * 9 + ["public"] * 6 + ["business"] * 2
    db.session.add_all(
        Seat(
            workshop_id=workshop.id, origin="desk", arrived_at=NOW, sector=sector, age_band="65+" if place < 3 else None
        )
        for place, sector in enumerate(said)
    )
    db.session.add(Seat(workshop_id=workshop.id, origin="desk", arrived_at=NOW, sector="public", child=True))
    db.session.commit()
    (sectors,) = gather(workshop).attendance.told
    assert (sectors.question, sectors.people) == ("sector", 17)
    cells = dict(sectors.answers)
    assert (cells["resident"].value, cells["business"].value, cells["society"].value) == (9, None, 0)
    assert cells["public"].shown == Shown.WITHHELD


def test_who_came_while_a_round_ran_is_late_though_the_first_bell_was_forgotten(workshop: Workshop) -> None:
    db.session.add_all(
        Seat(workshop_id=workshop.id, arrived_at=NOW, arrived_round=number) for number in (0, 1, 2, 3, 4, 6)
    )
    db.session.commit()
    assert gather(workshop).attendance.late.value == 5


def test_who_came_after_the_first_bell_is_late(workshop: Workshop) -> None:
    hold_evening(workshop)
    assert gather(workshop).attendance.late.shown == Shown.BELOW
    db.session.add_all(Seat(workshop_id=workshop.id, arrived_at=NOW.replace(hour=19)) for _ in range(3))
    assert gather(workshop).attendance.late.value == 5


def test_a_share_of_the_population_needs_its_source(workshop: Workshop) -> None:
    hold_evening(workshop)
    workshop.community.population = 1086
    assert gather(workshop).attendance.population is None
    workshop.community.population_source = "SURS, 2025"
    share = gather(workshop).attendance.population
    assert share is not None
    assert (share.part, share.whole, share.percent) == (24, 1086, 2)


def test_roles_that_overlap_are_covered_one_by_one_and_hours_together(workshop: Workshop) -> None:
    hold_evening(workshop)
    interest = gather(workshop).interest
    assert interest.people == 7
    assert [(name, cell.value) for name, cell in interest.roles[:3]] == [
        ("Ključi in odpiranje prostora", 5),
        ("Sprejem in kava", 5),
        ("Pomoč pri računalniku", None),
    ]
    assert [cell.value for _, cell in interest.hours] == [None, None]


def test_a_task_that_nobody_chose_is_told_once_anybody_signed_up(workshop: Workshop, in_app: Flask) -> None:
    assert gather(workshop).interest.roles == ()
    hold_evening(workshop)
    report = gather(workshop)
    nobody = [name for name, cell in report.interest.roles if cell.value == 0]
    assert (len(nobody), "Povezava z društvi" in nobody) == (7, True)
    with in_app.test_request_context(), force_locale("sl"):
        text = render_template("report/chapters/interest.html", r=report, paper=True)
    assert f"Teh nalog ni izbral nihče: {'; '.join(nobody)}." in text
    assert text.count("Povezava z društvi") == 1


def test_means_are_of_the_answers_given_with_halves_up(workshop: Workshop) -> None:
    hold_evening(workshop)
    opinion = gather(workshop).opinion
    heard = opinion.ratings[0]
    assert (opinion.sheets, opinion.remarks) == (12, 1)
    assert (heard.answers, heard.mean, heard.spread) == (12, 4.5, (0, 0, 0, 6, 6))
    assert [cell.value for _, cell in opinion.again] == [7, 5, 0]


def test_four_answers_are_too_few_for_a_mean(workshop: Workshop) -> None:
    for number in range(4):
        sheet = Evaluation(workshop_id=workshop.id, heard=5, key=str(uuid.uuid4()), created_at=NOW)
        sheet.clear = 4 if number else None
        db.session.add(sheet)
    rated = gather(workshop).opinion.ratings
    assert [(one.answers, one.mean, one.spread) for one in rated[:2]] == [(4, None, ()), (3, None, ())]

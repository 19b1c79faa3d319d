"""Communities side by side: shares and ranks, what is common, and what is left out."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.programmed import HIDDEN, NEED, OFFER, World, hold_programme
from tests.world import NOW, make_workshop
from workshop.domain.findings import Share
from workshop.domain.matching.course import Act, Course
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Match, Station
from workshop.services.compare import compare_programme, find_member
from workshop.services.compare_facts import Comparison, LeftOut, Link
from workshop.services.matches_acts import act_on_pair
from workshop.services.programme_report_file import comparison_rows


@pytest.fixture
def world(in_app: Flask) -> World:
    return hold_programme()


def compare(world: World) -> Comparison:
    return compare_programme(programme=world.programme, language="sl", now=NOW)


def shares(comparison: Comparison, name: str) -> list[tuple[int, int, int | None, int] | None]:
    (row,) = [one for one in (*comparison.themes, *comparison.kinds) if one.name == name]
    return [(one.share.part, one.share.whole, one.share.percent, one.rank) if one else None for one in row.parts]


def test_a_theme_is_the_same_whatever_its_capitals_and_marks_and_no_other_is_put_with_it(world: World) -> None:
    found = compare(world)
    assert [(one.name, one.held_by, one.known) for one in found.themes] == [
        ("Vadba", 3, 3),
        ("Mladi", 2, 3),
        ("Dostopnost", 2, 3),
        ("Parkirišča", 1, 3),
        ("Hrup", 1, 3),
    ]
    assert [row.name for row in found.shared_by(2)] == ["Mladi", "Dostopnost"]


def test_shares_are_of_the_communitys_own_statements_and_per_cent_only_from_twenty_on(world: World) -> None:
    found = compare(world)
    assert [column.place for column in found.columns] == ["Golnik", "Zlato polje", "Stražišče"]
    assert shares(found, "Vadba") == [(6, 15, None, 1), (4, 22, 18, 2), (9, 27, 33, 1)]
    assert shares(found, "Hrup") == [None, (3, 22, 14, 3), None]
    assert sum(row.parts[0].share.part for row in found.kinds if row.parts[0]) == 15


def test_small_numbers_of_people_are_covered_and_no_total_gives_them_away(world: World) -> None:
    found = compare(world)
    row, *unchosen = found.roles
    assert [(one and one.value) for one in row.cells] == [7, None, 5]
    assert {one and one.value for nobody in unchosen for one in nobody.cells} == {0}
    assert found.columns[1].signed_up.value is None
    assert found.signed_up is None


def test_only_what_both_sides_agreed_to_is_quoted_as_an_offer_for_another_community(world: World) -> None:
    found = compare(world)
    assert (found.links, found.links_proposed) == ((Link(NEED, "Golnik", OFFER, "Stražišče", Course.AGREED),), 0)
    db.session.scalars(select(Match)).one().state = "proposed"
    db.session.commit()
    found = compare(world)
    assert (found.links, found.links_proposed) == ((), 1)
    refs = {"need_ref": f"e{1}", "offer_ref": f"e{2}"}
    evenings = list(world.evenings.values())
    act_on_pair(workshops=evenings, **refs, act=Act.DECLINE, seen="proposed", actor="1", now=NOW)
    assert (compare(world).links, compare(world).links_proposed) == ((), 0)


def test_an_open_evening_and_one_with_other_questions_are_named_and_not_compared(world: World) -> None:
    world.evenings["Golnik"].template_version = 2
    make_workshop(world.centre, title="Še pride")
    db.session.commit()
    found = compare(world)
    assert [column.place for column in found.columns] == ["Zlato polje", "Stražišče"]
    assert found.left_out == (
        LeftOut("Golnik", "Skupni prostor: Golnik", "template"),
        LeftOut("Golnik", "Še pride", "open"),
    )


def test_an_evening_closed_before_anything_began_adds_no_rounds_and_no_groups(world: World) -> None:
    never = make_workshop(world.centre, title="Ni je bilo")
    never.closed_at = NOW
    db.session.commit()
    found = compare(world)
    assert [column.place for column in found.columns] == ["Golnik", "Zlato polje", "Stražišče"]
    assert found.left_out == (LeftOut("Golnik", "Ni je bilo", "not_held"),)


def test_two_evenings_in_one_community_are_told_apart_and_an_empty_programme_has_none(world: World) -> None:
    for evening in world.evenings.values():
        evening.community_id = world.centre.community.id
    db.session.commit()
    db.session.expire_all()
    assert len({column.place for column in compare(world).columns}) == 3
    for evening in world.evenings.values():
        evening.closed_at = None
    db.session.commit()
    found = compare(world)
    assert (found.columns, found.themes, found.present, found.published) == ((), (), 0, False)


def test_stations_that_asked_another_question_are_named(world: World) -> None:
    assert compare(world).differing == ()
    station = compare(world).columns[0].report.stations[1]
    row = db.session.query(Station).filter_by(workshop_id=world.evenings["Golnik"].id, number=station.number).one()
    row.texts = {**row.texts, "sl": {**row.texts["sl"], "question": "Nekaj čisto drugega?"}}
    db.session.commit()
    assert compare(world).differing == (station.number,)


def test_the_file_holds_the_numbers_of_the_tables(world: World) -> None:
    found = compare(world)
    rows = comparison_rows(found)
    for section, compared in (("themes", found.themes), ("kinds", found.kinds)):
        for row in compared:
            in_file = [Share(one[5], one[6], one[7]) for one in rows if one[:2] == (section, row.name)]  # type: ignore[type-var, arg-type]
            assert in_file == [part.share for part in row.parts if part]
    assert [one[5] for one in rows if one[0] == "tasks" and one[5] != 0] == [7, "<5", 5]
    assert [one[5] for one in rows if one[1] == "signed_up"] == [7, "<5", 5]
    assert HIDDEN not in str(rows)


def test_a_programme_is_meant_by_the_code_of_an_evening_or_by_its_number(world: World) -> None:
    evening = world.evenings["Golnik"]
    assert find_member(f"{evening.code[:2]} {evening.code[2:]}") is evening
    assert find_member(str(world.programme.id)).programme is world.programme
    evening.programme_id = None
    db.session.commit()
    db.session.expire_all()
    with pytest.raises(NotFound, match="programme_none"):
        find_member(evening.code)
    for nothing in ("", "999", "²", "9" * 12):
        with pytest.raises(NotFound, match="code_unknown"):
            find_member(nothing)

"""Changing groups, rounds and times."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import AgendaBlock, Evening, Group, JournalEntry, Round, Visit, Workshop
from workshop.services.parts import list_ordered
from workshop.services.plan_edit import PlanSettings, change_plan, lines_with, plan_of


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def change(workshop: Workshop, **changes: Any) -> PlanSettings:
    plan = replace(plan_of(workshop), **changes)
    change_plan(workshop=workshop, plan=plan, actor="test", now=NOW)
    return plan


def agenda(workshop: Workshop) -> dict[str, int]:
    return {block.kind: block.minutes for block in list_ordered(AgendaBlock, workshop.id)}


def sizes(workshop: Workshop) -> list[tuple[int, int]]:
    rows = db.session.execute(select(Group.ring, Group.size).where(Group.workshop_id == workshop.id).order_by(Group.id))
    return [(ring, size) for ring, size in rows]


def test_the_stored_plan_names_rings_and_groups_only_where_they_were_set(workshop: Workshop) -> None:
    assert plan_of(workshop) == PlanSettings(
        people=24,
        minutes=(13, 10, 8, 7, 5),
        rings=None,
        groups=None,
        order="simple",
        mode="groups_move",
        move_seconds=90,
        home_minutes=5,
    )
    change(workshop, rings=2, groups=3)
    assert (plan_of(workshop).rings, plan_of(workshop).groups) == (2, 3)


def test_groups_set_by_hand_are_written(workshop: Workshop) -> None:
    change(workshop, rings=2, groups=3)
    assert sizes(workshop) == [(1, 4), (1, 4), (1, 4), (2, 4), (2, 4), (2, 4)]
    visits = db.session.scalar(select(func.count(Visit.id)).where(Visit.workshop_id == workshop.id))
    assert visits == 6 * (5 + 1)


def test_what_is_saved_is_what_is_read_again(workshop: Workshop) -> None:
    plan = change(
        workshop,
        people=31,
        minutes=(12, 10, 8),
        order="mixed",
        mode="sheets_move",
        move_seconds=30,
        home_minutes=4,
        rings=2,
        groups=3,
    )
    assert plan_of(workshop) == plan


def test_more_people_have_more_sheets_and_stubs_above_their_phones(workshop: Workshop) -> None:
    change(workshop, people=60)
    assert (workshop.paper_sheets, workshop.paper_first_number) == (60, 201)


def test_the_agenda_follows_the_rounds_and_forgets_a_note_that_named_others(workshop: Workshop) -> None:
    change(workshop, minutes=(14, 11, 9), move_seconds=60, home_minutes=7)
    assert agenda(workshop)["carousel"] == 14 + 11 + 9 + 2
    assert agenda(workshop)["home_round"] == 7
    notes = [block.note for block in list_ordered(AgendaBlock, workshop.id) if block.kind == "carousel"]
    assert notes == [""]


def test_other_rounds_of_the_same_whole_take_the_note_with_their_numbers_too(workshop: Workshop) -> None:
    whole = agenda(workshop)["carousel"]
    change(workshop, minutes=(19, 15, 12))
    assert agenda(workshop)["carousel"] == whole == 49
    notes = [block.note for block in list_ordered(AgendaBlock, workshop.id) if block.kind == "carousel"]
    assert notes == [""]


def test_words_without_numbers_stay_beside_other_rounds_of_the_same_whole(workshop: Workshop) -> None:
    block = next(block for block in list_ordered(AgendaBlock, workshop.id) if block.kind == "carousel")
    block.note = "Vsak vzame čaj s seboj"
    change(workshop, minutes=(19, 15, 12))
    assert block.note == "Vsak vzame čaj s seboj"


def test_a_plan_saved_as_it_was_keeps_the_note(workshop: Workshop) -> None:
    change(workshop)
    notes = [block.note for block in list_ordered(AgendaBlock, workshop.id) if block.kind == "carousel"]
    assert notes == ["Pet krogov: 13, 10, 8, 7 in 5 minut; vmes štiri menjave po minuto in pol"]


def test_an_evening_without_a_home_round_gets_one_after_the_carousel(in_app: Flask) -> None:
    workshop = make_workshop(make_centre(), template="region-short")
    workshop.home_minutes = 0
    db.session.execute(delete(AgendaBlock).where(AgendaBlock.kind == "home_round"))
    db.session.commit()
    change(workshop, home_minutes=5)
    kinds = [block.kind for block in list_ordered(AgendaBlock, workshop.id)]
    assert kinds[kinds.index("carousel") + 1] == "home_round"


def test_lines_show_the_agenda_as_it_would_be(workshop: Workshop) -> None:
    before = agenda(workshop)
    plan = replace(plan_of(workshop), minutes=(20, 10), home_minutes=0)
    lines = dict(lines_with(workshop.id, plan))
    assert (lines["carousel"], lines["home_round"]) == (32, 0)
    assert agenda(workshop) == before


def test_a_change_leaves_a_journal_row_and_tells_the_screens(workshop: Workshop) -> None:
    revision = db.session.scalars(select(Evening.stage_revision)).one()
    change(workshop, people=30)
    entry = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert entry is not None
    assert (entry.act, entry.subject, entry.actor) == ("change", "plan", "test")
    assert '"people": 24' in entry.before
    assert '"people": 30' in entry.after
    db.session.expire_all()
    assert db.session.scalars(select(Evening.stage_revision)).one() == revision + 1


def test_a_plan_is_fixed_once_people_have_sat_down(workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    with pytest.raises(WrongState, match="plan_fixed"):
        change(workshop, people=30)
    assert workshop.expected_people == 24


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"groups": 6}, "plan_groups"),
        ({"rings": 8, "groups": 5}, "plan_groups_many"),
        ({"minutes": ()}, "plan_rounds"),
        ({"minutes": (5,) * 6}, "plan_rounds"),
        ({"people": 0}, "plan_people"),
        ({"order": "x"}, "plan_order"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_changed(
    workshop: Workshop, changes: dict[str, Any], code: str
) -> None:
    before = sizes(workshop)
    with pytest.raises(Refusal, match=code):
        change(workshop, **changes)
    db.session.rollback()
    assert sizes(workshop) == before
    assert db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop.id)) == 5


def test_groups_that_cannot_walk_are_stored_and_stay_at_their_table(workshop: Workshop) -> None:
    change(workshop, seated=("B",))
    assert plan_of(workshop).seated == ("B",)
    group = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id, Group.letter == "B")).one()
    tables = select(Visit.table_number).where(Visit.group_id == group.id)
    assert set(db.session.scalars(tables)) == {2}
    change(workshop, seated=())
    assert plan_of(workshop).seated == ()


def test_hosts_are_a_question_for_the_proposal_and_its_groups_are_kept(workshop: Workshop) -> None:
    change(workshop, people=48)
    assert len(sizes(workshop)) == 10
    change(workshop, people=40, hosts=5)
    assert [size for _ring, size in sizes(workshop)] == [8, 8, 8, 8, 8]
    stored = plan_of(workshop)
    assert (stored.hosts, stored.rings, stored.groups) == (None, 1, 5)


def test_the_cafe_takes_every_table(workshop: Workshop) -> None:
    change(workshop, people=16, mode="cafe")
    assert [size for _ring, size in sizes(workshop)] == [4, 3, 3, 3, 3]
    assert (plan_of(workshop).rings, plan_of(workshop).groups) == (None, None)
    change(workshop, mode="groups_move")
    assert [size for _ring, size in sizes(workshop)] == [4, 4, 4, 4]

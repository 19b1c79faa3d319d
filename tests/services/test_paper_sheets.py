"""Whole sheets over the store: every field at once, changed by whoever typed them, one number one sheet."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Ballot, Dots, Evening, Group, JournalEntry, Reaction, Statement, VoteOption, Workshop
from workshop.services.head_count import count_sheets
from workshop.services.moderating import mend_statement, show_statement, undo_act
from workshop.services.moderation_hold import card_mark
from workshop.services.paper_answers import Entry, EntryRefusal, WholeSheet
from workshop.services.paper_checks import FaultySheet
from workshop.services.paper_form import read_form
from workshop.services.paper_reading import count_unreadable, list_numbers, next_number, read_sheet
from workshop.services.paper_sheets import remove_sheet, save_sheet
from workshop.services.paper_slips import slip_lines
from workshop.services.paper_votes import count_ballots, list_bundles


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "plenary")
    return made


def entry(workshop: Workshop, text: str, station: int = 1, row: int = 1, *, unreadable: bool = False) -> Entry:
    place = first_station(workshop, station)
    return Entry(place.id, row, place.kinds[0], text, unreadable)


def sheet(workshop: Workshop, *entries: Entry, number: int = 7, group: int | None = None) -> WholeSheet:
    return WholeSheet(number, group, entries, str(uuid.uuid4()))


def save(workshop: Workshop, typed: WholeSheet, actor: str = "1") -> None:
    save_sheet(workshop=workshop, sheet=typed, actor=actor, now=NOW)


def stored() -> list[Statement]:
    return list(db.session.scalars(select(Statement).order_by(Statement.id)))


def vote(workshop: Workshop) -> list[int]:
    options = [VoteOption(workshop_id=workshop.id, number=n, text=f"Vrstica {n}") for n in (1, 2, 3)]
    db.session.add_all(options)
    db.session.commit()
    move_to(workshop, "voting")
    return [option.id for option in options]


def test_an_answer_stands_in_the_round_in_which_its_group_was_at_the_station(workshop: Workshop) -> None:
    group = db.session.scalars(select(Group).order_by(Group.place)).all()[1]
    save(workshop, sheet(workshop, entry(workshop, "Klop", 2), entry(workshop, "Luči", 1), group=group.id))
    seen = {row.text: row.round_number for row in stored()}
    assert seen["Klop"] == 1
    assert seen["Luči"] > 1
    assert {(row.origin, row.group_id, row.state, row.sheet_number) for row in stored()} == {
        ("paper", group.id, "shown", 7)
    }


def test_the_same_form_again_changes_what_changed_and_nothing_stands_twice(workshop: Workshop) -> None:
    first = sheet(workshop, entry(workshop, "Klop"), entry(workshop, "Luči", row=2), entry(workshop, "Oder", 3))
    save(workshop, first)
    ids = {row.text: row.id for row in stored()}
    save(workshop, replace(first, entries=[entry(workshop, "Klop"), entry(workshop, "Več luči", row=2)]))
    assert {row.text: row.id for row in stored()} == {"Klop": ids["Klop"], "Več luči": ids["Luči"]}
    assert count_sheets(workshop.id) == 1


def test_a_sheet_typed_by_another_form_is_refused(workshop: Workshop) -> None:
    save(workshop, sheet(workshop, entry(workshop, "Klop")))
    with pytest.raises(Refusal, match="sheet_typed"):
        save(workshop, sheet(workshop, entry(workshop, "Luči", 2)))
    assert [row.text for row in stored()] == ["Klop"]


def test_only_whoever_typed_a_sheet_changes_it(workshop: Workshop) -> None:
    first = sheet(workshop, entry(workshop, "Klop"))
    save(workshop, first)
    with pytest.raises(Refusal, match="sheet_typed"):
        save(workshop, replace(first, entries=[entry(workshop, "Nič")]), actor="2")
    with pytest.raises(Refusal, match="sheet_of_another"):
        remove_sheet(workshop=workshop, number=7, actor="2", now=NOW)
    remove_sheet(workshop=workshop, number=7, actor="1", now=NOW)
    assert (stored(), list_numbers(workshop.id)) == ([], [])
    with pytest.raises(NotFound):
        remove_sheet(workshop=workshop, number=7, actor="1", now=NOW)


def test_two_helpers_with_the_same_sheet_do_not_collide(workshop: Workshop, app: Flask) -> None:
    """Both send at the same moment: one stores it, the other hears that it is typed in."""
    forms = [sheet(workshop, entry(workshop, text)) for text in ("Klop", "Luči")]
    start, number = threading.Barrier(2), workshop.id
    db.session.remove()

    def type_in(typed: WholeSheet, actor: str) -> str:
        with app.app_context():
            start.wait(5)
            try:
                save(db.session.get_one(Workshop, number), typed, actor)
            except Refusal as refusal:
                return refusal.code
            return "stored"

    with ThreadPoolExecutor(2) as helpers:
        said = list(helpers.map(type_in, forms, ("1", "2")))
    assert sorted(said) == ["sheet_typed", "stored"]
    assert len(stored()) == 1


def test_what_cannot_be_read_is_kept_and_never_shown(workshop: Workshop) -> None:
    save(
        workshop,
        sheet(workshop, entry(workshop, "", unreadable=True), entry(workshop, "Klop … dom", 2, unreadable=True)),
    )
    assert [(row.text, row.state) for row in stored()] == [("[…]", "hidden"), ("Klop … dom", "hidden")]
    assert count_unreadable(workshop.id) == 2
    card = stored()[0]
    facts: dict[str, Any] = {"workshop": workshop, "statement_id": card.id, "actor": "1", "now": NOW}
    with pytest.raises(Refusal, match="unreadable_kept"):
        show_statement(seen=card_mark(card.state, card.text), **facts)
    mend_statement(seen=card_mark(card.state, card.text), text="Klop pred domom", **facts)
    assert count_unreadable(workshop.id) == 1
    undo_act(seen=card_mark("hidden", "Klop pred domom"), **facts)
    assert count_unreadable(workshop.id) == 2


def test_a_telephone_number_waits_for_the_moderator(workshop: Workshop) -> None:
    save(workshop, sheet(workshop, entry(workshop, "Pokličite 040 123 456")))
    assert [row.state for row in stored()] == ["waiting"]


def test_a_field_is_refused_by_its_place_and_nothing_is_stored(workshop: Workshop) -> None:
    with pytest.raises(FaultySheet, match="text_too_long") as refused:
        save(workshop, sheet(workshop, entry(workshop, "Klop"), entry(workshop, "a" * 300, 2)))
    assert [fault.entry.row for fault in refused.value.faults if isinstance(fault, EntryRefusal)] == [1]
    assert (stored(), list_numbers(workshop.id)) == ([], [])
    with pytest.raises(Refusal, match="sheet_blank"):
        save(workshop, sheet(workshop, entry(workshop, "  ")))


def test_a_slip_is_one_voter_and_follows_its_sheet(workshop: Workshop) -> None:
    assert slip_lines(workshop) == []
    first, second, _third = vote(workshop)
    typed = replace(sheet(workshop, entry(workshop, "Klop")), dots={first: 2, second: 1})
    save(workshop, typed)
    save(workshop, replace(typed, dots={second: 2}))
    assert count_ballots(workshop.id) == (0, 1)
    assert [(dot.option_id, dot.count) for dot in db.session.scalars(select(Dots))] == [(second, 2)]
    assert list_bundles(workshop.id) == []
    assert read_sheet(workshop.id, 7, read_form(workshop)).dots == {second: 2}
    with pytest.raises(Refusal, match="paper_votes_on_one"):
        save(workshop, replace(typed, dots={first: 3}))
    save(workshop, replace(typed, dots={}))
    assert db.session.scalars(select(Ballot)).all() == []


def test_an_answer_that_others_marked_stays_as_it_is(workshop: Workshop) -> None:
    first = sheet(workshop, entry(workshop, "Klop"))
    save(workshop, first)
    facts = {"workshop_id": workshop.id, "statement_id": stored()[0].id, "key": str(uuid.uuid4())}
    db.session.add(Reaction(**facts, mark="agree", created_at=NOW))
    db.session.commit()
    with pytest.raises(EntryRefusal, match="statement_marked"):
        save(workshop, replace(first, entries=[entry(workshop, "Nič")]))


def test_after_the_evening_a_sheet_comes_with_a_reason_and_nothing_that_stands_is_changed(workshop: Workshop) -> None:
    first = sheet(workshop, entry(workshop, "Klop"))
    save(workshop, first)
    workshop.closed_at = NOW
    db.session.scalars(select(Evening)).one().state = "closed"
    db.session.commit()
    late = sheet(workshop, entry(workshop, "Luči"), number=8)
    with pytest.raises(Refusal, match="late_reason"):
        save(workshop, late)
    save(workshop, replace(late, reason="V škatli"))
    assert [row.late for row in stored()] == [False, True]
    assert [row.late_reason for row in stored()] == [None, "V škatli"]
    kept = db.session.scalars(select(JournalEntry.after).order_by(JournalEntry.id.desc())).all()[0]
    assert kept == '{"answers": 1, "changed": ["late"]}'
    with pytest.raises(Refusal, match="closed_fixed"):
        save(workshop, replace(first, entries=[entry(workshop, "Nič")], reason="Pozno"))


def test_a_sheet_is_read_field_by_field_and_the_next_number_is_the_lowest_free_one(workshop: Workshop) -> None:
    save(workshop, sheet(workshop, entry(workshop, "Klop"), entry(workshop, "Oder", 2, 2), number=1))
    place = first_station(workshop, 2)
    read = read_sheet(workshop.id, 1, read_form(workshop))
    assert (read.fields[place.id, 2].text, len(read.fields), read.others) == ("Oder", 2, ())
    assert (next_number([1, 2, 4]), next_number([1, 2, 4], after=3)) == (3, 5)

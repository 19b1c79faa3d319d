"""What a host types for others: stored once, for the right group, mended until the closing, out of others' reach."""

from __future__ import annotations

import threading
import uuid
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.closed import close
from tests.services.tables import at, draft_of, let_through, type_in
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import JournalEntry, Statement, Workshop
from workshop.services.hosting import here_now
from workshop.services.hosting_marks import mark_for_table
from workshop.services.hosting_notes import edit_typed, find_typed, list_typed, submit_for_table, withdraw_typed
from workshop.services.pulse import read_pulse
from workshop.services.statements import Draft, submit_statement

KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def stored() -> list[Statement]:
    return list(db.session.scalars(select(Statement).order_by(Statement.id)))


def test_it_belongs_to_the_group_that_sits_here_and_to_nobody(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    table = at(workshop)
    type_in(table, "Manjka klop")
    [row] = stored()
    group = here_now(table).group
    assert group is not None
    assert (row.origin, row.group_id, row.seat_id, row.round_number) == ("host", group.id, None, 2)
    assert (row.station_id, row.ring, row.state, row.late) == (table.station.id, 1, "waiting", False)


def test_the_pulse_is_raised(workshop: Workshop) -> None:
    before = read_pulse(workshop.code)
    type_in(at(workshop), "Manjka klop")
    after = read_pulse(workshop.code)
    assert (after.revision > before.revision, after.stage) == (True, before.stage)


def test_a_double_tap_stores_once(workshop: Workshop) -> None:
    keys = {type_in(at(workshop), "Manjka klop", key=KEY) for _tap in range(2)}
    assert (keys, len(stored())) == ({KEY}, 1)


def test_other_words_under_the_same_key_are_not_lost(workshop: Workshop) -> None:
    type_in(at(workshop), "Manjka klop", key=KEY)
    assert type_in(at(workshop), "Manjka luč", key=KEY) != KEY
    assert [row.text for row in stored()] == ["Manjka klop", "Manjka luč"]


def test_what_waited_without_a_network_keeps_its_group_and_round_and_is_late(workshop: Workshop) -> None:
    draft = draft_of(at(workshop), "Manjka klop")
    move_to(workshop, "round", 2)
    submit_for_table(table=at(workshop), draft=draft, now=NOW)
    [row] = stored()
    assert (row.group_id, row.round_number, row.late) == (draft.group_id, 1, True)


def test_a_group_of_another_evening_is_not_believed(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Stražišče", "drugi.test"))
    foreign = draft_of(at(other), "x").group_id
    table = at(workshop)
    submit_for_table(table=table, draft=replace(draft_of(table, "Manjka klop"), group_id=foreign), now=NOW)
    group = here_now(table).group
    assert group is not None
    assert [row.group_id for row in stored()] == [group.id]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": "  "}, "text_empty"),
        ({"text": "a" * 281}, "text_too_long"),
        ({"kind": "idea"}, "kind_not_here"),
        ({"kind": ""}, "kind_missing"),
        ({"key": "forged"}, "form_expired"),
    ],
)
def test_what_phones_refuse_is_refused_here(workshop: Workshop, change: dict[str, Any], code: str) -> None:
    table = at(workshop)
    with pytest.raises(Refusal) as refused:
        submit_for_table(table=table, draft=replace(draft_of(table, "Manjka klop"), **change), now=NOW)
    assert (refused.value.code, stored()) == (code, [])


def test_before_the_evening_nothing_is_taken(in_app: Flask) -> None:
    with pytest.raises(Refusal) as refused:
        type_in(at(make_workshop(make_centre())), "Manjka klop")
    assert refused.value.code == "evening_not_begun"


def test_a_closed_evening_takes_and_changes_nothing(workshop: Workshop) -> None:
    key = type_in(at(workshop), "Manjka klop")
    close(workshop)
    table = at(workshop)
    with pytest.raises(Gone):
        type_in(table, "Manjka luč")
    with pytest.raises(Gone):
        edit_typed(table=table, key=key, text="Drugo", now=NOW)
    with pytest.raises(Gone):
        withdraw_typed(table=table, key=key, now=NOW)
    assert [row.text for row in stored()] == ["Manjka klop"]


def test_two_hosts_at_one_table_type_at_the_same_time_and_see_the_same_list(in_app: Flask, workshop: Workshop) -> None:
    db.session.commit()

    def type_five(who: str) -> None:
        with in_app.app_context():
            for number in range(5):
                type_in(at(db.session.get_one(Workshop, workshop.id)), f"{who} {number}")

    both = [threading.Thread(target=type_five, args=(who,)) for who in ("Prva", "Druga")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    db.session.rollback()
    assert {row.text for row in list_typed(at(workshop))} == {f"{w} {n}" for w in ("Prva", "Druga") for n in range(5)}


def test_the_list_holds_what_hosts_typed_here_and_nothing_of_phones(workshop: Workshop) -> None:
    type_in(at(workshop, 1), "Z moje mize")
    type_in(at(workshop, 2), "Z druge mize")
    draft = Draft(1, "need", "S telefona", str(uuid.uuid4()), table_number=1)
    submit_statement(code=workshop.code, token="a phone", draft=draft, now=NOW)
    assert [row.text for row in list_typed(at(workshop, 1))] == ["Z moje mize"]


def test_mended_words_wait_again_and_keep_their_origin(workshop: Workshop) -> None:
    key = type_in(at(workshop), "Manka klop")
    let_through(workshop, "Manka klop")
    edit_typed(table=at(workshop), key=key, text="Manjka klop", now=NOW)
    [row] = stored()
    assert (row.text, row.original, row.state, row.origin) == ("Manjka klop", "Manka klop", "waiting", "host")


def test_deleted_words_are_gone_and_the_journal_never_knew_them(workshop: Workshop) -> None:
    key = type_in(at(workshop), "Manjka klop")
    withdraw_typed(table=at(workshop), key=key, now=NOW)
    assert stored() == []
    [entry] = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "withdraw"))
    assert (entry.actor, "klop" in entry.before + entry.after) == ("host", False)


def test_another_table_reaches_none_of_it(workshop: Workshop) -> None:
    key = type_in(at(workshop, 1), "Manjka klop")
    with pytest.raises(NotFound):
        find_typed(at(workshop, 2), key)
    with pytest.raises(NotFound):
        edit_typed(table=at(workshop, 2), key=key, text="Tuje", now=NOW)
    with pytest.raises(NotFound):
        withdraw_typed(table=at(workshop, 2), key=key, now=NOW)
    assert db.session.scalar(select(func.count(Statement.id))) == 1


def test_a_phones_answer_is_out_of_a_hosts_reach(workshop: Workshop) -> None:
    draft = Draft(1, "need", "S telefona", KEY, table_number=1)
    submit_statement(code=workshop.code, token="a phone", draft=draft, now=NOW)
    with pytest.raises(NotFound):
        withdraw_typed(table=at(workshop), key=KEY, now=NOW)


def test_what_others_have_marked_keeps_its_words(workshop: Workshop) -> None:
    key = type_in(at(workshop), "Manjka klop")
    row = let_through(workshop, "Manjka klop")
    move_to(workshop, "round", 2)
    mark_for_table(table=at(workshop), statement_id=row, mark="agree", key=str(uuid.uuid4()), now=NOW)
    with pytest.raises(Refusal) as refused:
        edit_typed(table=at(workshop), key=key, text="Nekaj drugega", now=NOW)
    assert refused.value.code == "statement_marked"


def test_what_another_group_has_added_to_keeps_its_words(workshop: Workshop) -> None:
    key = type_in(at(workshop), "Manjka klop")
    row = let_through(workshop, "Manjka klop")
    move_to(workshop, "round", 2)
    table = at(workshop)
    added = replace(draft_of(table, "Ob poti v senci"), extends_id=row)
    submit_for_table(table=table, draft=added, now=NOW)
    with pytest.raises(Refusal, match="statement_marked"):
        edit_typed(table=at(workshop), key=key, text="Nekaj drugega", now=NOW)

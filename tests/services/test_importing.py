"""Importing statements: the whole file or nothing, twice adds nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, Reaction, Statement, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.importing import MOST_BYTES, MOST_ROWS, FileFaults, Imported, import_statements
from workshop.services.scene import list_notes

FULL = (
    "station;kind;text;group;round;origin;agree;unclear;state;time\n"
    "1;need;Klub za starejše;a;1;paper;4;1;shown;2017-11-06T18:42+01:00\n"
    "2;idea;Čajna kuhinja;;;;;;;\n"
)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def load(workshop: Workshop, text: str | bytes) -> Imported:
    raw = text.encode() if isinstance(text, str) else text
    return import_statements(workshop=workshop, raw=raw, actor="1", now=NOW)


def stored() -> list[Statement]:
    return list(db.session.scalars(select(Statement).order_by(Statement.id)))


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("commas", [False, True])
def test_every_column_reaches_its_place(workshop: Workshop, bom: str, commas: bool) -> None:
    done = load(workshop, bom + (FULL.replace(";", ",") if commas else FULL))
    assert done == Imported(rows=2, added=2, marks=5)
    first, second = stored()
    letter = db.session.get_one(Group, first.group_id).letter
    assert (letter, first.round_number, first.origin, first.state) == ("A", 1, "paper", "shown")
    assert first.created_at == datetime(2017, 11, 6, 17, 42, tzinfo=UTC)
    assert (second.text, second.origin, second.state, second.created_at) == ("Čajna kuhinja", "import", "waiting", NOW)
    assert (first.moderated_at, second.moderated_at) == (first.created_at, None)
    marks = dict(db.session.execute(select(Reaction.mark, Reaction.count)).all())
    assert marks == {"agree": 4, "unclear": 1}


def test_the_same_file_twice_adds_nothing_and_a_longer_one_only_what_is_new(workshop: Workshop) -> None:
    load(workshop, FULL)
    assert load(workshop, FULL) == Imported(rows=2, added=0, marks=0)
    assert load(workshop, FULL + "1;need;Prevoz;;;;;;;\n").added == 1


def test_the_same_words_twice_in_one_file_are_two_statements(workshop: Workshop) -> None:
    twice = "station,kind,text\n1,need,Klub\n1,need,Klub\n"
    assert load(workshop, twice).added == 2
    assert load(workshop, twice).added == 0


def test_one_bad_row_keeps_the_whole_file_out_and_every_bad_row_is_named(workshop: Workshop) -> None:
    rows = "1,need,Klub\n1,need,\nx,need,a\n1,need,b,,,,,,,yesterday\n1,need,c,Z\n1,need,d,,,carrier\n"
    with pytest.raises(FileFaults) as refused:
        load(workshop, "station,kind,text,group,round,origin,agree,unclear,state,time\n" + rows)
    assert [(fault.line, fault.refusal.code) for fault in refused.value.faults] == [
        (3, "text_empty"),
        (4, "import_number"),
        (5, "import_time"),
        (6, "import_group"),
        (7, "import_choice"),
    ]
    assert stored() == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("station;kind;text\n1;need;č\n".encode("cp1250"), "file_not_utf8"),
        (b"station,text\n1,a\n", "columns_missing"),
        (b"station,kind,text,colour\n1,need,a,red\n", "columns_unknown"),
        (b"station,kind,text,text\n1,need,a,b\n", "columns_twice"),
        (b"", "file_empty"),
        (b"station,kind,text\n", "file_empty"),
        (b'station,kind,text\n1,need,"open\n', "file_not_csv"),
        (b"station,kind,text\n1,need,a,b,c\n", "file_not_csv"),
        (b"x" * (MOST_BYTES + 1), "file_too_large"),
        (b"station,kind,text\n" + b"1,need,a\n" * (MOST_ROWS + 1), "file_too_long"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(workshop: Workshop, raw: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        load(workshop, raw)


def test_a_closed_evening_takes_no_file(workshop: Workshop) -> None:
    move_to(workshop, "evaluation")
    seen = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=seen, actor="1", now=NOW)
    with pytest.raises(WrongState, match="evening_closed"):
        load(workshop, FULL)


def test_a_shown_row_takes_its_place_on_the_wall_by_its_own_time(workshop: Workshop) -> None:
    load(workshop, FULL + "1;need;Prevoz;;;;;;shown;2017-11-06T18:40+01:00\n2;idea;Klop;;;;;;shown;\n")
    assert [note.text for note in list_notes(workshop.id)] == ["Klop", "Klub za starejše", "Prevoz"]

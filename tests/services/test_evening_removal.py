"""An evening goes for good, from every table: what was only prepared, and what holds answers."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.closed import close
from tests.facilitator.boards import say
from tests.rights.filling import fill
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Ballot, JournalEntry, Workshop
from workshop.services.archive_rows import hangs, of_workshop
from workshop.services.evening_removal import count_going, remove_answered, remove_prepared
from workshop.services.matches import ExchangeDraft, enter_exchange
from workshop.services.workshops import deleted_codes


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    say(made, "Šahovski krožek")
    close(made)
    return made


def remove(workshop: Workshop, typed: str = "") -> None:
    remove_answered(workshop=workshop, typed=typed or workshop.code, actor="1", now=NOW)


def left_of(number: int) -> dict[str, int]:
    """How many rows of each table hang on an evening."""
    hanging = [table for table in db.metadata.sorted_tables if hangs(table)]
    found = {
        table.name: db.session.scalar(select(func.count()).select_from(table).where(of_workshop(table, number))) or 0
        for table in hanging
    }
    return {name: count for name, count in found.items() if count}


def test_every_row_of_every_table_goes_and_none_of_another_evening(centre: Centre, workshop: Workshop) -> None:
    stranger = make_centre("Drug zavod", "Drugje", "drugi.test")
    other = make_workshop(stranger, title="Drugi")
    for one, whose, mark in ((workshop, centre, "gone"), (other, stranger, "kept")):
        fill({"workshops": one.id, "accounts": whose.owner.id, "communities": whose.community.id}, mark)
    there, kept, number = left_of(workshop.id), left_of(other.id), workshop.id
    assert set(there) == {table.name for table in db.metadata.sorted_tables if hangs(table)}
    remove(workshop)
    assert (db.session.get(Workshop, number), left_of(number)) == (None, {})
    assert left_of(other.id) == kept


def test_the_journal_keeps_its_number_and_its_code(workshop: Workshop) -> None:
    number, code = workshop.id, workshop.code
    remove(workshop)
    entry = db.session.scalars(select(JournalEntry)).one()
    assert (entry.act, entry.actor, entry.subject_id, entry.workshop_id) == ("delete", "1", number, None)
    assert (entry.before, entry.after) == (f'{{"code": "{code}"}}', "{}")
    assert deleted_codes() == {code}


def test_what_was_only_prepared_goes_with_all_its_parts(centre: Centre) -> None:
    prepared = make_workshop(centre)
    number, code = prepared.id, prepared.code
    assert left_of(number)["stations"] == 5
    remove_prepared(workshop=prepared, actor="1", now=NOW)
    assert (db.session.get(Workshop, number), left_of(number), deleted_codes()) == (None, {}, {code})


def test_what_holds_answers_before_it_has_begun_goes_with_them_or_not_at_all(centre: Centre) -> None:
    answered, promised = (make_workshop(centre, title=title) for title in ("Z odgovori", "S ponudbo"))
    say(answered, "Šahovski krožek")
    offer = {"offer": ExchangeDraft("Prostor za krožek")}
    enter_exchange(workshop=promised, drafts=offer, key=str(uuid4()), origin="desk", actor="1", now=NOW)
    for one in (answered, promised):
        number = one.id
        with pytest.raises(WrongState, match="workshop_has_statements"):
            remove_prepared(workshop=one, actor="1", now=NOW)
        remove(one)
        assert (db.session.get(Workshop, number), left_of(number)) == (None, {})


def test_a_closed_one_goes_with_what_was_said_or_not_at_all(centre: Centre) -> None:
    silent = make_workshop(centre)
    close(silent)
    with pytest.raises(WrongState, match="workshop_has_statements"):
        remove_prepared(workshop=silent, actor="1", now=NOW)


@pytest.mark.parametrize("state", ["check_in", "round"])
def test_what_runs_is_closed_first(centre: Centre, state: str) -> None:
    running = make_workshop(centre, title="Teče")
    move_to(running, state, 1 if state == "round" else 0)
    with pytest.raises(WrongState, match="removal_running"):
        remove(running)
    with pytest.raises(WrongState, match="removal_running"):
        remove_prepared(workshop=running, actor="1", now=NOW)
    assert db.session.get(Workshop, running.id) is not None


def test_its_code_or_its_title_is_typed(workshop: Workshop) -> None:
    for wrong in ("0000", "Naš", " "):
        with pytest.raises(Refusal, match="removal_typed"):
            remove(workshop, wrong)
    remove(workshop, f"  {workshop.title.upper()} ")


def test_what_goes_is_counted(workshop: Workshop) -> None:
    assert count_going(workshop.id)["statements"] == 1
    assert count_going(workshop.id)["photographs"] == 0
    assert count_going(workshop.id)["ballots"] == 0
    for place, voters in enumerate((1, 1, 6)):
        ballot = Ballot(workshop_id=workshop.id, origin="paper", voters=voters, key=f"b{place}", created_at=NOW)
        db.session.add(ballot)
    assert count_going(workshop.id)["ballots"] == 8

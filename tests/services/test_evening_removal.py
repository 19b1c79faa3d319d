"""A closed evening goes for good: from every table, and from the reports of others that quote it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.closed import close
from tests.facilitator.boards import say
from tests.rights.filling import fill
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.domain.findings import Statements
from workshop.domain.matching.course import Course
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Edition, JournalEntry, Workshop
from workshop.services.archive_rows import hangs, of_workshop
from workshop.services.edition_facts import pack
from workshop.services.editions import facts_of, freeze_published, newest_edition
from workshop.services.evening_removal import count_going, remove_closed
from workshop.services.printing import finish_job, list_jobs, start_job
from workshop.services.report_matches import MatchesFacts, PairFacts
from workshop.services.workshops import deleted_codes

QUOTED = PairFacts("Šahovski krožek", "Telovadnica", Course.AGREED, "Golnik")
OWN = PairFacts("Ključ", "Vrata", Course.DONE, "")


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    say(made, "Šahovski krožek")
    close(made)
    return made


def remove(workshop: Workshop, typed: str = "") -> None:
    remove_closed(workshop=workshop, typed=typed or workshop.code, actor="1", now=NOW)


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


@pytest.mark.parametrize("state", ["check_in", "round"])
def test_what_runs_is_closed_first(centre: Centre, state: str) -> None:
    running = make_workshop(centre, title="Teče")
    move_to(running, state, 1 if state == "round" else 0)
    with pytest.raises(WrongState, match="removal_running"):
        remove(running)
    assert db.session.get(Workshop, running.id) is not None


def test_its_code_or_its_title_is_typed(workshop: Workshop) -> None:
    for wrong in ("0000", "Naš", " "):
        with pytest.raises(Refusal, match="removal_typed"):
            remove(workshop, wrong)
    remove(workshop, f"  {workshop.title.upper()} ")


def test_what_goes_is_counted(workshop: Workshop) -> None:
    assert count_going(workshop.id)["statements"] == 1
    assert count_going(workshop.id)["photographs"] == 0


@pytest.fixture
def quoting(centre: Centre) -> Workshop:
    """Another evening whose published report quotes a match with the first, in an earlier edition too."""
    other = make_workshop(centre, title="Drugi")
    close(other)
    other.published_at = NOW
    db.session.commit()
    freeze_published(now=NOW)
    edition = newest_edition(other.id)
    assert edition is not None
    none = Statements(0)
    quoted = MatchesFacts(none, none, (QUOTED, OWN), 0, none, none)
    edition.facts = pack({key: replace(one, matches=quoted) for key, one in facts_of(edition).items()})
    job, _new = start_job(
        workshop_id=other.id, kind="report", language="sl", digest="d", file_name="porocilo.pdf", now=NOW
    )
    finish_job(job_id=job.id, data=b"%PDF", pages=1, now=NOW)
    return other


def test_its_words_leave_every_edition_of_other_evenings_and_their_files(workshop: Workshop, quoting: Workshop) -> None:
    number = quoting.id
    remove(workshop)
    editions = db.session.scalars(select(Edition).where(Edition.workshop_id == number).order_by(Edition.number)).all()
    assert [(one.number, one.why) for one in editions] == [(1, "first"), (2, "hidden")]
    for edition in editions:
        for report in facts_of(edition).values():
            assert report.matches is not None
            assert report.matches.pairs == (OWN,)
    assert [(job.state, job.data) for job in list_jobs(workshop_id=number)] == [("failed", None)]

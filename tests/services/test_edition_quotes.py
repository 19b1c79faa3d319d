"""Reports of other evenings let go of what they quote of one that goes for good."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.closed import close
from tests.facilitator.boards import say
from tests.world import NOW, Centre, make_workshop
from workshop.domain.findings import Statements
from workshop.domain.matching.course import Act, Course
from workshop.extensions import db
from workshop.models import Edition, Workshop
from workshop.services.edition_facts import pack
from workshop.services.editions import facts_of, freeze_published, newest_edition
from workshop.services.evening_removal import remove_answered
from workshop.services.matches_acts import act_on_pair
from workshop.services.printing import finish_job, list_jobs, start_job
from workshop.services.report_matches import MatchesFacts, PairFacts
from workshop.services.report_publishing import publish_report

WANTED = "Klopi ob poti"
QUOTED = PairFacts("Šahovski krožek", "Telovadnica", Course.AGREED, "Golnik")
OWN = PairFacts("Ključ", "Vrata", Course.DONE, "")


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    say(made, "Šahovski krožek")
    close(made)
    return made


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
    remove_answered(workshop=workshop, typed=workshop.code, actor="1", now=NOW)
    editions = db.session.scalars(select(Edition).where(Edition.workshop_id == number).order_by(Edition.number)).all()
    assert [(one.number, one.why) for one in editions] == [(1, "first"), (2, "hidden")]
    for edition in editions:
        for report in facts_of(edition).values():
            assert report.matches is not None
            assert report.matches.pairs == (OWN,)
    assert [(job.state, job.data) for job in list_jobs(workshop_id=number)] == [("failed", None)]


@pytest.mark.parametrize("matched", ["gone", "third"])
def test_words_that_were_said_elsewhere_too_go_only_with_their_own_match(
    workshop: Workshop, centre: Centre, matched: str
) -> None:
    third, other = make_workshop(centre, title="Tretji"), make_workshop(centre, title="Drugi")
    needs = {"gone": say(workshop, WANTED, state="shown")[0], "third": say(third, WANTED, state="shown")[0]}
    (offer,) = say(other, "Telovadnica", state="shown", station=4)
    seen = ""
    for move in (Act.ACCEPT, Act.NEED_AGREES, Act.OFFER_AGREES):
        seen = act_on_pair(
            workshops=[workshop, third, other],
            need_ref=f"s{needs[matched].id}",
            offer_ref=f"s{offer.id}",
            act=move,
            seen=seen,
            actor="1",
            now=NOW,
        ).state
    close(other)
    publish_report(workshop=other, actor="1", now=NOW)
    number = other.id
    remove_answered(workshop=workshop, typed=workshop.code, actor="1", now=NOW)
    newest = newest_edition(number)
    assert newest is not None
    assert [len(one.matches.pairs) for one in facts_of(newest).values() if one.matches] == (
        [0, 0] if matched == "gone" else [1, 1]
    )

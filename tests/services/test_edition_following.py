"""What is hidden or covered after publication leaves the public report at once, and nothing else goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.facilitator.boards import first_station
from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, Centre, make_workshop
from workshop.domain.findings import Statements
from workshop.domain.matching.course import Act, Course
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import Evening, Statement, Workshop
from workshop.services.deeds import add_deed
from workshop.services.edition_facts import pack, plain
from workshop.services.editions import facts_of, list_editions, newest_edition, read_edition, read_published
from workshop.services.matches_acts import act_on_pair
from workshop.services.moderating import (
    cover_words,
    hide_statement,
    mask_statement,
    mend_statement,
    show_statement,
    take_out_statement,
    undo_act,
)
from workshop.services.moderation_hold import card_mark
from workshop.services.printing import finish_job, list_jobs, start_job
from workshop.services.report_facts import Report
from workshop.services.report_matches import MatchesFacts, PairFacts
from workshop.services.report_publishing import publish_report, waiting_changes
from workshop.services.report_writing import save_finding
from workshop.services.themes import make_theme

VOTED = SAID[1][0][1]
"""It has marks, votes, a theme, and is a key point."""
PAIRS = (PairFacts(VOTED, "Telovadnica", Course.AGREED, "Golnik"), PairFacts("Ključ", "Vrata", Course.DONE, ""))


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    said = hold_evening(made)
    make_theme(
        workshop=made, name="Vadba", statement_ids=[said[text].id for _, text in SAID[1][:3]], actor="1", now=NOW
    )
    db.session.scalars(select(Evening)).one().state = "closed"
    made.closed_at = NOW
    db.session.commit()
    publish_report(workshop=made, actor="1", now=NOW)
    return made


def act(workshop: Workshop, service: Callable[..., Any], text: str, seconds: int = 60, **more: Any) -> Statement:
    card = db.session.scalars(select(Statement).filter_by(workshop_id=workshop.id, text=text)).one()
    now = NOW + timedelta(seconds=seconds)
    seen = card_mark(card.state, card.text)
    if service in (hide_statement, take_out_statement):
        more["knowingly"] = True
    service(workshop=workshop, statement_id=card.id, seen=seen, actor="1", now=now, **more)
    return card


def public(workshop: Workshop) -> Report:
    return read_published(workshop=workshop, language="sl", now=NOW)


def test_hiding_takes_every_trace_away_in_an_edition_of_its_own(workshop: Workshop) -> None:
    number = next(one.number for one in public(workshop).statements if one.text == VOTED)
    act(workshop, hide_statement, VOTED)
    found = public(workshop)
    assert VOTED not in str(plain(found))
    assert (found.edition, found.hidden) == (2, 2)
    assert [one.number for one in found.withdrawn] == [number]
    assert [(one.why, one.statement) for one in found.editions] == [("first", None), ("hidden", number)]
    assert waiting_changes(workshop, NOW) == {}


def test_what_waits_to_be_published_does_not_go_out_with_it(workshop: Workshop) -> None:
    save_finding(workshop=workshop, text="Še ne za javnost", actor="1", now=NOW)
    extra = db.session.scalars(select(Statement).filter_by(state="waiting")).one()
    extra.state = "shown"
    db.session.commit()
    before = public(workshop)
    act(workshop, hide_statement, VOTED)
    found = public(workshop)
    assert VOTED not in str(plain(found))
    assert (found.finding, extra.text in str(plain(found))) == (before.finding, False)
    assert {one.number for one in before.statements} - {one.number for one in found.statements} == {1}
    assert [part.value for part in waiting_changes(workshop, NOW)] == ["added", "finding"]


@pytest.mark.parametrize("text", [VOTED, SAID[2][1][1]], ids=["in a theme", "in none"])
def test_where_something_waits_too_what_is_left_is_counted_right(workshop: Workshop, text: str) -> None:
    last = db.session.scalars(select(Statement).filter_by(text=SAID[5][0][1])).one()
    make_theme(workshop=workshop, name="Drugo", statement_ids=[last.id], actor="1", now=NOW)
    place = f"p{first_station(workshop).id}"
    add_deed(workshop=workshop, about=place, text="Klop stoji.", done_on=NOW.date(), actor="1", now=NOW)
    act(workshop, hide_statement, text)
    found = public(workshop)
    assert found.themes is not None
    in_themes = sum(len(theme.statements) for theme in found.themes.themes)
    assert found.themes.loose == len(found.statements) - in_themes
    assert sum(row.statements or 0 for row in found.answered) == len(found.statements)
    assert [theme.name for theme in found.themes.themes] == ["Vadba"]
    assert "Klop stoji." not in str(plain(found))


def test_where_matches_wait_too_needs_and_offers_are_counted_right(workshop: Workshop) -> None:
    rows = {one.text: f"s{one.id}" for one in db.session.scalars(select(Statement).filter_by(workshop_id=workshop.id))}
    first, second = (rows[SAID[1][at][1]] for at in (0, 1))
    helping, lending = (rows[SAID[4][at][1]] for at in (0, 1))

    def match(need: str, offer: str, *acts: Act) -> None:
        seen = ""
        for move in acts:
            row = act_on_pair(
                workshops=[workshop], need_ref=need, offer_ref=offer, act=move, seen=seen, actor="1", now=NOW
            )
            seen = row.state

    match(first, helping, Act.ACCEPT, Act.NEED_AGREES, Act.OFFER_AGREES)
    publish_report(workshop=workshop, actor="1", now=NOW, sentence="Prvo ujemanje.")
    match(second, lending, Act.ACCEPT)
    was = public(workshop).matches
    act(workshop, hide_statement, VOTED)
    found = public(workshop).matches
    assert was is not None
    assert found is not None
    assert (len(was.pairs), found.pairs, found.proposed) == (1, (), 0)
    assert (found.needs, found.needs_left) == (was.needs - 1, was.needs_left)
    assert (found.offers, found.offers_left) == (was.offers, was.offers_left + 1)


def test_a_hidden_statement_is_gone_from_a_withdrawn_report_that_comes_back(workshop: Workshop) -> None:
    workshop.published_at = None
    db.session.commit()
    act(workshop, hide_statement, VOTED)
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert VOTED not in str(plain(public(workshop)))


def test_a_covered_name_is_covered_in_earlier_editions_too(workshop: Workshop) -> None:
    text = SAID[5][0][1]
    card = act(workshop, cover_words, text, words="ob SOBOTAH")
    assert card.text == "Odpiranje in zapiranje [izpuščeno]"
    for found in (public(workshop), read_edition(workshop=workshop, number=1, language="en")):
        assert text not in str(plain(found))
        assert card.text in str(plain(found))
    assert [one.why for one in list_editions(workshop.id)] == ["first", "covered"]


def test_a_number_that_was_masked_in_print_already_needs_no_edition(workshop: Workshop) -> None:
    text = SAID[1][6][1]
    act(workshop, mask_statement, text)
    assert len(list_editions(workshop.id)) == 1


@pytest.mark.parametrize("pending", [False, True])
def test_undo_brings_it_back_and_says_so(workshop: Workshop, pending: bool) -> None:
    text = SAID[2][1][1]
    before = public(workshop)
    if pending:
        save_finding(workshop=workshop, text="Še ne za javnost", actor="1", now=NOW)
    card = act(workshop, hide_statement, text)
    act(workshop, undo_act, card.text, seconds=65)
    assert public(workshop).statements == before.statements
    assert [one.why for one in list_editions(workshop.id)] == ["first", "hidden", "brought_back"]


def test_what_is_hidden_by_mistake_comes_back_with_the_next_edition_as_it_was(workshop: Workshop) -> None:
    before = public(workshop)
    act(workshop, hide_statement, VOTED)
    act(workshop, show_statement, VOTED, seconds=60 * 60 * 24 * 9)
    assert [part.value for part in waiting_changes(workshop, NOW)][:1] == ["added"]
    publish_report(workshop=workshop, actor="1", now=NOW, sentence="Izjava št. 1 je spet tu.")
    found = public(workshop)
    assert (found.edition, found.statements, found.stations) == (3, before.statements, before.stations)


def test_what_its_author_wants_back_is_gone_for_good_from_every_edition(workshop: Workshop) -> None:
    card = act(workshop, take_out_statement, VOTED)
    assert (card.state, card.text, card.original) == ("hidden", "[izpuščeno]", None)
    for found in (public(workshop), read_edition(workshop=workshop, number=1, language="sl")):
        assert VOTED not in str(plain(found))
    assert [one.why for one in list_editions(workshop.id)] == ["first", "hidden"]
    for service in (show_statement, undo_act):
        with pytest.raises(WrongState):
            act(workshop, service, card.text, seconds=61)


def test_what_was_hidden_first_can_be_taken_out_for_good_later(workshop: Workshop) -> None:
    act(workshop, hide_statement, VOTED)
    act(workshop, take_out_statement, VOTED)
    assert VOTED not in str(plain(read_edition(workshop=workshop, number=1, language="sl")))
    assert len(list_editions(workshop.id)) == 2


def test_what_stood_in_no_edition_makes_none(workshop: Workshop) -> None:
    waiting = db.session.scalars(select(Statement).filter_by(state="waiting")).one()
    act(workshop, hide_statement, waiting.text)
    assert len(list_editions(workshop.id)) == 1


def test_words_stay_shut_after_closing(workshop: Workshop) -> None:
    card = db.session.scalars(select(Statement).filter_by(text=VOTED)).one()
    seen = card_mark("shown", VOTED)
    with pytest.raises(WrongState, match="closed_fixed"):
        mend_statement(workshop=workshop, statement_id=card.id, seen=seen, text="Drugače", actor="1", now=NOW)


@pytest.fixture
def quoting(centre: Centre, workshop: Workshop) -> Workshop:
    """Another evening of the programme, whose report quotes a statement of the first in a match; a file was made."""
    other = make_workshop(centre, title="Druga delavnica")
    other.closed_at = NOW
    db.session.commit()
    publish_report(workshop=other, actor="1", now=NOW)
    edition = newest_edition(other.id)
    assert edition is not None
    none = Statements(0)
    quoted = MatchesFacts(none, none, PAIRS, 0, none, none)
    edition.facts = pack({key: replace(one, matches=quoted) for key, one in facts_of(edition).items()})
    job, _new = start_job(
        workshop_id=other.id, kind="report", language="sl", digest="d", file_name="porocilo.pdf", now=NOW
    )
    finish_job(job_id=job.id, data=VOTED.encode(), pages=1, now=NOW)
    return other


def pairs_of(report: Report) -> tuple[PairFacts, ...]:
    assert report.matches is not None
    return report.matches.pairs


def test_a_report_of_another_evening_that_quotes_it_lets_it_go_too(workshop: Workshop, quoting: Workshop) -> None:
    act(workshop, hide_statement, VOTED)
    found = public(quoting)
    assert (found.edition, pairs_of(found)) == (2, PAIRS[1:])
    assert (found.editions[1].why, found.editions[1].statement) == ("hidden", None)
    assert [(job.state, job.data) for job in list_jobs(workshop_id=quoting.id)] == [("failed", None)]


def test_what_another_evening_quoted_is_covered_in_its_earlier_editions_too(
    workshop: Workshop, quoting: Workshop
) -> None:
    act(workshop, cover_words, VOTED, words=VOTED)
    covered = (replace(PAIRS[0], need="[izpuščeno]"), PAIRS[1])
    found = [read_edition(workshop=quoting, number=number, language="sl") for number in (1, 2)]
    assert [pairs_of(report) for report in found] == [covered, covered]
    assert [(job.state, job.data) for job in list_jobs(workshop_id=quoting.id)] == [("failed", None)]

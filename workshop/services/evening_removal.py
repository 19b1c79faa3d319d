"""Taking a closed evening away for good, with everything that was said, kept and made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, exists, func, select, union

from workshop.domain.editions import Why
from workshop.domain.evening import State
from workshop.domain.personal_data import mask
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import Model, db
from workshop.models import (
    Ballot,
    Contact,
    Draw,
    Edition,
    Evaluation,
    Exchange,
    Match,
    NextStep,
    Photograph,
    PrintJob,
    Seat,
    SignUp,
    Statement,
    Workshop,
)
from workshop.services.edition_facts import pack
from workshop.services.edition_following import Reports
from workshop.services.editions import add_edition, facts_of, newest_edition
from workshop.services.erased_bytes import settle_erased
from workshop.services.holding import whole
from workshop.services.journal import record_for
from workshop.services.moderation_hold import hold_state
from workshop.services.narrow import table_of
from workshop.services.printing import drop_files
from workshop.services.report_facts import Report
from workshop.services.workshops import DELETED

TOLD: tuple[type[Model], ...] = (
    *(Statement, Ballot, Evaluation, Exchange, SignUp, Contact, Seat, Draw),
    *(NextStep, Photograph, Edition, PrintJob),
)
"""What whoever takes an evening away reads in numbers; all else that hangs on it goes too."""


def count_going(workshop_id: int) -> dict[str, int]:
    """How many rows of each table in TOLD go, by the table's name."""
    asked = {
        table.name: select(func.count()).where(table.c.workshop_id == workshop_id) for table in map(table_of, TOLD)
    }
    return {name: db.session.scalar(query) or 0 for name, query in asked.items()}


def refuse_running(state: str | None) -> None:
    """Raises WrongState between the doors and the closing: people are writing."""
    if state not in (None, State.PREPARED, State.CLOSED):
        raise WrongState("removal_running")


@whole
def remove_closed(*, workshop: Workshop, typed: str, actor: str, now: datetime) -> None:
    """All rows and files of the evening go, and its words leave the reports of others. Its code is never given again.

    ``typed`` is its code or its title, against a slip. The journal keeps its number and code. Raises WrongState for an
    evening that is not closed."""
    state = hold_state(workshop)
    refuse_running(state)
    if state != State.CLOSED:
        raise WrongState("removal_running")
    if typed.strip().casefold() not in {workshop.code, workshop.title.strip().casefold()}:
        raise Refusal("removal_typed")
    for other in others_of(workshop):
        hold_state(other)
        take_words_out(workshop, other, now)
    record_for(
        workshop.organisation_id,
        actor=actor,
        act="delete",
        now=now,
        subject=f"{DELETED}{workshop.code}",
        subject_id=workshop.id,
        before={"code": workshop.code},
    )
    db.session.flush()
    db.session.execute(delete(Workshop).where(Workshop.id == workshop.id).execution_options(synchronize_session=False))
    db.session.commit()
    db.session.expunge_all()
    settle_erased()


def others_of(workshop: Workshop) -> list[Workshop]:
    """Evenings of the centre that may quote this one, whatever programme they are in by now."""
    quoted = exists().where(Edition.workshop_id == Workshop.id)
    same = workshop.programme_id is not None and Workshop.programme_id == workshop.programme_id
    asked = select(Workshop).where(
        Workshop.organisation_id == workshop.organisation_id, Workshop.id != workshop.id, quoted | same
    )
    return list(db.session.scalars(asked.order_by(Workshop.id)))


def take_words_out(gone: Workshop, other: Workshop, now: datetime) -> None:
    """Matches with the evening that goes leave every edition of another; the public gets a new one."""
    words = words_of(gone.id) - words_of(other.id)
    pairs = pairs_between(gone.id, other.id)
    drop_files(other.id)
    newest = newest_edition(other.id)
    if newest is None:
        return
    found = facts_of(newest)
    reports = {language: without(report, words, pairs) for language, report in found.items()}
    if reports != found:
        add_edition(other, reports, Why.HIDDEN, now)
    for edition in db.session.scalars(select(Edition).where(Edition.workshop_id == other.id)):
        before = facts_of(edition)
        after: Reports = {language: without(report, words, pairs) for language, report in before.items()}
        if after != before:
            edition.facts = pack(after)


def without(report: Report, words: set[str], pairs: set[tuple[str, str]]) -> Report:
    """The report without the pairs of which a half stands in ``words``, and without ``pairs``."""
    if report.matches is None:
        return report
    kept = tuple(
        one for one in report.matches.pairs if not words & {one.need, one.offer} and (one.need, one.offer) not in pairs
    )
    return replace(report, matches=replace(report.matches, pairs=kept))


def words_of(workshop_id: int) -> set[str]:
    """Every need, offer and other answer of an evening, as a report prints it."""
    said = union(
        select(Statement.text).where(Statement.workshop_id == workshop_id),
        select(Exchange.text).where(Exchange.workshop_id == workshop_id),
    )
    return {mask(text) for text in db.session.scalars(said) if text}


def pairs_between(one: int, other: int) -> set[tuple[str, str]]:
    """The matches between two evenings, in the words of a report."""
    halves: dict[int, tuple[int, str]] = {}
    asked = (
        select(Exchange.id, Exchange.workshop_id, Exchange.text, Statement.text)
        .outerjoin(Statement, Statement.id == Exchange.statement_id)
        .where(Exchange.workshop_id.in_((one, other)))
    )
    for number, where, full, said in db.session.execute(asked):
        halves[number] = where, mask(said or full)
    found = db.session.execute(select(Match.need_id, Match.offer_id).where(Match.need_id.in_(halves)))
    between = [(halves[need], halves[offer]) for need, offer in found if offer in halves]
    return {(need[1], offer[1]) for need, offer in between if need[0] != offer[0]}

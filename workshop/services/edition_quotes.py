"""What reports of other evenings quote of one that goes for good leaves all their editions, and their files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, select, union

from workshop.domain.editions import Why
from workshop.domain.personal_data import mask
from workshop.extensions import db
from workshop.models import Edition, Exchange, Match, Statement, Workshop
from workshop.services.edition_facts import pack
from workshop.services.edition_following import Reports
from workshop.services.editions import add_edition, facts_of, newest_edition
from workshop.services.matches_board import around
from workshop.services.moderation_hold import hold_state
from workshop.services.printing import drop_files
from workshop.services.report_facts import Report


def take_words_out(gone: Workshop, now: datetime) -> None:
    """While the rows of ``gone`` are still there. The caller commits."""
    for other in others_of(gone):
        hold_state(other)
        leave(gone, other, now)


def others_of(workshop: Workshop) -> list[Workshop]:
    """Evenings of the centre that may quote this one, whatever programme they are in by now."""
    quoted = exists().where(Edition.workshop_id == Workshop.id)
    same = workshop.programme_id is not None and Workshop.programme_id == workshop.programme_id
    asked = select(Workshop).where(
        Workshop.organisation_id == workshop.organisation_id, Workshop.id != workshop.id, quoted | same
    )
    return list(db.session.scalars(asked.order_by(Workshop.id)))


def leave(gone: Workshop, other: Workshop, now: datetime) -> None:
    """Matches with the evening that goes leave every edition of another; the public gets a new one. Words that were
    said elsewhere too tell of a match only where one is known."""
    words = words_of([gone.id]) - words_of([one.id for one in around(other) if one.id != gone.id])
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


def words_of(workshop_ids: Collection[int]) -> set[str]:
    """Every need, offer and other answer of these evenings, as a report prints it."""
    said = union(
        select(Statement.text).where(Statement.workshop_id.in_(workshop_ids)),
        select(Exchange.text).where(Exchange.workshop_id.in_(workshop_ids)),
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

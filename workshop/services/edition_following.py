"""What a moderator hides or covers after publication leaves the public report at once, in a new edition of its own.

What waits to be published stays back: only what the act itself changed is carried over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import exists, select

from workshop.domain.editions import OF_ACT, Why
from workshop.domain.personal_data import mask
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Edition, Statement, Workshop
from workshop.services.edition_facts import pack
from workshop.services.edition_pruning import One, prune, put, walk
from workshop.services.editions import add_edition, facts_of, gather_all, newest_edition
from workshop.services.moderation_hold import hold_state
from workshop.services.printing import drop_files
from workshop.services.report_facts import Report
from workshop.services.report_matches import MatchesFacts

Reports = Mapping[str, Report]
TOTALS = ("needs", "offers", "proposed", "needs_left", "offers_left")


@contextmanager
def followed(workshop: Workshop, statement: Statement, act: str, now: datetime) -> Iterator[None]:
    """Around an act on a statement. Nothing follows before there is an edition, nor from what stood in none."""
    newest = newest_edition(workshop.id) if workshop.closed_at is not None else None
    if newest is None or act not in OF_ACT or statement.report_number is None:
        yield
        return
    published, before, words = facts_of(newest), gather_all(workshop, now), mask(statement.text)
    yield
    db.session.flush()
    one = One(statement.report_number, words, new_words(statement))
    after = gather_all(workshop, now)
    reports = {key: merged(published[key], before[key], after[key], one) for key in published.keys() & after.keys()}
    if reports != published:
        add_edition(workshop, reports, OF_ACT[act], now, statement=one.number)
    if act != "undo":
        covered = replace(one, words=mask(statement.text))
        elsewhere(workshop, one, covered, now)
        drop_files(workshop.id, statement.created_at)
        cover_earlier(workshop.id, covered, prune)


def new_words(statement: Statement) -> str | None:
    return mask(statement.text) if statement.state == Moderation.SHOWN else None


def merged(published: Report, before: Report, after: Report, one: One) -> Report:
    """Each part as it stands now where nothing else of it waited to be published; where something did, the published
    part without the statement, or with its new words."""
    pruned, names = prune(published, one), [field.name for field in fields(Report)]
    pruned = replace(pruned, matches=recounted(pruned.matches, before.matches, after.matches))
    followed = {name: getattr(after, name) for name in names if getattr(published, name) == getattr(before, name)}
    return replace(pruned, **followed)


def recounted(
    published: MatchesFacts | None, before: MatchesFacts | None, after: MatchesFacts | None
) -> MatchesFacts | None:
    """The totals of needs and offers changed by as much as the act changes them; what waits beside it stays back."""
    if published is None or before is None or after is None:
        return published
    moved = {name: getattr(after, name) - getattr(before, name) for name in TOTALS}
    return replace(published, **{name: max(0, getattr(published, name) + by) for name, by in moved.items()})


def elsewhere(workshop: Workshop, one: One, covered: One, now: datetime) -> None:
    """Reports of other evenings of the programme that quote the statement in a match, and those they had before."""
    if workshop.programme_id is None:
        return
    others = select(Workshop).where(
        Workshop.programme_id == workshop.programme_id,
        Workshop.id != workshop.id,
        exists().where(Edition.workshop_id == Workshop.id),
    )
    for other in db.session.scalars(others.order_by(Workshop.id)).all():
        hold_state(other)
        newest = newest_edition(other.id)
        if newest is None:
            continue
        found = facts_of(newest)
        reports = {language: quoting_none(report, one) for language, report in found.items()}
        if reports != found:
            add_edition(other, reports, Why.HIDDEN if one.words is None else Why.COVERED, now)
            drop_files(other.id)
        cover_earlier(other.id, covered, quoting_none)


def quoting_none(report: Report, one: One) -> Report:
    """Without the words in its matches, or with others; numbers of another evening mean nothing here."""
    return replace(report, matches=walk(report.matches, lambda value: put(value, replace(one, number=None))))


def cover_earlier(workshop_id: int, one: One, put_otherwise: Callable[[Report, One], Report]) -> None:
    """What was covered is covered in the earlier editions too, which the staff can still read."""
    if one.words == one.text:
        return
    for edition in db.session.scalars(select(Edition).where(Edition.workshop_id == workshop_id)):
        found = facts_of(edition)
        reports = {language: put_otherwise(report, one) for language, report in found.items()}
        if reports != found:
            edition.facts = pack(reports)

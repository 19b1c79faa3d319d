"""Heads of an evening, counted from its rows: adults and children, phones that joined, sheets typed in."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from workshop.domain.head_count import HeadCount, doubts
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import PaperSheet, Seat, Workshop
from workshop.services.paper_votes import count_ballots


def count_heads(workshop: Workshop) -> HeadCount:
    """Two statements of SQL."""
    return heads_of(workshop, db.session.scalars(select(Seat).where(Seat.workshop_id == workshop.id)).all())


def refuse_doubtful(workshop: Workshop, *, adults: int, children: int, rounds_run: bool = False) -> None:
    """Asks where the numbers do not fit what is known, or the rounds are not over. Raises Refusal with both figures."""
    voters = sum(count_ballots(workshop.id))
    found = doubts(count_heads(workshop), adults=adults, children=children, voters=voters)
    if found or rounds_run:
        raise Refusal("heads_doubted", doubts=found, rounds_run=rounds_run)


def heads_of(workshop: Workshop, seats: Iterable[Seat]) -> HeadCount:
    """The same where the seats have been read already: one statement. Whoever went home still came."""
    everybody = list(seats)
    adults = [seat for seat in everybody if not seat.child]
    return HeadCount(
        adults=len(adults),
        children=len(everybody) - len(adults),
        phones=sum(has_joined(workshop, seat) for seat in adults),
        sheets=count_sheets(workshop.id),
        left=sum(seat.left_at is not None for seat in adults),
        adults_counted=workshop.adults_counted,
        children_counted=workshop.children_counted,
    )


def has_joined(workshop: Workshop, seat: Seat) -> bool:
    """Whether a phone stands behind the seat. Closing cuts every cookie loose and leaves only this mark of it, and so
    does the way in a file from another installation."""
    cut_loose = workshop.closed_at is not None or bool(workshop.archive_read)
    return seat.token_hash is not None or (cut_loose and seat.phone)


def count_sheets(workshop_id: int) -> int:
    """Numbered sheets that have been typed in, each once however many stations it holds."""
    asked = select(func.count(PaperSheet.number.distinct())).where(PaperSheet.workshop_id == workshop_id)
    return db.session.scalar(asked) or 0

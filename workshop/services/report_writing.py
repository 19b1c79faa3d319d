"""What a person writes or picks for a report beside its figures: the summary and the quotes (method C.3, 1 and 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from workshop.domain.personal_data import mask
from workshop.domain.refusals import Refusal
from workshop.domain.statements import clean_text
from workshop.extensions import db
from workshop.models import ChosenQuote, Statement, Station, Workshop
from workshop.services.holding import whole
from workshop.services.report_publishing import note

LONGEST_SUMMARY = 1200
MOST_QUOTES = 2
"""A station (C.3, 5)."""


def save_summary(*, workshop: Workshop, text: str, actor: str, now: datetime) -> None:
    """Some paragraphs in the words of whoever makes the report; empty takes them out."""
    words = "\n".join(line for line in map(clean_text, text.splitlines()) if line)
    if len(words) > LONGEST_SUMMARY:
        raise Refusal("summary_long", limit=LONGEST_SUMMARY)
    before = workshop.summary_text
    if words == before:
        return
    workshop.summary_text = words
    note(workshop, "change_summary", actor, now, before={"summary": before}, after={"summary": words})
    db.session.commit()


@whole
def choose_quotes(*, workshop: Workshop, statement_ids: Sequence[int], actor: str, now: datetime) -> None:
    """These and no others. Refuses a third of one station, and what is not shown."""
    wanted = sorted(set(statement_ids))
    asked = select(Statement.id, Statement.station_id).where(
        Statement.workshop_id == workshop.id, Statement.id.in_(wanted), Statement.state == "shown"
    )
    stations = {row[0]: row[1] for row in db.session.execute(asked.with_for_update())}
    if len(stations) != len(wanted):
        raise Refusal("quote_not_shown")
    if max(Counter(stations.values()).values(), default=0) > MOST_QUOTES:
        raise Refusal("quotes_many")
    before = list_quotes(workshop.id)
    if before == wanted:
        return
    db.session.execute(delete(ChosenQuote).where(ChosenQuote.workshop_id == workshop.id))
    if wanted:
        db.session.execute(insert(ChosenQuote), [{"statement_id": one, "workshop_id": workshop.id} for one in wanted])
    note(workshop, "choose_quotes", actor, now, before={"quotes": before}, after={"quotes": wanted})
    db.session.commit()


def list_quotes(workshop_id: int) -> list[int]:
    """Statements by row, shown or not any more."""
    asked = select(ChosenQuote.statement_id).where(ChosenQuote.workshop_id == workshop_id)
    return list(db.session.scalars(asked.order_by(ChosenQuote.statement_id)))


def list_quotable(workshop: Workshop, language: str) -> list[tuple[str, list[tuple[int, str]]]]:
    """Shown statements as the report would print them, by station: (title, [(row, words)])."""
    asked = (
        select(Station, Statement.id, Statement.text)
        .join(Statement, Statement.station_id == Station.id)
        .where(Station.workshop_id == workshop.id, Statement.state == "shown")
        .order_by(Station.number, Statement.id)
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for station, row, text in db.session.execute(asked):
        title = f"{station.number} {station.text('title', language, workshop.language)}"
        found.setdefault(title, []).append((row, mask(text)))
    return list(found.items())

"""What a person writes or picks for a report beside its figures: its finding, its summary, what is asked of the
municipality, and the quotes (method C.3, 1 and 5)."""

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

LONGEST_FINDING = 300
LONGEST_SUMMARY = 1200
LONGEST_REQUEST = 200
MOST_REQUESTS = 3
"""C.3, C.4: more than three requests are none."""
COLUMNS = {"finding": "findings_text", "summary": "summary_text", "requests": "requests_text"}
MOST_QUOTES = 2
"""A station (C.3, 5)."""


def save_finding(*, workshop: Workshop, text: str, actor: str, now: datetime) -> None:
    """The sentence that opens the report; empty takes it out. The same words again change nothing."""
    words = clean_text(text)
    if len(words) > LONGEST_FINDING:
        raise Refusal("finding_long", limit=LONGEST_FINDING, over=len(words) - LONGEST_FINDING)
    keep(workshop, "finding", words, actor, now)


def save_summary(*, workshop: Workshop, text: str, actor: str, now: datetime) -> None:
    """Some paragraphs in the words of whoever makes the report; empty takes them out."""
    words = "\n".join(clean_lines(text))
    if len(words) > LONGEST_SUMMARY:
        raise Refusal("summary_long", limit=LONGEST_SUMMARY)
    keep(workshop, "summary", words, actor, now)


def save_requests(*, workshop: Workshop, text: str, actor: str, now: datetime) -> None:
    """What is asked of the municipality, a line each, three at most; empty takes them out."""
    lines = clean_lines(text)
    if len(lines) > MOST_REQUESTS:
        raise Refusal("requests_many", most=MOST_REQUESTS)
    if any(len(line) > LONGEST_REQUEST for line in lines):
        raise Refusal("request_long", limit=LONGEST_REQUEST)
    keep(workshop, "requests", "\n".join(lines), actor, now)


def read_words(workshop: Workshop) -> dict[str, str]:
    """What is written so far, by its part."""
    return {part: getattr(workshop, column) for part, column in COLUMNS.items()}


def clean_lines(text: str) -> list[str]:
    return [line for line in map(clean_text, text.splitlines()) if line]


def keep(workshop: Workshop, part: str, words: str, actor: str, now: datetime) -> None:
    """Writes a part down, with what stood there in the journal; the same words again change nothing."""
    before = read_words(workshop)[part]
    if words == before:
        return
    setattr(workshop, COLUMNS[part], words)
    note(workshop, f"change_{part}", actor, now, before={part: before}, after={part: words})
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

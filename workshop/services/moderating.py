"""Moderating: what is let onto the wall, hidden, covered and mended; each act is journalled and can be undone."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, exists, select, update

from workshop.domain.personal_data import PLACEHOLDER, cover, find_personal_data, mask
from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.statements import Moderation, check_text
from workshop.domain.voting import line_words
from workshop.extensions import db
from workshop.models import JournalEntry, KeyPoint, Statement, VoteOption, Workshop
from workshop.services.edition_following import followed
from workshop.services.erased_bytes import settle_erased
from workshop.services.journal import record
from workshop.services.key_places import free_places
from workshop.services.moderation_hold import card_mark, find_untouched
from workshop.services.pulse import raise_revision

UNDO_SECONDS = 12
"""Undo is offered for ten seconds (F6.3); two more for the way to the server."""
UNDOABLE = frozenset({"show", "hide", "mask", "cover", "mask_and_show", "mend"})
SUBJECT = "statement"
FINAL = "take_out"
"""The act that nobody takes back: no words are kept beneath."""


def show_statement(
    *, workshop: Workshop, statement_id: int, seen: str, actor: str, now: datetime, knowingly: bool = False
) -> Statement:
    """Onto the wall and into the minutes. Words with a telephone number or an e-mail ask once more (F6.6)."""
    statement = find_untouched(workshop, statement_id, seen, "show")
    if find_personal_data(statement.text) and not knowingly:
        raise Refusal("personal_data_inside")
    return settle(workshop, statement, "show", state=Moderation.SHOWN, actor=actor, now=now)


def hide_statement(
    *, workshop: Workshop, statement_id: int, seen: str, actor: str, now: datetime, knowingly: bool = False
) -> Statement:
    """Off the wall, and out of the public report and every public file (F6.2). What everybody reads asks once more,
    because a new edition goes out at once; it can be shown again at any time."""
    statement = find_untouched(workshop, statement_id, seen, "hide")
    if workshop.published_at is not None and statement.report_number is not None and not knowingly:
        raise Refusal("hiding_goes_out", number=statement.report_number)
    return settle(workshop, statement, "hide", state=Moderation.HIDDEN, actor=actor, now=now)


def take_out_statement(
    *, workshop: Workshop, statement_id: int, seen: str, actor: str, now: datetime, knowingly: bool = False
) -> Statement:
    """For whoever wrote it and asks for it back: hidden, and its words erased here and in every edition, for good."""
    statement = find_untouched(workshop, statement_id, seen, FINAL)
    if not knowingly:
        raise Refusal("taking_out_final")
    return settle(workshop, statement, FINAL, state=Moderation.HIDDEN, text=PLACEHOLDER, actor=actor, now=now)


def mask_statement(
    *, workshop: Workshop, statement_id: int, seen: str, actor: str, now: datetime, show: bool = False
) -> Statement:
    """Telephone numbers and e-mails covered; with ``show`` let onto the wall at once. The words as sent are kept."""
    act = "mask_and_show" if show else "mask"
    statement = find_untouched(workshop, statement_id, seen, act)
    covered = mask(statement.text)
    if covered == statement.text and not show:
        raise Refusal("nothing_to_mask")
    state = Moderation.SHOWN if show else None
    return settle(workshop, statement, act, state=state, text=covered, actor=actor, now=now)


def cover_words(
    *, workshop: Workshop, statement_id: int, seen: str, words: str, actor: str, now: datetime
) -> Statement:
    """A name, or whatever else no program knows, covered wherever it stands in the statement. Refuses words that are
    not in it."""
    statement = find_untouched(workshop, statement_id, seen, "cover")
    covered = cover(statement.text, words)
    if covered == statement.text:
        raise Refusal("nothing_to_cover")
    return settle(workshop, statement, "cover", text=covered, actor=actor, now=now)


def mend_statement(
    *, workshop: Workshop, statement_id: int, seen: str, text: str, actor: str, now: datetime
) -> Statement:
    """Typing mended; the words as sent are kept. The same words again change nothing."""
    statement = find_untouched(workshop, statement_id, seen, "mend")
    cleaned = check_text(text)
    if cleaned == statement.text:
        return statement
    return settle(workshop, statement, "mend", text=cleaned, actor=actor, now=now)


def undo_act(*, workshop: Workshop, statement_id: int, seen: str, actor: str, now: datetime) -> Statement:
    """This person's last act on the card taken back (F6.3). Refuses after its time, and after another's act."""
    statement = find_untouched(workshop, statement_id, seen, "undo")
    entry = last_entry(workshop.id, statement_id)
    if entry is None or not is_undoable(entry, actor, now):
        raise WrongState("moderation_undo_over")
    before = json.loads(entry.before)
    words = words_before(statement, before)
    if words is None:
        raise WrongState("moderation_undo_over")
    after = snapshot(statement)
    with followed(workshop, statement, "undo", now):
        put_back(workshop, statement, before, words)
    note(workshop, statement, "undo", before=after, actor=actor, now=now)
    return statement


def settle(
    workshop: Workshop,
    statement: Statement,
    act: str,
    *,
    actor: str,
    now: datetime,
    state: Moderation | None = None,
    text: str | None = None,
) -> Statement:
    """Puts a state and words onto a statement, with journal and pulse, and commits. What is public follows."""
    before = snapshot(statement)
    if state is Moderation.SHOWN and statement.unreadable:
        raise Refusal("unreadable_kept")
    with followed(workshop, statement, act, now):
        change(statement, state, text, now)
        if act == FINAL:
            statement.original = None
        if state is Moderation.HIDDEN and before["key_point"]:
            db.session.delete(db.session.scalars(select(KeyPoint).where(KeyPoint.statement_id == statement.id)).one())
        elif state is Moderation.SHOWN and before["state"] == Moderation.HIDDEN and workshop.closed_at is not None:
            put_point_back(workshop, statement, point_before_hiding(workshop.id, statement.id))
    note(workshop, statement, act, before=before, actor=actor, now=now)
    if workshop.closed_at is not None:
        settle_erased()
    return statement


def change(statement: Statement, state: Moderation | None, text: str | None, now: datetime) -> None:
    if text is not None and text != statement.text:
        statement.unreadable = False
        statement.original = statement.original or statement.text
        put_words(statement, text)
    if state is not None:
        statement.state, statement.moderated_at = state, now


def put_words(statement: Statement, text: str) -> None:
    """Other words, on the list of the vote too: what was covered must not live on there."""
    db.session.execute(
        update(VoteOption)
        .where(VoteOption.statement_id == statement.id, VoteOption.text == line_words(statement.text))
        .values(text=line_words(text))
        .execution_options(synchronize_session=False)
    )
    statement.text = text


def note(
    workshop: Workshop, statement: Statement, act: str, *, before: dict[str, Any], actor: str, now: datetime
) -> None:
    """Journal and pulse of an act on a card, then the one commit of its service."""
    db.session.flush()
    record(
        workshop=workshop,
        actor=actor,
        act=act,
        now=now,
        subject=SUBJECT,
        subject_id=statement.id,
        before=before,
        after=snapshot(statement),
    )
    raise_revision(workshop.id, stage=is_listed(statement))
    db.session.commit()


def is_listed(statement: Statement) -> bool:
    """Whether people vote on it: then phones show it too, and have something new to show."""
    return bool(db.session.scalar(select(exists().where(VoteOption.statement_id == statement.id))))


def snapshot(statement: Statement) -> dict[str, Any]:
    """What undo needs. Never the words themselves: what its author takes back must not live on in the journal."""
    return {
        "state": statement.state,
        "moderated_at": statement.moderated_at.isoformat() if statement.moderated_at else None,
        "mark": card_mark(statement.state, statement.text),
        "mended": statement.original is not None,
        "unreadable": statement.unreadable,
        "key_point": db.session.scalar(select(KeyPoint.position).where(KeyPoint.statement_id == statement.id)),
    }


def last_entry(workshop_id: int, statement_id: int) -> JournalEntry | None:
    """The newest journal row of a statement."""
    return db.session.scalar(entries_of(workshop_id, statement_id).limit(1))


def entries_of(workshop_id: int, statement_id: int) -> Select[JournalEntry]:
    """The journal rows of a statement, the newest first."""
    of_it = (JournalEntry.subject == SUBJECT, JournalEntry.subject_id == statement_id)
    asked = select(JournalEntry).where(JournalEntry.workshop_id == workshop_id, *of_it)
    return asked.order_by(JournalEntry.id.desc())


def is_undoable(entry: JournalEntry, actor: str, now: datetime) -> bool:
    """Whether this act was this person's own, can be undone, and is fresh."""
    return entry.actor == actor and entry.act in UNDOABLE and now - entry.at <= timedelta(seconds=UNDO_SECONDS)


def words_before(statement: Statement, before: dict[str, Any]) -> str | None:
    """The words before the act: those of now, or those first sent. None when they are known no more."""
    for words in (statement.text, statement.original):
        if words is not None and card_mark(before["state"], words) == before["mark"]:
            return words
    return None


def put_back(workshop: Workshop, statement: Statement, before: dict[str, Any], words: str) -> None:
    """State, words and key point as they were; a statement whose place was given to another comes back without it."""
    put_words(statement, words)
    statement.state = before["state"]
    statement.moderated_at = datetime.fromisoformat(before["moderated_at"]) if before["moderated_at"] else None
    statement.original = statement.original if before["mended"] else None
    statement.unreadable = before.get("unreadable", False)
    put_point_back(workshop, statement, before["key_point"])


def point_before_hiding(workshop_id: int, statement_id: int) -> int | None:
    """Its place among the key points when it was hidden last; nobody chooses key points after the closing."""
    hid = entries_of(workshop_id, statement_id).where(JournalEntry.act == "hide").limit(1)
    entry = db.session.scalar(hid)
    place: int | None = json.loads(entry.before or "{}").get("key_point") if entry else None
    return place


def put_point_back(workshop: Workshop, statement: Statement, place: int | None) -> None:
    free = free_places(statement.station_id, statement.ring) if place else []
    if free:
        place = place if place in free else free[0]
        at = {"workshop_id": workshop.id, "station_id": statement.station_id, "ring": statement.ring}
        db.session.add(KeyPoint(**at, statement_id=statement.id, position=place))

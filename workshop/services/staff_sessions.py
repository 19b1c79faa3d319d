"""How long a sign-in lasts: twelve hours at most, whatever is done meanwhile, and no copy outlives its sign-out."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select

from workshop.extensions import db
from workshop.models import Account, EndedSession
from workshop.services.once import insert_once

LONGEST = timedelta(hours=12)
"""From the sign-in; longer than a day of work, shorter than a night that follows it."""
Begun = dict[str, Any]
"""What a session says of its sign-in: ``id``, by chance, and ``at``, in seconds since 1970."""


def sign_in_at(now: datetime) -> Begun:
    """What the session of a sign-in holds of it."""
    return {"id": secrets.token_urlsafe(16), "at": now.timestamp()}


def lasts(begun: Begun, now: datetime) -> bool:
    """Whether a session may still be used; one that does not say when it began may not."""
    return bool(begun) and now.timestamp() - float(begun["at"]) < LONGEST.total_seconds()


def find_account_of(number: int, session_id: str) -> Account | None:
    """The account behind a session that was not ended, asked at once."""
    return db.session.scalar(select(Account).where(Account.id == number, unended(session_id)))


def unended(session_id: str) -> ColumnElement[bool]:
    """Asked along with whoever is behind the session, so that it costs nothing of its own."""
    return ~exists().where(EndedSession.session_hash == fingerprint(session_id))


def fingerprint(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()


def end_session(begun: Begun, now: datetime) -> None:
    """No copy of this session opens anything any more. What has ended by itself meanwhile need not be known."""
    until = datetime.fromtimestamp(float(begun["at"]), UTC) + LONGEST
    db.session.execute(delete(EndedSession).where(EndedSession.until <= now))
    insert_once(EndedSession, {"session_hash": fingerprint(str(begun["id"])), "until": until})
    db.session.commit()

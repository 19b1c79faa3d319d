"""The throttle of the sign-in: a try is counted before it is looked at, and taken back once it was right.

So tries that come at once are counted like tries one after the other. It counts failures, not people."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from workshop.domain.refusals import TooMany
from workshop.extensions import db
from workshop.models import SignInAttempt
from workshop.services.holding import whole

FAILURES_ALLOWED = 10
"""From one network for one e-mail, in the window; from a device that signed in to it before, apart from all others."""
FAILURES_IN_ALL = 50
"""For one e-mail from everywhere: so it takes five networks at once to keep a new device out."""
FAILURES_OF_NETWORK = 30
"""From one network for all e-mails together; after that it may try once in ``PAUSE``. Nobody is locked out by it, and
whoever answers as a resident never meets it."""
PAUSE = timedelta(seconds=5)
WINDOW = timedelta(minutes=15)
ATTEMPTS_KEPT = timedelta(days=1)


@whole
def reserve_try(*, limits: Mapping[str, int], now: datetime, slow: str = "") -> list[int]:
    """Counts a try under each subject, in a commit of its own: the numbers of its rows.

    ``limits`` says how many may be fresh under a subject, ``slow`` is a network's. Raises TooMany, and then the try
    is not counted: who goes on knocking does not keep the door shut for longer."""
    subjects = [*limits, *([slow] if slow else [])]
    wait_for_turn(subjects)
    if slow:
        refuse_too_fast(slow, now)
    refuse_too_many(limits, now)
    rows = [SignInAttempt(subject_hash=subject, at=now) for subject in subjects]
    db.session.add_all(rows)
    db.session.commit()
    return [row.id for row in rows]


def forget_tries(*, subjects: Collection[str], numbers: Collection[int]) -> None:
    """The try was right: it and what failed before it under these subjects count no more. The caller commits."""
    db.session.execute(
        delete(SignInAttempt)
        .where(SignInAttempt.subject_hash.in_(subjects) | SignInAttempt.id.in_(numbers))
        .execution_options(synchronize_session=False)
    )


def wait_for_turn(subjects: Collection[str]) -> None:
    """Who counts the same subject waits until the try before is counted; SQLite lets one writer in at a time anyway."""
    if db.engine.dialect.name == "postgresql":
        for key in sorted(int(subject[:15], 16) for subject in subjects):
            db.session.execute(select(func.pg_advisory_xact_lock(key)))


def refuse_too_fast(subject: str, now: datetime) -> None:
    """A network that has failed often may try again after a pause; the pause does not grow."""
    fresh = select(func.count(SignInAttempt.id), func.max(SignInAttempt.at)).where(
        SignInAttempt.subject_hash == subject, SignInAttempt.at > now - WINDOW
    )
    failures, last = db.session.execute(fresh).one()
    if failures >= FAILURES_OF_NETWORK and last > now - PAUSE:
        raise TooMany("sign_in_slowly", seconds=int(PAUSE.total_seconds()))


def refuse_too_many(limits: Mapping[str, int], now: datetime) -> None:
    """Counts what is fresh under each subject; what is older than a day goes."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - ATTEMPTS_KEPT))
    rows = db.session.execute(
        select(SignInAttempt.subject_hash, func.count(SignInAttempt.id))
        .where(SignInAttempt.subject_hash.in_(limits), SignInAttempt.at > now - WINDOW)
        .group_by(SignInAttempt.subject_hash)
    )
    if any(failures >= limits[subject] for subject, failures in rows):
        raise TooMany("sign_in_too_often", minutes=int(WINDOW.total_seconds() // 60))


def subjects_of(email: str, network: str) -> tuple[str, str]:
    """What failures are counted under: the e-mail in this network, and the e-mail anywhere. Only hashes are kept."""
    name = email.strip().lower()
    return hash_subject(f"{name}\n{network}"), hash_subject(name)


def hash_subject(subject: str) -> str:
    return hashlib.sha256(subject.encode()).hexdigest()

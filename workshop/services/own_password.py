"""One's own password once more, before an act that a session left open does not allow by itself."""

from __future__ import annotations

from datetime import datetime

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Account
from workshop.services.sign_in import password_matches
from workshop.services.sign_in_tries import FAILURES_ALLOWED, forget_tries, hash_subject, reserve_try


def prove_password(*, account: Account, password: str, now: datetime) -> None:
    """Raises Refusal when it is not the account's, and TooMany after ten failures in a quarter hour.

    Counted apart from the sign-in: strangers who guess there keep nobody from changing the password here."""
    subject = hash_subject(f"password\n{account.id}")
    counted = reserve_try(limits={subject: FAILURES_ALLOWED}, now=now)  # commits: nobody shall wait for argon2
    if not password_matches(account.password_hash, password):
        raise Refusal("password_wrong")
    forget_tries(subjects=[subject], numbers=counted)
    db.session.commit()

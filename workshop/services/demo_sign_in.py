"""The way into the demo: a password that follows from the installation's secret, so that it is the same tomorrow."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass

from workshop.extensions import db
from workshop.models import Account
from workshop.services.sign_in import hash_password, password_matches

PART = 4
PARTS = 4


@dataclass(frozen=True)
class DemoSignIn:
    email: str
    password: str


def open_demo_sign_in(*, account: Account, secret: str) -> DemoSignIn:
    """Gives the demo's account its password, unless it has it. Nobody can guess it without ``secret``."""
    password = demo_password(secret)
    if not password_matches(account.password_hash, password):
        account.password_hash = hash_password(password)
        db.session.commit()
    return DemoSignIn(account.email, password)


def demo_password(secret: str) -> str:
    """Four parts of four letters and digits (80 bits), easy to type from a screen."""
    digest = hmac.new(secret.encode(), b"sign-in of the demo", hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode().lower()
    return "-".join(letters[start : start + PART] for start in range(0, PART * PARTS, PART))

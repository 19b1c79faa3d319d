"""Form keys that a phone gets again at every look, so that what it sends once it can mend, and not send twice."""

from __future__ import annotations

import hmac
import uuid


def phone_key(*, token: str, secret: str, purpose: str) -> str:
    """The key of this phone for a purpose. From the store alone nobody gets from it to the seat."""
    digest = hmac.digest(f"{purpose}:{secret}".encode(), token.encode(), "sha256")
    return str(uuid.UUID(bytes=digest[:16], version=4))

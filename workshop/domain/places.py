"""Names of local communities: people write them with and without what they are."""

from __future__ import annotations

import re

KIND_OF_PLACE = re.compile(r"^(?:KS|krajevna skupnost|local community(?: of)?)\s+", re.IGNORECASE)


def bare_name(name: str) -> str:
    """»KS Golnik« and »Krajevna skupnost Golnik« are Golnik: the sentence around the name says what it is."""
    return KIND_OF_PLACE.sub("", name.strip()) or name.strip()

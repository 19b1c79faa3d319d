"""Names of files: the day, the place, what it is (C2.5)."""

from __future__ import annotations

import unicodedata

from workshop.models import Workshop

LONGEST_PLACE = 40
WORDS = {
    "report": {"sl": "porocilo", "en": "report"},
    "summary": {"sl": "povzetek", "en": "summary"},
    "statements": {"sl": "izjave", "en": "statements"},
}


def plain(text: str) -> str:
    """Letters and digits of ASCII alone, words joined by hyphens: »Zlato polje« becomes »Zlato-polje«."""
    spread = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D").replace("ß", "ss"))
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in spread if not unicodedata.combining(c))
    return "-".join(kept.split())[:LONGEST_PLACE].strip("-")


def file_name(workshop: Workshop, what: str, language: str, ending: str = "pdf") -> str:
    """»2026-10-14_Golnik_porocilo.pdf«. ``what`` is a key of WORDS, or plain words of its own."""
    words = WORDS.get(what, {}).get(language) or plain(what)
    day = workshop.held_on.isoformat() if workshop.held_on else workshop.code
    return "_".join(part for part in (day, plain(workshop.community.name), words) if part) + f".{ending}"

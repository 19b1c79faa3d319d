"""Names of files: the day, the place, what it is (C2.5)."""

from __future__ import annotations

import unicodedata

from workshop.models import Workshop
from workshop.services.report_facts import Report

LONGEST_PLACE = 40
WORDS = {
    "report": {"sl": "porocilo", "en": "report"},
    "summary": {"sl": "povzetek", "en": "summary"},
    "statements": {"sl": "izjave", "en": "statements"},
    "key": {"sl": "kljuc", "en": "key"},
    "answered": {"sl": "naredili-smo", "en": "what-was-done"},
    "attendance": {"sl": "povzetek-udelezbe", "en": "attendance-summary"},
    "contact-slips": {"sl": "listki-za-kontakt", "en": "contact-slips"},
    "contacts": {"sl": "priloga-z-omejenim-dostopom", "en": "restricted-annex"},
    "kit": {"sl": "tiskovine", "en": "print-kit"},
    "handout": {"sl": "list-za-domov", "en": "hand-out"},
    "minutes": {"sl": "zapisnik", "en": "minutes"},
    "raffle-protocol": {"sl": "zapisnik-zrebanja", "en": "raffle-protocol"},
    "draft": {"sl": "osnutek", "en": "draft"},
    "edition": {"sl": "izdaja", "en": "edition"},
}


def plain(text: str) -> str:
    """Letters and digits of ASCII alone, words joined by hyphens: »Zlato polje« becomes »Zlato-polje«."""
    spread = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D").replace("ß", "ss"))
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in spread if not unicodedata.combining(c))
    return "-".join(kept.split())[:LONGEST_PLACE].strip("-")


def file_name(workshop: Workshop, what: str, language: str, ending: str = "pdf", mark: str = "") -> str:
    """»2026-10-14_Golnik_porocilo.pdf«. ``what`` is a key of WORDS, or plain words of its own; ``mark`` comes last."""
    words = WORDS.get(what, {}).get(language) or plain(what)
    day = workshop.held_on.isoformat() if workshop.held_on else workshop.code
    return "_".join(part for part in (day, plain(workshop.community.name), words, mark) if part) + f".{ending}"


def report_name(workshop: Workshop, report: Report, what: str, ending: str = "pdf", *, older: bool = False) -> str:
    """»2026-10-14_Golnik_porocilo_izdaja2.pdf« from the second edition on, »…_osnutek.pdf« for a draft; an ``older``
    edition says its day too: »…_izdaja1_2026-10-20.pdf«."""
    mark = edition_mark(report)
    if older:
        mark = f"{WORDS['edition'][report.language]}{report.edition}_{report.colophon.issued_on.isoformat()}"
    return file_name(workshop, what, report.language, ending, mark)


def edition_mark(report: Report) -> str:
    if not report.colophon.published:
        return WORDS["draft"][report.language]
    return f"{WORDS['edition'][report.language]}{report.edition}" if report.edition > 1 else ""

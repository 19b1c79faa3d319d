"""By which road an answer came, in a word: the same in reports, tables and files for people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ORIGINS = {
    "phone": _l("phone"),
    "paper": _l("paper"),
    "flipchart": _l("flip chart"),
    "host": _l("table host"),
    "desk": _l("desk"),
    "import": _l("taken over from a file"),
}


def origin_word(origin: str) -> str:
    """»table host«. Raises KeyError for a road that nobody has named."""
    return str(ORIGINS[origin])

"""The sheet about the evening itself, in its own words: on phones, on paper and where paper is typed in (C.7)."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ITEMS = {
    "heard": _l("My opinion was heard."),
    "clear": _l("It is clear to me what comes next."),
    "pleasant": _l("The meeting was pleasant."),
    "time_well_used": _l("The time was well used."),
}
"""The four sentences that are marked from 1 to 5."""
AGAIN_ASKED = _l("Would you come to the next meeting?")
AGAIN = {"yes": _l("Certainly"), "maybe": _l("Perhaps"), "no": _l("No")}
OPEN = {"praise": _l("What was good?"), "change": _l("What should we change?")}


def item_words(field: str) -> str:
    """One of the four sentences. Raises KeyError for any other."""
    return str(ITEMS[field])

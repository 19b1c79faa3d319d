"""What a statement is: its kinds, its states, its length, and what its text may hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from workshop.domain.refusals import Refusal

LIMIT = 280
"""Characters of one statement, on phone and paper (design.md)."""


class Kind(StrEnum):
    """What a statement says (method.md E: P O S I X, existing activities, V); unmarked where paper does not say it."""

    NEED = "need"
    OFFER = "offer"
    VOLUNTEER = "volunteer"
    IDEA = "idea"
    CONCERN = "concern"
    ACTIVITY = "activity"
    RESPONSE = "response"
    UNMARKED = "unmarked"


ASKED = tuple(kind for kind in Kind if kind is not Kind.UNMARKED)
"""What a station can ask for."""


class Moderation(StrEnum):
    """Where a statement stands with the moderator."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"


class Origin(StrEnum):
    """The road by which it came (R-6)."""

    PHONE = "phone"
    PAPER = "paper"
    FLIPCHART = "flipchart"
    HOST = "host"
    DESK = "desk"
    IMPORT = "import"


AT_ONCE = (Origin.PHONE, Origin.HOST)
"""Roads by which an answer is stored when it is given; sheets are typed in later, and files taken over."""


class Mark(StrEnum):
    """What a later group says of a statement that was left to it."""

    AGREE = "agree"
    UNCLEAR = "unclear"


TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs nobody sees that turn the direction of what follows: with them a sentence reads otherwise than it is stored."""


def clean_text(raw: str) -> str:
    """Composed letters (P-13), one line, no control characters, none that turn the direction, spaces folded."""
    composed = unicodedata.normalize("NFC", raw)
    if composed.isprintable():  # nearly always: no sign has to be looked at by itself
        return " ".join(composed.split())
    printable = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in composed)
    visible = "".join(c for c in printable if c not in TURNING and unicodedata.category(c) not in {"Cs", "Co", "Cn"})
    return " ".join(unicodedata.normalize("NFC", visible).split())


def check_text(raw: str, *, limit: int = LIMIT) -> str:
    """The cleaned text. Refuses an empty one and one over the limit; nothing is cut off silently."""
    text = clean_text(raw)
    if not text:
        raise Refusal("text_empty")
    if len(text) > limit:
        raise Refusal("text_too_long", limit=limit, length=len(text), over=len(text) - limit)
    return text


def check_kind(raw: str, allowed: tuple[str, ...]) -> Kind:
    """The kind, when the station takes it; the only kind of a station needs no choosing."""
    if not raw and len(allowed) == 1:
        return Kind(allowed[0])
    if raw not in allowed:
        raise Refusal("kind_missing" if not raw else "kind_not_here")
    return Kind(raw)


def kinds_on_paper(kinds: Sequence[str]) -> tuple[str, ...]:
    """What a line of a sheet can be: one of the station's kinds, or none of them ticked where there are boxes (P-9).
    Nobody who types in guesses what somebody meant."""
    return (*kinds, str(Kind.UNMARKED)) if len(kinds) > 1 else tuple(kinds)

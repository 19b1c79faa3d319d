"""In which part of the evening an answer was given: not only the rounds with a number are rounds (R12, R13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workshop.domain.statements import AT_ONCE


class RoundKind(StrEnum):
    """``AFTER`` is whatever came once the home round was over, and what came too late."""

    TABLE = "table"
    HOME = "home"
    GALLERY = "gallery"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PastRounds:
    """When the gallery walk began, and when the home round began and ended; None for what was not, or is not known."""

    gallery: datetime | None = None
    home: datetime | None = None
    home_ended: datetime | None = None


def round_kind(past: PastRounds, *, round_number: int, origin: str, late: bool, at: datetime) -> RoundKind:
    """Without a number the time tells, where an answer is stored ``at`` the moment it is given: a sheet is typed in
    later, and nothing on it says whether it was filled in at home."""
    if round_number:
        return RoundKind.TABLE
    if origin not in AT_ONCE:
        return RoundKind.UNKNOWN
    if late or (past.home_ended and at >= past.home_ended):
        return RoundKind.AFTER
    if past.home is None:
        return RoundKind.UNKNOWN
    if at >= past.home:
        return RoundKind.HOME
    return RoundKind.GALLERY if past.gallery and at >= past.gallery else RoundKind.UNKNOWN

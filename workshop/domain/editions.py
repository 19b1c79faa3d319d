"""Why a published report has a new edition, and what of it may differ from the one before."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """``FIRST`` is the first publication, ``CHANGED`` a person's own sentence; the others follow an act on one
    statement."""

    FIRST = "first"
    CHANGED = "changed"
    HIDDEN = "hidden"
    COVERED = "covered"
    BROUGHT_BACK = "brought_back"


OF_ACT = {
    "hide": Why.HIDDEN,
    "take_out": Why.HIDDEN,
    "mask": Why.COVERED,
    "cover": Why.COVERED,
    "undo": Why.BROUGHT_BACK,
}
"""By the act of a moderator."""


class Part(StrEnum):
    """What readers would find otherwise."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    FINDING = "finding"
    SUMMARY = "summary"
    REQUESTS = "requests"
    QUOTES = "quotes"
    THEMES = "themes"
    MATCHES = "matches"
    PLAN = "plan"
    ANSWERED = "answered"
    COLOPHON = "colophon"
    UNSHOWN = "unshown"
    OTHER = "other"

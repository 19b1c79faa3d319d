"""Refusals: what a rule says no to, as a code with its facts; the words are made on the screen."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A rule said no. ``code`` names the rule, ``facts`` the numbers and names for the sentence.

    ``status`` is the HTTP status that a room answers with when nobody catches it earlier.
    """

    status = 422

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotFound(Refusal):
    """Nothing is there, or nothing that this person may know of."""

    status = 404


class Gone(Refusal):
    """It was there once; its time is over."""

    status = 410


class NotAllowed(Refusal):
    """It is there, but not for this person."""

    status = 403


class WrongState(Refusal):
    """The evening is not in the state that this act needs."""

    status = 409


class TooMany(Refusal):
    """Too often in too short a time."""

    status = 429

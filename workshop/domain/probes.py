"""Probing questions: one more is opened in every round, so that later groups have something to add (method B.8)."""

from __future__ import annotations

from collections.abc import Sequence


def opened(probes: Sequence[str], round_number: int) -> tuple[str, ...]:
    """Those that are asked in a round (from 1): none in the first, one in the second, two in the third, and so on.

    The main question is the first of a station; the home round (0) asks nothing new (R13)."""
    return tuple(probes[: max(0, round_number - 1)])

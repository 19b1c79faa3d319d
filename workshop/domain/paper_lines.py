"""A flip chart typed in as text: one statement a line."""

from __future__ import annotations

import re

from workshop.domain.refusals import Refusal
from workshop.domain.statements import check_text, clean_text

MOST_LINES = 80
BULLET = re.compile(r"^\s*(?:[-–—•*▪·]+|\d{1,2}[.)])\s+")
"""What stands before a line on a list and is no part of it."""
START = 30
"""Letters by which a line that is too long is told."""


def read_lines(text: str) -> list[str]:
    """The statements in their order, without bullets; a line that stands twice counts once.

    Refuses an empty list, a longer one than a flip chart holds, and a line that is no statement.
    """
    lines = list(dict.fromkeys(line for raw in text.splitlines() if (line := clean_text(BULLET.sub("", raw)))))
    if not lines:
        raise Refusal("list_empty")
    if len(lines) > MOST_LINES:
        raise Refusal("list_lines_many", most=MOST_LINES)
    return [check_line(line) for line in lines]


def check_line(line: str) -> str:
    try:
        return check_text(line)
    except Refusal as refusal:
        raise Refusal("list_line_long", over=refusal.facts["over"], start=line[:START]) from refusal

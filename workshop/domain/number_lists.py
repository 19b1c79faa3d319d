"""Numbers as people write them down: »105, 112-130«."""

from __future__ import annotations

import re
from collections.abc import Collection

from workshop.domain.refusals import Refusal

HIGHEST = 9999
PART = re.compile(r"(\d{1,4})(?:\s*[-\u2010-\u2015]\s*(\d{1,4}))?")


def read_numbers(text: str) -> frozenset[int]:
    """Every number named, ends of ranges included. Refuses the first part that is neither a number nor a range."""
    found: set[int] = set()
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;\n]+", text))):
        match = PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last <= HIGHEST:
            raise Refusal("numbers_wrong", part=part[:20])
        found.update(range(first, last + 1))
    return frozenset(found)


def write_numbers(numbers: Collection[int]) -> str:
    """The shortest way to write them: runs of three and more as a range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(part for run in runs for part in written(run))


def written(run: list[int]) -> list[str]:
    return [f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(number) for number in run]

"""Numbers as people write them down: »105, 112-130«."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from workshop.domain.refusals import Refusal

HIGHEST = 9999
PART = re.compile(r"(\d{1,4})(?:\s*[-\u2010-\u2015]\s*(\d{1,4}))?")


def read_numbers(text: str) -> frozenset[int]:
    """Every number named, ends of ranges included. Refuses the first part that is neither a number nor a range."""
    found: set[int] = set()
    for part in filter(None, (piece.strip() for piece in parts_of(text))):
        match = PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last <= HIGHEST:
            raise Refusal("numbers_wrong", part=part[:20])
        found.update(range(first, last + 1))
    return frozenset(found)


def parts_of(text: str) -> list[str]:
    """Parted by commas, semicolons, lines, or by spaces alone; a range may have spaces around its dash."""
    closed = re.sub(r"(?<=\d)\s*([-\u2010-\u2015])\s*(?=\d)", r"\1", text)
    return re.split(r"[,;\s]+", closed)


def read_row(text: str) -> tuple[int, ...] | None:
    """Numbers in a row as people part them: »14, 11, 9«, »14 11 9«, »14/11/9«, »14-11-9«; None when it is no row."""
    parts = re.split(r"[\s,;/+\-\u2010-\u2015]+", text.strip())
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
        return None
    return tuple(int(part) for part in parts)


def read_plain(text: str) -> int | None:
    """The number of a row or of a stage as an address or a hidden field carries it: digits alone, few enough for every
    store; None when it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def read_whole(text: str) -> int | None:
    """A whole number, thousands parted by a dot or a space or not: »2.050«, »2 050«; None when it is none."""
    return read_plain(re.sub(r"(?<=\d)[.\u00a0\u202f ](?=\d{3}(?:\D|$))", "", text.strip()))


def read_euros(text: str) -> Decimal | None:
    """A sum of money: »20«, »20 €«, »20,50«, »EUR 1.000,00«; None when it is none."""
    bare = re.sub(r"^(?:€|eur|evrov|euros)\s*|\s*(?:€|eur|evrov|euros)$", "", text.strip(), flags=re.IGNORECASE)
    match = re.fullmatch(r"(\d[\d.\u00a0\u202f ]*?)(?:[,.](\d{1,2}|-))?", bare)
    whole = read_whole(match[1]) if match else None
    if match is None or whole is None:
        return None
    cents = match[2] if match[2] and match[2] != "-" else "0"
    return Decimal(f"{whole}.{cents}")


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

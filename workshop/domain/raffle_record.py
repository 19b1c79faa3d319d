"""The record of a raffle as a file that anybody can recompute: what was sealed, what came out, what does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.domain.raffle import draw, hash_list, make_seal
from workshop.domain.refusals import Refusal

FORMAT = "vrtiljak-raffle-1"


@dataclass(frozen=True)
class Checked:
    """One thing looked at: ``what`` is seal, list or draw, ``place`` that of a draw from 1; what is ``told`` in the
    file beside what was ``found``."""

    what: str
    place: int
    told: str
    found: str

    @property
    def right(self) -> bool:
        return self.told == self.found


def check_record(record: Mapping[str, Any]) -> list[Checked]:
    """Everything recomputed from the seed and the list. Refuses a file that is no whole record."""
    seed, numbers, told = read_record(record)
    found = [
        Checked("list", 0, str(record.get("list_hash")), hash_list(numbers)),
        Checked("seal", 0, str(record.get("seal")), make_seal(seed, numbers)),
    ]
    drawn: list[int] = []
    for place, number in enumerate(told, start=1):
        wanted = str(draw(seed, numbers, drawn)) if len(drawn) < len(set(numbers)) else ""
        found.append(Checked("draw", place, str(number), wanted))
        drawn.append(int(wanted or number))
    return found


def read_record(record: Mapping[str, Any]) -> tuple[bytes, list[int], list[int]]:
    """(seed, list, numbers drawn). Refuses with record_wrong what another program or hand made, and with
    record_early the record of a raffle whose seed is not told yet."""
    if not isinstance(record, Mapping) or record.get("format") != FORMAT:
        raise Refusal("record_wrong")
    if not record.get("seed"):
        raise Refusal("record_early")
    try:
        seed = bytes.fromhex(record["seed"])
        numbers = [whole(number) for number in record["numbers"]]
        told = [whole(one["number"]) for one in record["draws"]]
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("record_wrong") from error
    return seed, numbers, told


def whole(value: object) -> int:
    """Raises ValueError for anything but a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("no whole number")
    return value

"""The written sets of needs and offers with the pairs that a person sees (tests/data/README.md)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.matching_quality import Pair, Quality, judge
from workshop.domain.matching.score import Entry, suggest

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class PairsSet:
    needs: list[Entry]
    offers: list[Entry]
    expected: set[Pair]

    def suggested(self) -> set[Pair]:
        return {(pair.need.id, pair.offer.id) for pair in suggest(self.needs, self.offers)}

    def quality(self) -> Quality:
        return judge(self.suggested(), self.expected)


def read_set(name: str) -> PairsSet:
    """``name`` is tuning or held-out."""
    with (DATA / f"matches-{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    entries = [
        Entry(
            *(row["number"], row["what"], row["community"], row["category"]),
            row["when"],
            row["where"],
            row["how_often"],
        )
        for row in rows
    ]
    return PairsSet(
        [entry for entry in entries if entry.id.startswith("N")],
        [entry for entry in entries if entry.id.startswith("O")],
        {(row["number"], offer) for row in rows for offer in row["pairs"].split()},
    )

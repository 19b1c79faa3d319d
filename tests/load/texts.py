"""Statements to fill an evening with: of a Polis file when POLIS_CSV names one, else words of the same lengths."""

from __future__ import annotations

import csv
import os
import random
from pathlib import Path

WORDS = (
    "prostor",
    "društvo",
    "čaj",
    "vaja",
    "mladi",
    "starejši",
    "ključ",
    "ura",
    "knjižnica",
    "dvorana",
    "otroci",
    "šivanje",
    "kolo",
    "klančina",
    "luč",
    "sosed",
    "večer",
    "sobota",
    "vrt",
    "pomoč",
    "telefon",
    "koledar",
    "zbor",
    "igra",
    "žoga",
    "češnja",
    "most",
    "pot",
    "avtobus",
    "zima",
)
SHORTEST, MEAN, LONGEST = 15, 104, 140
"""Characters of the 896 statements of Bowling Green."""


def list_texts(many: int) -> list[str]:
    """So many statements, all different."""
    real = read_polis(os.environ.get("POLIS_CSV", ""))
    chance = random.Random(896)
    texts = [text[:270] for text in real] or [invent(chance) for _ in range(many)]
    return [f"{texts[place % len(texts)]} ({place})" for place in range(many)]


def read_polis(path: str) -> list[str]:
    if not path:
        return []
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return [" ".join(row["comment-body"].split()) for row in csv.DictReader(file)]


def invent(chance: random.Random) -> str:
    length = int(min(LONGEST, max(SHORTEST, chance.gauss(MEAN, 30))))
    text = ""
    while len(text) < length:
        text += f"{chance.choice(WORDS)} "
    return text.strip().capitalize()


def write_import(target: Path, many: int, kinds: dict[int, str]) -> Path:
    """A file for import-statements: shown statements over all stations, every third with marks."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("station", "kind", "text", "agree", "state"))
        stations = sorted(kinds)
        for place, text in enumerate(list_texts(many)):
            station = stations[place % len(stations)]
            writer.writerow((station, kinds[station], text, place % 7 if place % 3 == 0 else 0, "shown"))
    return target

"""`python -m tests.themes comments.csv`: what the suggestions make of a real set of statements, as figures.

The file is that of a Polis conversation (comment-body, moderated); by default POLIS_CSV names it, as for the load runs.
Hidden comments are left out unless `--hidden-too` is said. `--language sl|en` says which dictionary is asked, `--all`
prints every statement.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from pathlib import Path

from workshop.domain.grouping import suggest_groups
from workshop.domain.likeness import make_index, near_duplicates
from workshop.services.base_forms import lemma_of

HIDDEN = "-1"


def read_comments(path: Path, *, hidden_too: bool = False) -> dict[int, str]:
    """Every comment that may be read, numbered from 1."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row["comment-body"] for row in csv.DictReader(file) if hidden_too or row.get("moderated") != HIDDEN]
    return dict(enumerate(rows, start=1))


def main(words: list[str]) -> int:
    """Prints groups with their sizes and words, then the totals and how long each part took."""
    parser = argparse.ArgumentParser(prog="python -m tests.themes")
    parser.add_argument("file", type=Path, nargs="?", default=Path(os.environ.get("POLIS_CSV", "comments.csv")))
    parser.add_argument("--language", default="en")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--hidden-too", action="store_true")
    asked = parser.parse_args(words)
    texts, lemma = read_comments(asked.file, hidden_too=asked.hidden_too), lemma_of(asked.language)
    begun = time.perf_counter()
    lemma("warm")
    opened = time.perf_counter()
    index = make_index(texts, lemma)
    read = time.perf_counter()
    groups = suggest_groups(index)
    grouped = time.perf_counter()
    same = near_duplicates(index)
    done = time.perf_counter()
    for group in groups:
        print(f"{len(group.statements):4}  {', '.join(group.words)}")
        for number in group.statements if asked.all else ():
            print(f"        {texts[number]}")
    covered = sum(len(group.statements) for group in groups)
    print(f"{len(texts)} statements, {len(groups)} groups over {covered} of them ({100 * covered // len(texts)} %)")
    print(f"{len(same)} sets of near-duplicates over {sum(map(len, same))} statements")
    print(f"dictionary {opened - begun:.2f} s, reading {read - opened:.2f} s,", end=" ")
    print(f"groups {grouped - read:.2f} s, near-duplicates {done - grouped:.2f} s, together {done - begun:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

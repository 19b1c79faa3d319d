"""`make audit`: asks the package index whether a hole is known in any package that requirements.txt pins.

The index tells the known holes (advisories of osv.dev) on a page for every version of a package; a copy of the index
may have only the page of a package, which speaks of its newest version. What nobody could tell is said, never passed
over: the audit ends with 1 when a hole is known, and with 0 when none is, however many could not be looked up.

pip-audit asks for the page of the version alone, and so tells nothing where the index is such a copy.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

INDEX = "https://pypi.org/pypi"
REQUIREMENTS = Path(__file__).parent.parent / "requirements.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
PATIENCE = 20
"""Seconds for one page of the index."""


@dataclass(frozen=True)
class Answer:
    """What the index tells of one pinned package: its known holes, or why it tells nothing."""

    package: str
    holes: tuple[str, ...] = ()
    unknown: str = ""


def main(index: str = INDEX, requirements: Path = REQUIREMENTS) -> int:
    """Prints what the index tells; 1 where a hole is known."""
    pins = PIN.findall(requirements.read_text(encoding="utf-8"))
    with ThreadPoolExecutor(8) as askers:
        answers = list(askers.map(lambda pin: ask(index, *pin), pins))
    for line in tell(answers):
        print(line)
    return int(any(answer.holes for answer in answers))


def ask(index: str, name: str, version: str) -> Answer:
    """What is known of this version; the package's own page serves while this version is the newest."""
    package = f"{name} {version}"
    try:
        told = page(f"{index}/{name}/{version}/json") or page(f"{index}/{name}/json")
    except (OSError, ValueError) as fault:
        return Answer(package, unknown=f"the index does not answer ({fault})")
    if told is None or "vulnerabilities" not in told:
        return Answer(package, unknown="the index does not know it")
    if told["info"]["version"] != version:
        return Answer(package, unknown=f"the index tells of {told['info']['version']} alone")
    return Answer(package, tuple(hole_words(hole) for hole in told["vulnerabilities"] if not hole.get("withdrawn")))


def page(address: str) -> dict[str, Any] | None:
    """A page of the index; None where there is no such page."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            told: dict[str, Any] = json.load(answer)
            return told
    except HTTPError as fault:
        if fault.code == 404:
            return None
        raise


def hole_words(hole: dict[str, Any]) -> str:
    names = ", ".join([hole["id"], *hole["aliases"]])
    mended = ", ".join(hole["fixed_in"]) or "no version yet"
    return f"{names}; mended in {mended}; {hole['link']}"


def tell(answers: Iterable[Answer]) -> list[str]:
    """The lines for people: what has a hole, what could not be looked up, and how many are without a known one."""
    answers = list(answers)
    holes = [f"KNOWN HOLE in {answer.package}: {hole}" for answer in answers for hole in answer.holes]
    unknown = [f"Not looked up: {answer.package}: {answer.unknown}" for answer in answers if answer.unknown]
    clean = sum(not answer.holes and not answer.unknown for answer in answers)
    return [*holes, *unknown, f"{clean} of {len(answers)} pinned packages are without a known hole."]


if __name__ == "__main__":
    sys.exit(main())

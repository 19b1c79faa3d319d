"""The values of a report as bytes and back: what the public was given is kept as it was."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from workshop.domain.findings import Cell, Share, Shown
from workshop.domain.head_count import HeadCount
from workshop.domain.matching.course import Course
from workshop.domain.ranking import Ranked
from workshop.services import (
    report_course_facts,
    report_crowd,
    report_edition_facts,
    report_facts,
    report_step_facts,
    report_theme_facts,
)
from workshop.services.report_facts import Report
from workshop.services.report_matches import MatchesFacts, PairFacts

KIND, VALUE = "_", "v"
LARGEST = 256 * 1024 * 1024
"""Bytes of all languages together, unpacked."""
MODULES = (
    *(report_facts, report_crowd, report_course_facts, report_step_facts, report_theme_facts),
    report_edition_facts,
)
CLASSES: dict[str, Any] = {
    one.__name__: one
    for module in MODULES
    for one in vars(module).values()
    if isinstance(one, type) and is_dataclass(one)
} | {one.__name__: one for one in (Cell, Share, HeadCount, Ranked, MatchesFacts, PairFacts)}
ENUMS: dict[str, Any] = {one.__name__: one for one in (Shown, Course)}
TIMES: dict[str, Any] = {one.__name__: one for one in (datetime, date, time)}


def pack(reports: Mapping[str, Report]) -> bytes:
    """By language."""
    said = {language: plain(report) for language, report in reports.items()}
    return zlib.compress(json.dumps(said, ensure_ascii=False).encode("utf-8"))


def unpack(packed: bytes) -> dict[str, Report]:
    """Raises ValueError, KeyError or TypeError for bytes that nobody packed here."""
    loose = zlib.decompressobj()
    try:
        said = json.loads(loose.decompress(packed, LARGEST))
    except zlib.error as error:
        raise ValueError("not packed here") from error
    found = {language: value_of(report) for language, report in dict(said).items()}
    if not found or not all(isinstance(report, Report) for report in found.values()):
        raise ValueError("no reports")
    return found


def plain(value: Any) -> Any:
    """As JSON knows it, with the name of what it was."""
    if is_dataclass(value):
        values = {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        return {KIND: type(value).__name__, **values}
    if isinstance(value, Enum):
        return {KIND: type(value).__name__, VALUE: value.value}
    if isinstance(value, date | time):
        return {KIND: type(value).__name__, VALUE: value.isoformat()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def value_of(said: Any) -> Any:
    """A value that a newer report no longer has is left out; one that an older did not have gets its default."""
    if isinstance(said, list):
        return tuple(value_of(one) for one in said)
    if not isinstance(said, dict):
        return said
    name = said[KIND]
    if name in TIMES:
        return TIMES[name].fromisoformat(said[VALUE])
    if name in ENUMS:
        return ENUMS[name](said[VALUE])
    known = {one.name for one in fields(CLASSES[name])}
    return CLASSES[name](**{key: value_of(value) for key, value in said.items() if key in known})

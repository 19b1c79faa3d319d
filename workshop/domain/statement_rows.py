"""Rows of an import file, read and checked before anything is stored (design.md 5, import-statements)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from workshop.domain.refusals import Refusal
from workshop.domain.statements import Kind, Moderation, Origin, check_text, kinds_on_paper

REQUIRED = ("station", "kind", "text")
OPTIONAL = ("group", "round", "origin", "agree", "unclear", "state", "time")
MOST_MARKS = 1_000_000


@dataclass(frozen=True)
class StatementRow:
    """One good row. ``group`` is a letter of the workshop's groups, or empty; ``time`` is aware, or None."""

    line: int
    station: int
    kind: Kind
    text: str
    group: str
    round_number: int
    origin: Origin
    agree: int
    unclear: int
    state: Moderation
    time: datetime | None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: a code and its facts, and the line of the file."""

    line: int
    refusal: Refusal


def check_header(header: list[str]) -> None:
    """Refuses a file without a needed column, with an unknown one, or with one twice."""
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise Refusal("columns_missing", columns=", ".join(missing))
    unknown = [name for name in header if name not in REQUIRED + OPTIONAL]
    if unknown:
        raise Refusal("columns_unknown", columns=", ".join(name or "?" for name in unknown))
    if len(set(header)) != len(header):
        raise Refusal("columns_twice")


def parse_row(
    line: int, row: Mapping[str, str], *, kinds: Mapping[int, tuple[str, ...]], groups: frozenset[str]
) -> StatementRow:
    """A row with real types. ``kinds`` are those that each station takes. Raises Refusal with the reason."""
    station = whole(row, "station", low=1, high=99)
    if station not in kinds:
        raise Refusal("import_station", value=station)
    group = row.get("group", "").strip().upper()
    if group and group not in groups:
        raise Refusal("import_group", value=group)
    return StatementRow(
        line=line,
        station=station,
        kind=kind_of(row["kind"], kinds_on_paper(kinds[station])),
        text=check_text(row["text"]),
        group=group,
        round_number=whole(row, "round", low=0, high=99),
        origin=Origin(choice(row, "origin", tuple(Origin), Origin.IMPORT)),
        agree=whole(row, "agree", low=0, high=MOST_MARKS),
        unclear=whole(row, "unclear", low=0, high=MOST_MARKS),
        state=Moderation(choice(row, "state", tuple(Moderation), Moderation.WAITING)),
        time=moment(row.get("time", "").strip()),
    )


def whole(row: Mapping[str, str], column: str, *, low: int, high: int) -> int:
    raw = row.get(column, "").strip()
    if not raw and low == 0:
        return 0
    if not (raw.isascii() and raw.isdecimal() and len(raw) < 10 and low <= int(raw) <= high):
        raise Refusal("import_number", column=column, value=raw[:40])
    return int(raw)


def choice(row: Mapping[str, str], column: str, allowed: tuple[str, ...], otherwise: str) -> str:
    raw = row.get(column, "").strip().lower()
    if raw and raw not in allowed:
        raise Refusal("import_choice", column=column, value=raw[:40], allowed=", ".join(allowed))
    return raw or otherwise


def kind_of(raw: str, allowed: tuple[str, ...]) -> Kind:
    value = raw.strip().lower()
    if value not in allowed:
        raise Refusal("import_choice", column="kind", value=value[:40], allowed=", ".join(allowed))
    return Kind(value)


def moment(raw: str) -> datetime | None:
    """ISO 8601; without a zone it is taken as UTC."""
    if not raw:
        return None
    try:
        found = datetime.fromisoformat(raw)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refusal("import_time", value=raw[:40]) from None

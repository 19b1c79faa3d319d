"""An entry for calendars (RFC 5545): the meeting after the workshop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75
"""Octets, without the end of the line."""


@dataclass(frozen=True)
class Entry:
    """``uid`` is the same when the entry is sent once more; times are aware."""

    uid: str
    title: str
    place: str
    words: str
    starts: datetime
    ends: datetime
    made: datetime


def calendar_file(entry: Entry) -> bytes:
    """A calendar with one entry, its times in UTC: every calendar shows them in its own zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Vrtiljak//SL",
        "BEGIN:VEVENT",
        f"UID:{escaped(entry.uid)}",
        f"DTSTAMP:{moment(entry.made)}",
        f"DTSTART:{moment(entry.starts)}",
        f"DTEND:{moment(entry.ends)}",
        f"SUMMARY:{escaped(entry.title)}",
        f"LOCATION:{escaped(entry.place)}",
        f"DESCRIPTION:{escaped(entry.words)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines if not line.endswith(":"))


def moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(words: str) -> str:
    """Text as a value (3.3.11)."""
    for sign in "\\;,":
        words = words.replace(sign, "\\" + sign)
    return "\\n".join(" ".join(line.split()) for line in words.splitlines())


def folded(line: str) -> bytes:
    """Lines of 75 octets at most, no letter cut apart; each that goes on begins with a space (3.1)."""
    out, room = [bytearray()], LONGEST_LINE
    for letter in line:
        coded = letter.encode("utf-8")
        if len(out[-1]) + len(coded) > room:
            out.append(bytearray())
            room = LONGEST_LINE - 1
        out[-1] += coded
    return b"\r\n ".join(bytes(part) for part in out) + b"\r\n"

"""An evening in the words of schema.org, for search engines and catalogues of data."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from workshop.domain.hall_time import ZONE
from workshop.services.report_facts import Colophon

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def event_json(colophon: Colophon, address: str) -> bytes:
    """JSON-LD. What was not entered is left out."""
    return json.dumps(event(colophon, address), ensure_ascii=False, indent=2).encode("utf-8")


def event(colophon: Colophon, address: str) -> dict[str, Any]:
    """``address`` is that of the published report."""
    found = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": colophon.title,
        "startDate": stamp(colophon.held_on, colophon.starts_at),
        "endDate": stamp(colophon.held_on, colophon.ends_at) if colophon.ends_at else None,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": colophon.spoken,
        "location": place(colophon),
        "organizer": {"@type": "Organization", "name": colophon.organiser},
        "funder": {"@type": "Organization", "name": colophon.funder} if colophon.funder else None,
        "subjectOf": {"@type": "Report", "url": address, "license": LICENCE_ADDRESS},
    }
    return {name: value for name, value in found.items() if value}


def place(colophon: Colophon) -> dict[str, Any]:
    """The room, and the community it is in."""
    parts = [part for part in (colophon.community, colophon.municipality) if part]
    return {"@type": "Place", "name": colophon.venue or colophon.community, "address": ", ".join(parts)}


def stamp(day: date | None, hour: time | None) -> str | None:
    """The day, and where it was entered the hour with its distance from UTC."""
    if day is None:
        return None
    return datetime.combine(day, hour, ZONE).isoformat(timespec="seconds") if hour else day.isoformat()

"""Who is behind what the journal names by numbers: people of the centre, and helpers by their links."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Account, EveningPass

HELPER = "pass-"
"""How the journal marks a helper; the link's number follows. An account is its bare number."""


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Names by what the journal says, a query for each sort. Whoever is gone, and what no person did, is not in it."""
    wanted, found = set(actors), {}
    for table, mark in ((Account, ""), (EveningPass, HELPER)):
        ids = numbers(wanted, mark)
        rows = db.session.execute(select(table.id, table.name).where(table.id.in_(ids))) if ids else ()
        found.update({f"{mark}{row.id}": str(row.name) for row in rows})
    return found


def numbers(actors: Collection[str], before: str) -> list[int]:
    """The numbers of those who are marked so."""
    rest = [actor[len(before) :] for actor in actors if actor.startswith(before)]
    return [int(raw) for raw in rest if raw.isascii() and raw.isdecimal()]

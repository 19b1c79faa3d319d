"""What was taken back since a backup was made, to be told and to be done again."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from workshop.domain.hall_time import ZONE
from workshop.extensions import db
from workshop.services.withdrawals import DELETE, Mark, Withdrawal, list_withdrawals, read_marks, repeat

HEADER = ("at", "evening", "contact", "act", "purpose")


@click.command("withdrawn")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]),
    required=True,
    help="When the backup was made, in the time of the place.",
)
@click.option("--format", "kind", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@with_appcontext
def withdrawn(since: datetime, kind: str) -> None:
    """Print what people took back since then: evening, number of the contact and act. No name is in it.

    Also evenings that were deleted. `restore` does the erasing again by itself where it can read both stores."""
    rows = [row_of(one) for one in list_withdrawals(since.replace(tzinfo=ZONE))]
    click.echo(as_csv(rows) if kind == "csv" else json.dumps(rows, ensure_ascii=False, indent=1))


def row_of(one: Withdrawal) -> dict[str, object]:
    at = one.at.astimezone(ZONE).isoformat(timespec="seconds")
    return {"at": at, "evening": one.evening, "contact": one.contact, "act": one.act, "purpose": one.purpose}


def as_csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().rstrip("\n")


@dataclass(frozen=True)
class Replaced:
    """What a store knew that is given up for a backup of it; nothing where it cannot be read."""

    withdrawals: list[Withdrawal]
    marks: frozenset[Mark]


def read_replaced() -> Replaced | None:
    """Asked before another store takes its place. None for one that is empty, damaged or was never made."""
    try:
        found = Replaced(list_withdrawals(), read_marks())
    except (SQLAlchemyError, ValueError):
        return None
    finally:
        db.session.remove()
    return found if found.marks else None


def withdraw_again(replaced: Replaced | None) -> list[str]:
    """In the store that was put back: what it does not know yet of what was taken back. Sentences for whoever waits."""
    if replaced is None:
        return ["withdrawals: no store was there that could be asked; see docs/servers.md"]
    marks = read_marks()
    if not marks & replaced.marks:
        return ["withdrawals: the store that was there is not this one; none were repeated"]
    missing = [one for one in replaced.withdrawals if one.mark not in marks]
    told = [f"withdrawals repeated\t{repeat(missing, now=datetime.now(UTC))}"]
    deleted = [one.evening for one in missing if one.act == DELETE]
    return told + [
        f"evening {code} had been deleted and is back: delete it again, unless it was meant" for code in deleted
    ]

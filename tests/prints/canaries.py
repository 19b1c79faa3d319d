"""An evening whose every row sings: a mark with a telephone and an e-mail in every text of every table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import JSON, String, Text, delete, inspect, select, update

from tests.prints.planned import plan_ahead
from tests.prints.reported import hold_evening
from tests.rights.filling import fill
from tests.services.test_contacts_consented import keep
from tests.services.test_report_walks import seat
from tests.world import NOW, Centre, make_workshop
from workshop.extensions import db
from workshop.models import Account, Edition, Evening, Statement, Workshop
from workshop.services.report_publishing import publish_report

CALL, MAIL = "041 765 432", "skrivna@kanarcek.si"
"""Of nobody."""
HIDDEN = "zqhiddenzq"
AGREED, ELSEWHERE = "Zvezdana Pritrdila", "Bojana Drugam"
"""A contact for the report, and one for something else."""
MEANT = {"organisations.contact"}
"""The contact of the centre is printed on purpose."""
SINGS = {
    *("statements.text", "vote_options.text", "themes.name", "next_steps.task", "next_steps.holder"),
    *("next_steps.partner", "deeds.text", "assurances.sentence", "assurances.person", "assurances.function"),
    *("agenda_blocks.title", "workshops.title", "workshops.venue", "workshops.moderators", "workshops.findings_text"),
    *("workshops.requests_text", "workshops.summary_text", "communities.name", "communities.municipality"),
    *("organisations.name", "programmes.name", "programmes.funder", "programmes.partners", "exchanges.text"),
    *("communities.population_source", "volunteer_roles.name", "statements.late_reason"),
}
"""Columns that a report says; the words of every other column stay in the house."""
LEAST = 60
"""Shorter columns hold words of ours, and tokens."""
OURS = re.compile(r"token|hash|secret|key|code|identity|archive|path|password|limits|mime")
MARK = re.compile(r"zq\w+?zq")


def columns() -> Iterator[tuple[Any, Any]]:
    """Every column that holds somebody's words, with its table."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            long = isinstance(column.type, Text) or (
                isinstance(column.type, String) and (column.type.length or 0) >= LEAST
            )
            if long and not isinstance(column.type, JSON) and not column.foreign_keys and not OURS.search(column.name):
                yield table, column


def mark_of(name: str) -> str:
    """»statements.text« -> the mark in every row of that column."""
    table, column = name.split(".")
    return f"zq{table}x{column}zq".replace("_", "")


def marks_of(*names: str) -> set[str]:
    return {mark_of(name) for name in names}


def song_of(name: str) -> str:
    """What the column sings."""
    return f"{mark_of(name)} {CALL} {MAIL}"


def hold_singing_evening(centre: Centre, song: Callable[[str], str] = song_of) -> Workshop:
    """A whole evening, closed and published, in which every text sings."""
    workshop = make_workshop(centre)
    hold_evening(workshop)
    plan_ahead(workshop)
    seat(workshop, 6, 5, 5, 5, 3)
    fill_all(workshop, song)
    for name, purpose in ((AGREED, "report"), (ELSEWHERE, "volunteering")):
        keep(workshop, name, purpose)
    return workshop


def fill_all(workshop: Workshop, song: Callable[[str], str] = song_of) -> None:
    """A row in every table, a canary in every text; hidden and waiting statements have one of their own."""
    workshop.closed_at = NOW
    db.session.execute(update(Evening).values(state="closed"))
    db.session.commit()
    account = db.session.scalars(select(Account.id)).first()
    places = {"accounts": account, "communities": workshop.community_id, "programmes": workshop.programme_id}
    fill({"workshops": workshop.id, **{name: row for name, row in places.items() if row}}, "zqrestzq")
    db.session.commit()
    unique = {table.name: unique_names(table) for table in db.metadata.sorted_tables}
    for table, column in columns():
        longest = getattr(column.type, "length", None) or 300
        words = song(f"{table.name}.{column.name}")[:longest]
        if column.name not in unique[table.name] and f"{table.name}.{column.name}" not in MEANT:
            db.session.execute(update(table).values({column: words}))
    shown = select(Statement.id).where(Statement.state == "shown")
    secret = update(Statement).where(Statement.id.not_in(shown)).values(text=f"{HIDDEN} {CALL} {MAIL}")
    db.session.execute(secret.execution_options(synchronize_session=False))
    db.session.execute(delete(Edition))
    db.session.commit()
    db.session.expire_all()
    publish_report(workshop=workshop, actor="1", now=NOW)


def unique_names(table: Any) -> set[str]:
    """Columns in which two rows may not say the same."""
    found: list[Any] = list(inspect(db.engine).get_unique_constraints(table.name))
    indexes: list[Any] = [one for one in inspect(db.engine).get_indexes(table.name) if one["unique"]]
    return {str(name) for one in (*found, *indexes) for name in one["column_names"]}


def words_inside(data: bytes) -> str:
    """All texts of a ZIP, a workbook too: each file of it as it stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())

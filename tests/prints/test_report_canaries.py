"""A canary with a telephone and an e-mail in every text of every table: what a public output says, and what never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import JSON, String, Text, inspect, select, update

from tests import stores
from tests.prints.planned import plan_ahead
from tests.prints.reported import hold_evening
from tests.rights.filling import fill
from tests.world import NOW, make_centre, make_workshop
from workshop import create_app
from workshop.domain.csv_safe import write_csv
from workshop.extensions import db
from workshop.models import Account, Statement, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.services.exporting import public_tables
from workshop.services.report import gather_report

CALL, MAIL = "041 765 432", "skrivna@kanarcek.si"
"""Of nobody."""
MEANT = {"organisations.contact"}
"""The contact of the centre is printed on purpose."""
SINGS = {
    *("statements.text", "vote_options.text", "themes.name", "next_steps.task", "next_steps.holder"),
    *("next_steps.partner", "deeds.text", "assurances.sentence", "assurances.person", "assurances.function"),
    *("agenda_blocks.title", "workshops.title", "workshops.venue", "workshops.moderators", "workshops.findings_text"),
    *("workshops.requests_text", "workshops.summary_text", "communities.name", "communities.municipality"),
    *("organisations.name", "programmes.name", "programmes.funder", "programmes.partners", "exchanges.text"),
    *("communities.population_source", "volunteer_roles.name"),
}
"""Columns that a report says; the words of every other column stay in the house."""
LEAST = 60
"""Shorter columns hold words of ours, and tokens."""
OURS = re.compile(r"token|hash|secret|key|code|identity|archive|path|password|limits|mime")
Outputs = dict[str, str]


def columns() -> Iterator[tuple[Any, Any]]:
    """Every column that holds somebody's words, with its table."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            long = isinstance(column.type, Text) or (
                isinstance(column.type, String) and (column.type.length or 0) >= LEAST
            )
            if long and not isinstance(column.type, JSON) and not column.foreign_keys and not OURS.search(column.name):
                yield table, column


def mark_of(table: Any, column: Any) -> str:
    return f"zq{table.name}x{column.name}zq".replace("_", "")


@pytest.fixture(scope="module")
def outputs(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outputs]:
    """Everything that the public may read of an evening whose every row sings, by name."""
    folder = tmp_path_factory.mktemp("canaries")
    with stores.copied(built_store, folder / "instance") as settings:
        app = create_app(settings)
        app.config["PUBLIC_URL"] = "https://kratko.si"
        with app.app_context(), app.test_request_context():
            workshop = make_workshop(make_centre())
            hold_evening(workshop)
            plan_ahead(workshop)
            fill_all(workshop)
            yield read_all(app, workshop)


def fill_all(workshop: Workshop) -> None:
    """A row in every table, a canary in every text; hidden and waiting statements have one of their own."""
    workshop.closed_at = workshop.published_at = NOW
    db.session.commit()
    account = db.session.scalars(select(Account.id)).first()
    places = {"accounts": account, "communities": workshop.community_id, "programmes": workshop.programme_id}
    fill({"workshops": workshop.id, **{name: row for name, row in places.items() if row}}, "zqrestzq")
    for table, column in columns():
        longest = getattr(column.type, "length", None) or 300
        words = f"{mark_of(table, column)} {CALL} {MAIL}"[:longest]
        if column.name not in unique_names(table) and f"{table.name}.{column.name}" not in MEANT:
            db.session.execute(update(table).values({column.name: words}))
    shown = select(Statement.id).where(Statement.state == "shown")
    secret = update(Statement).where(Statement.id.not_in(shown)).values(text=f"zqhiddenzq {CALL} {MAIL}")
    db.session.execute(secret.execution_options(synchronize_session=False))
    db.session.commit()
    db.session.expire_all()


def unique_names(table: Any) -> set[str]:
    """Columns in which two rows may not say the same."""
    found: list[Any] = list(inspect(db.engine).get_unique_constraints(table.name))
    indexes: list[Any] = [one for one in inspect(db.engine).get_indexes(table.name) if one["unique"]]
    return {str(name) for one in (*found, *indexes) for name in one["column_names"]}


def read_all(app: Flask, workshop: Workshop) -> Outputs:
    found = {
        kind: build_source(get_kind(kind), workshop, language, {}).html
        for kind in ("report", "summary", "handout", "answered")
        for language in ("sl",)
    }
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    for table in public_tables(report):
        found[f"{table.name}.csv"] = write_csv(table.header, table.rows).decode("utf-8-sig")
    client = app.test_client()
    token = workshop.report_token
    for name, path in (
        ("page", f"/report/{token}"),
        ("page.csv", f"/report/{token}.csv"),
        ("door", f"/{workshop.code}"),
    ):
        found[name] = client.get(path).get_data(as_text=True)
    return found


def test_the_canaries_are_there(outputs: Outputs) -> None:
    """Otherwise nothing below could fail."""
    heard = set(re.findall(r"zq\w+?zq", "".join(outputs.values())))
    for name in ("statements.text", "next_steps.task", "deeds.text", "themes.name", "workshops.summary_text"):
        assert "zq{}x{}zq".format(*name.split(".")).replace("_", "") in heard


def test_only_what_a_report_says_is_heard(outputs: Outputs) -> None:
    may = {"zq{}x{}zq".format(*name.split(".")).replace("_", "") for name in SINGS}
    heard = {(name, mark) for name, text in outputs.items() for mark in re.findall(r"zq\w+?zq", text)}
    assert {(name, mark) for name, mark in heard if mark not in may} == set()


def test_nobodys_telephone_and_nobodys_mail_is_in_any_of_them(outputs: Outputs) -> None:
    """The page at the door is an invitation: title and place stand there as the centre wrote them."""
    told = {name for name, text in outputs.items() if any(words in text for words in (CALL, MAIL))}
    assert told - {"door"} == set()

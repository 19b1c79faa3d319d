"""One evening in one file: workshop.json for us, CSV for everybody, and back again with the same report."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import select

from workshop.domain.csv_safe import write_csv
from workshop.domain.refusals import Refusal
from workshop.extensions import Model, db
from workshop.models import Organisation, Programme, Workshop
from workshop.services.archive_rows import (
    CONTACTS,
    ROWS,
    Ids,
    Plain,
    add_row,
    dump_row,
    dump_rows,
    load_rows,
    load_value,
    table_of,
)
from workshop.services.exporting import public_tables
from workshop.services.journal import record
from workshop.services.programmes import ensure_community
from workshop.services.report import gather_report
from workshop.services.sign_in import first_organisation

SCHEMA = 1
INSIDE = "workshop.json"
LARGEST = 64 * 1024 * 1024
"""Bytes of workshop.json, unpacked: some hundred times the largest evening."""
FOR_EVERYBODY = ("statements", "reactions", "votes", "summary")
PLACES = ("organisation_id", "programme_id", "community_id")


def write_archive(*, workshop: Workshop, with_contacts: bool, now: datetime) -> bytes:
    """The zip. No phone can be told from it; contacts are in it only when they are asked for."""
    out = BytesIO()
    report = gather_report(workshop=workshop, language=workshop.language, now=now)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(INSIDE, json.dumps(describe(workshop, with_contacts), ensure_ascii=False, indent=1))
        for table in public_tables(report):
            if table.name in FOR_EVERYBODY:
                archive.writestr(f"{table.name}.csv", write_csv(table.header, table.rows))
    return out.getvalue()


def describe(workshop: Workshop, with_contacts: bool) -> Plain:
    """Everything about an evening, as JSON knows it."""
    programme, community = workshop.programme, workshop.community
    organisation = db.session.get_one(Organisation, workshop.organisation_id)
    tables = ROWS + (CONTACTS if with_contacts else ())
    return {
        "schema": SCHEMA,
        "organisation": {"name": organisation.name, "contact": organisation.contact},
        "programme": pick(programme, "name", "funder", "partners", "note") if programme else None,
        "community": pick(community, "name", "municipality", "population", "population_source"),
        "workshop": dump_row(table_of(Workshop), row_of(workshop)),
        "rows": {table_of(model).name: dump_rows(model, workshop.id) for model in tables},
    }


def pick(row: Model, *names: str) -> Plain:
    return {name: getattr(row, name) for name in names}


def row_of(workshop: Workshop) -> Plain:
    return {column.name: getattr(workshop, column.name) for column in table_of(Workshop).columns}


def read_archive(*, raw: bytes, actor: str, now: datetime) -> Workshop:
    """Puts an evening from a zip into the store, under its own code and addresses.

    Refuses a file that is no archive of ours, one from a newer version, and an evening that is here already."""
    data = unpack(raw)
    known = select(Workshop.id).where(Workshop.code == data["workshop"]["code"])
    if db.session.scalar(known) is not None:
        raise Refusal("archive_here", workshop_code=data["workshop"]["code"])
    try:
        workshop = load_workshop(data, now)
    except (KeyError, TypeError, ValueError) as error:
        db.session.rollback()
        raise Refusal("archive_broken") from error
    record(workshop=workshop, actor=actor, act="import", now=now, subject="workshop", subject_id=workshop.id)
    db.session.commit()
    return workshop


def unpack(raw: bytes) -> Plain:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if archive.getinfo(INSIDE).file_size > LARGEST:
                raise Refusal("archive_broken")
            data: Any = json.loads(archive.read(INSIDE))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Refusal("archive_broken") from error
    if not isinstance(data, dict) or not isinstance(data.get("workshop"), dict) or "code" not in data["workshop"]:
        raise Refusal("archive_broken")
    if data.get("schema") != SCHEMA:
        raise Refusal("archive_version", found=str(data.get("schema")), known=SCHEMA)
    return data


def load_workshop(data: Plain, now: datetime) -> Workshop:
    """The workshop with all its rows, in the centre that is here; place and programme are found by name or made."""
    organisation = first_organisation(now=now)
    table = table_of(Workshop)
    values = {
        column.name: load_value(table, column, data["workshop"], {})
        for column in table.columns
        if column.name not in {"id", *PLACES}
    }
    values["organisation_id"] = organisation.id
    values["community_id"] = place(organisation, data["community"], now)
    values["programme_id"] = frame(organisation, data["programme"], now)
    new = add_row(table, values)
    ids: Ids = {table.name: {data["workshop"]["id"]: new}}
    for model in ROWS + CONTACTS:
        load_rows(model, data["rows"].get(table_of(model).name, []), ids)
    return db.session.get_one(Workshop, new)


def place(organisation: Organisation, said: Plain, now: datetime) -> int:
    """The community of that name; a new one brings what is known of it."""
    community = ensure_community(organisation.id, said["name"], now=now)
    community.municipality = community.municipality or said["municipality"]
    if community.population is None:
        community.population, community.population_source = said["population"], said["population_source"]
    return community.id


def frame(organisation: Organisation, said: Plain | None, now: datetime) -> int | None:
    """The programme of that name; None where there was none."""
    if said is None:
        return None
    found = db.session.scalar(
        select(Programme).where(Programme.organisation_id == organisation.id, Programme.name == said["name"])
    )
    if found is None:
        found = Programme(organisation_id=organisation.id, created_at=now, **said)
        db.session.add(found)
        db.session.flush()
    return found.id

"""An evening out of a file: put in, brought up to date, or left alone because it is here already.

An evening is known by its identity, so that the same file twice changes nothing. What somebody worked on here since is
never overwritten unasked.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.exc import OperationalError, StatementError

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db, is_unbuilt
from workshop.models import Contact, Evening, Organisation, Statement, Workshop
from workshop.models.types import new_identity
from workshop.services.archive import INSIDE, SCHEMA, describe
from workshop.services.archive_places import frame, place
from workshop.services.archive_rows import CONTACTS, ROWS, STAYS, Plain, in_order, of_workshop, table_of
from workshop.services.archive_values import Ids, add_row, fingerprint, load_rows, load_value
from workshop.services.asked_before import check_asked
from workshop.services.editions import check_editions
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.organisations import meant_organisation
from workshop.services.paper_key import PRINTED, read_sizes
from workshop.services.report_held import read_home
from workshop.services.workshops import deleted_codes, new_code

LARGEST = 256 * 1024 * 1024
"""Bytes of workshop.json, unpacked: the largest evening with a photograph of every sheet."""


LATER = ("paper_secret", "unreached")
"""Columns of a workshop that older files lack, and that follow from nothing that somebody works on."""
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What comes of values that no archive of ours holds."""


class Outcome(StrEnum):
    NEW = "new"
    UPDATED = "updated"
    SAME = "same"


@dataclass(frozen=True)
class Taken:
    """``code_there`` is the code in the file; with another one here, the printed one leads elsewhere."""

    workshop: Workshop
    outcome: Outcome
    code_there: str


@whole
def read_archive(*, raw: bytes, actor: str, now: datetime, replace: bool = False, centre: str = "") -> Taken:
    """Puts an evening from a zip into the store, under its own code where that is free.

    It goes into the centre of that name; without one into the centre where it is already, else into the only one.
    An evening that is here is brought up to date while nobody worked on it here; ``replace`` gives up such work.
    Refuses a file that is no archive of ours, one from a newer version, an older file, and one without the contacts
    that are here."""
    data = unpack(raw)
    try:
        here = find_here(data["workshop"])
        organisation = home_of(here, centre, now)
        mark = mark_of(data)
        if here is not None and is_same(here, mark):
            return Taken(here, Outcome.SAME, data["workshop"]["code"])
        if here is not None:
            refuse_loss(here, data, replace=replace)
        return take(data, here, organisation, mark, actor, now)
    except OperationalError:
        raise  # the store's own trouble: the file may be whole
    except (*UNREADABLE, StatementError) as error:
        if is_unbuilt(error):
            raise
        raise Refusal("archive_broken") from error


def unpack(raw: bytes) -> Plain:
    """What stands in the file. RuntimeError is what zipfile and json raise for one that is locked, packed in an unknown
    way, or nested without end."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if archive.getinfo(INSIDE).file_size > LARGEST:
                raise Refusal("archive_broken")
            data: Any = json.loads(archive.read(INSIDE))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError) as error:
        raise Refusal("archive_broken") from error
    if not isinstance(data, dict) or not isinstance(data.get("workshop"), dict) or "code" not in data["workshop"]:
        raise Refusal("archive_broken")
    if data.get("schema") not in range(1, SCHEMA + 1):
        raise Refusal("archive_version", found=str(data.get("schema")), known=SCHEMA)
    return data


def find_here(said: Plain) -> Workshop | None:
    """The same evening here: by its identity, else by the address of its projector, which nobody can guess."""
    known = or_(Workshop.identity == str(said.get("identity") or "-"), Workshop.wall_token == said["wall_token"])
    return db.session.scalar(select(Workshop).where(known))


def mark_of(data: Plain) -> str:
    """The fingerprint of a file, or of what :func:`describe` says of an evening here. How its programme and its
    community are called is no part of it: they belong to the installation."""
    ignored = {"id", "organisation_id", "programme_id", "community_id", "code", "identity", *LATER, *STAYS}
    said = {name: value for name, value in data["workshop"].items() if name not in ignored}
    return fingerprint(said, data["rows"])


def is_same(here: Workshop, mark: str) -> bool:
    """Whether the file was read before, or says what stands here."""
    return mark in {here.archive_read, *marks_of(here)}


def marks_of(here: Workshop) -> tuple[str, str]:
    """What an export would be known by now, without contacts and with them."""
    return mark_of(describe(here, False)), mark_of(describe(here, True))


def refuse_loss(here: Workshop, data: Plain, *, replace: bool) -> None:
    """Raises WrongState where the file would take away something that is only here."""
    made = datetime.fromisoformat(data["made"]) if "made" in data else None
    with_contacts = select(exists().where(Contact.workshop_id == here.id))
    if "contacts" not in data["rows"] and db.session.scalar(with_contacts):
        never_there = data.get("read") == marks_of(here)[0]
        raise WrongState("archive_contacts_here" if never_there else "archive_contacts", workshop_code=here.code)
    if replace:
        return
    if here.archive_made and (made is None or made < here.archive_made):
        raise WrongState("archive_older", workshop_code=here.code)
    without, whole_mark = marks_of(here)
    untouched = whole_mark == here.archive_stood or data.get("read") in (without, whole_mark)
    if not untouched and (has_begun(here) or not was_begun(data)):
        raise WrongState("archive_touched", workshop_code=here.code)


def has_begun(here: Workshop) -> bool:
    """Whether anything has happened here that was not preparing."""
    begun = exists().where(Evening.workshop_id == here.id, Evening.state != State.PREPARED)
    answered = exists().where(Statement.workshop_id == here.id)
    return bool(db.session.scalar(select(or_(begun, answered))))


def was_begun(data: Plain) -> bool:
    rows = data["rows"]
    return bool(rows["statements"]) or any(row["state"] != State.PREPARED for row in rows["evenings"])


def home_of(here: Workshop | None, centre: str, now: datetime) -> Organisation:
    """Whose evening it is: of the centre that has it already, else of the one that is meant. Refuses another's name for
    one that is here."""
    if here is None:
        return meant_organisation(centre, now=now)
    home = db.session.get_one(Organisation, here.organisation_id)
    if centre.strip() and meant_organisation(centre, now=now) is not home:
        raise Refusal("centre_other", name=home.name)
    return home


def take(data: Plain, here: Workshop | None, organisation: Organisation, mark: str, actor: str, now: datetime) -> Taken:
    """Writes the evening and says so in the journal."""
    there, code = data["workshop"]["code"], here.code if here else code_for(data["workshop"]["code"])
    for row in data["rows"]["evenings"]:
        row["code"] = code
    workshop = load_workshop({**data, "workshop": {**data["workshop"], "code": code}}, here, organisation, now)
    workshop.archive_read = mark
    workshop.archive_stood = mark_of(describe(workshop, True))
    workshop.archive_made = datetime.fromisoformat(data["made"]) if "made" in data else None
    outcome = Outcome.UPDATED if here else Outcome.NEW
    read_home(data.get("home_round"))
    printed = {PRINTED: read_sizes(data[PRINTED])} if PRINTED in data else {}
    after = {"outcome": outcome, "code_there": there, "home_round": data.get("home_round"), **printed}
    record(
        workshop=workshop, actor=actor, act="import", now=now, subject="workshop", subject_id=workshop.id, after=after
    )
    db.session.commit()
    return Taken(workshop, outcome, there)


def code_for(wanted: str) -> str:
    """The printed code where nobody has it or ever had it here, else a fresh one (design.md 4)."""
    taken = db.session.scalar(select(exists().where(Workshop.code == wanted))) or wanted in deleted_codes()
    return new_code() if taken else wanted


def load_workshop(data: Plain, here: Workshop | None, organisation: Organisation, now: datetime) -> Workshop:
    """The workshop of a centre with all its rows, anew or in place of the one that is here."""
    places = {
        "organisation_id": organisation.id,
        "community_id": place(organisation, data["community"], now),
        "programme_id": frame(organisation, data["programme"], now),
    }
    number = write_workshop(data["workshop"], places, here)
    ids = ids_of(data, places, number)
    for model in in_order(ROWS + CONTACTS):
        load_rows(model, data["rows"].get(table_of(model).name, []), ids)
    db.session.expire_all()
    check_editions(number)
    check_asked(number)
    return db.session.get_one(Workshop, number)


def write_workshop(said: Plain, places: Plain, here: Workshop | None) -> int:
    """The row itself; what hangs on one that is here gives way."""
    table = table_of(Workshop)
    values = {
        column.name: load_value(table, column, said, {})
        for column in table.columns
        if column.name in said and column.name not in {"id", *places, *STAYS}
    }
    values = {**values, **places, "identity": said.get("identity") or (here.identity if here else new_identity())}
    if here is None:
        return add_row(table, values)
    number = here.id
    for model in reversed(in_order(ROWS + CONTACTS)):
        rows = table_of(model)
        db.session.execute(delete(rows).where(of_workshop(rows, number)))
    db.session.execute(update(table).where(table.c.id == number).values(values))
    return number


def ids_of(data: Plain, places: Plain, number: int) -> Ids:
    """The ids of what is here already, by those in the file."""
    said = data["workshop"]
    named = {"organisations": "organisation_id", "programmes": "programme_id", "communities": "community_id"}
    found = {table: {said[key]: places[key]} for table, key in named.items() if said.get(key) is not None}
    return {**found, "workshops": {said["id"]: number}}

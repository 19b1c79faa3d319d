"""The files of an evening: what may be published, and everything for the staff."""

from __future__ import annotations

from collections.abc import Callable

from flask import render_template
from flask_babel import get_locale
from werkzeug.wrappers import Response

from workshop.domain.csv_safe import write_csv
from workshop.domain.refusals import NotFound
from workshop.exports import blueprint
from workshop.exports.words import sheet_words
from workshop.exports.workbook import TYPE, write_workbook
from workshop.guards import own_workshop
from workshop.models import Workshop
from workshop.services.exporting import Table, public_tables, staff_table
from workshop.services.report import gather_report
from workshop.web import moment

PUBLIC = ("statements", "reactions", "votes", "summary", "next-steps", "sign-ups")
STAFF = "all-statements"
WHOLE = "public"


@blueprint.get("/workshops/<int:workshop_id>/exports")
def list_exports(workshop_id: int) -> str:
    """What can be taken away as a file."""
    workshop = own_workshop(workshop_id)
    return render_template("exports/list.html", workshop=workshop, public=PUBLIC, names=sheet_words())


@blueprint.get("/workshops/<int:workshop_id>/exports/<name>.csv")
def csv_file(workshop_id: int, name: str) -> Response:
    """One table, for programs: code words, UTF-8, semicolons."""
    workshop = own_workshop(workshop_id)
    table = find_table(workshop, name)
    return as_file(write_csv(table.header, table.rows), "text/csv; charset=utf-8", file_name(workshop, name, "csv"))


@blueprint.get("/workshops/<int:workshop_id>/exports/<name>.xlsx")
def xlsx_file(workshop_id: int, name: str) -> Response:
    """A workbook, for people: all public tables, or all statements."""
    workshop = own_workshop(workshop_id)
    makers: dict[str, Callable[[Workshop], tuple[Table, ...]]] = {
        WHOLE: list_public,
        STAFF: lambda found: (staff_table(found),),
    }
    if name not in makers:
        raise NotFound("not_found")
    return as_file(write_workbook(makers[name](workshop)), TYPE, file_name(workshop, name, "xlsx"))


def list_public(workshop: Workshop) -> tuple[Table, ...]:
    """The tables that may be published, from the very values of the report."""
    return public_tables(gather_report(workshop=workshop, language=str(get_locale()), now=moment()))


def find_table(workshop: Workshop, name: str) -> Table:
    """Raises NotFound for a table that nobody makes."""
    if name == STAFF:
        return staff_table(workshop)
    for table in list_public(workshop) if name in PUBLIC else ():
        if table.name == name:
            return table
    raise NotFound("not_found")


def file_name(workshop: Workshop, name: str, ending: str) -> str:
    """The day and the code come first, so that files of several evenings can lie in one folder."""
    day = workshop.held_on.isoformat() if workshop.held_on else ""
    return "_".join(part for part in (day, workshop.code, name) if part) + f".{ending}"


def as_file(data: bytes, kind: str, name: str) -> Response:
    """A download that no cache keeps: tomorrow it holds other rows."""
    response = Response(data, mimetype=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Cache-Control"] = "no-store"
    return response

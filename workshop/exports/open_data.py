"""The open data of a published evening as one zip: tables, what their columns mean, the licence, the event."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from workshop.config import LANGUAGES
from workshop.domain.csv_safe import write_csv
from workshop.domain.hall_time import ZONE_NAME
from workshop.exports.open_event import LICENCE, LICENCE_ADDRESS, event_json
from workshop.exports.open_tables import open_tables
from workshop.exports.open_words import column_words, table_words
from workshop.exports.words import code_words
from workshop.presentation import clock, day
from workshop.services.exporting import Table
from workshop.services.report_facts import Colophon, Report

STAMP = (1980, 1, 1, 0, 0, 0)
"""The same report gives the same bytes."""


def open_zip(report: Report, address: str) -> bytes:
    """``address`` is that of the published report."""
    tables = open_tables(report)
    files = {f"{table.name}.csv": write_csv(table.header, table.rows) for table in tables}
    for language in LANGUAGES:
        with force_locale(language):
            files[f"README.{language}.md"] = readme(report, tables, address).encode("utf-8")
    files["event.jsonld"] = event_json(report.colophon, address)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, STAMP), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def readme(report: Report, tables: tuple[Table, ...], address: str) -> str:
    """Markdown in the language of the moment."""
    colophon = report.colophon
    parts = [f"# {plain(colophon.title)}", head(colophon, address, report.edition), licence(colophon), form()]
    parts += [described(table) for table in tables]
    return "\n\n".join([*parts, *codes(tables)]) + "\n"


def head(colophon: Colophon, address: str, edition: int) -> str:
    """Where and when, where the report is, and of which edition this is."""
    hours = "–".join(clock(one) for one in (colophon.starts_at, colophon.ends_at) if one)
    when = ", ".join(part for part in (day(colophon.held_on), hours) if part)
    where = ", ".join(part for part in (colophon.venue, colophon.community, colophon.municipality) if part)
    lines = [(_("When"), when), (_("Where"), where), (_("Organiser"), colophon.organiser), (_("Report"), address)]
    lines += [(_("Edition"), str(edition))] if edition else []
    return "\n".join(f"- {label}: {plain(value)}" for label, value in lines if value)


def licence(colophon: Colophon) -> str:
    """Who gave the data, under what, and how they are named."""
    given = _(
        "Published by %(organiser)s on %(day)s under the licence %(licence)s (%(address)s).",
        organiser=plain(colophon.organiser),
        day=format_date(colophon.issued_on, "d. M. y"),
        licence=LICENCE,
        address=LICENCE_ADDRESS,
    )
    source = ", ".join(part for part in (colophon.organiser, colophon.title, day(colophon.held_on)) if part)
    named = _("Name the source so: %(source)s.", source=plain(source))
    return "\n\n".join([heading(_("Licence")), f"{given} {named}"])


def form() -> str:
    """How the files are written, and what is not in them."""
    written = _(
        "The tables are CSV in UTF-8 with a byte order mark, semicolons between cells and the names of columns in the "
        "first line. A text that a spreadsheet would run begins with an apostrophe. Times are local times of the zone "
        "%(zone)s with their distance from UTC.",
        zone=ZONE_NAME,
    )
    left_out = _(
        "Nobody's name or contact is in them, nor the time of a statement, nor statements that a moderator hid or has "
        "not read. Numbers of people by task from 1 to 4 are written as <5."
    )
    return "\n\n".join([heading(_("Form")), written, left_out])


def described(table: Table) -> str:
    """A table with its columns."""
    words = column_words()
    lines = [(_("Column"), _("Meaning and unit")), *((column, words[column]) for column in table.header)]
    return "\n\n".join([heading(f"{table.name}.csv"), table_words()[table.name], markdown(lines)])


def codes(tables: tuple[Table, ...]) -> list[str]:
    """Code words that are in these tables, in words."""
    used = {column for table in tables for column in table.header}
    parts = [heading(_("Codes"))]
    for column, words in code_words().items():
        if column in used:
            parts.append(markdown([(column, _("Meaning")), *words.items()]))
    return parts


def heading(words: str) -> str:
    return f"## {words}"


def markdown(rows: Iterable[Sequence[str]]) -> str:
    """A table, its first row the head."""
    head, *lines = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|---|---|", *lines])


def plain(words: str) -> str:
    """On one line, so that no text becomes a heading of its own."""
    return " ".join(words.split())

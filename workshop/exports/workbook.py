"""A workbook for people: a sheet for each table, texts as texts, whatever they begin with."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from workshop.exports.words import code_words, heading_words, say_cell, sheet_words
from workshop.services.exporting import Table

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDE, NARROW = 70, 12
TEXTS = {"text", "role", "what"}


def write_workbook(tables: Iterable[Table]) -> bytes:
    """XLSX in the language of the request."""
    from xlsxwriter import Workbook  # here, because no evening needs it

    out = BytesIO()
    with Workbook(out, PLAIN) as book:
        formats = {
            "heading": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "other": book.add_format({"valign": "top"}),
        }
        for table in tables:
            write_sheet(book.add_worksheet(sheet_words()[table.name]), table, formats)
    return out.getvalue()


def write_sheet(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    """The heading stays in sight while the rows are leafed through."""
    headings, words = heading_words(), code_words()
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.header):
        kind = "text" if column in TEXTS else "other"
        sheet.set_column(place, place, WIDE if kind == "text" else NARROW, formats[kind])
        sheet.write_string(0, place, headings[column], formats["heading"])
    for line, row in enumerate(table.rows, start=1):
        for place, (column, value) in enumerate(zip(table.header, row, strict=True)):
            said = say_cell(column, value, words)
            if isinstance(said, str):
                sheet.write_string(line, place, said)
            elif said is not None:
                sheet.write_number(line, place, said)

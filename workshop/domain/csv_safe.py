"""CSV that Excel in Slovenia opens right and that can run nothing (R-8): BOM, semicolons, neutral formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins so may be run by a spreadsheet (OWASP, CSV injection); the last four are the full-width ones."""

Cell = str | int | float | None


def safe_cell(value: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(RISKY):
        return "'" + value
    return value


def plain_cell(value: str) -> str:
    """What a cell said before it was made safe, so that a file of ours comes back as it went."""
    return value[1:] if value.startswith("'") and value[1:].startswith(RISKY) else value


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with BOM, semicolons, one record a line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def read_csv(raw: bytes) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """(header, [(line number, row)]) of UTF-8 text with commas or semicolons, with or without BOM.

    A line number counts the file's own lines, from 1, and is that of the record's last line. Raises
    UnicodeDecodeError for other encodings and csv.Error for a broken file; empty lines are passed over.
    """
    text = raw.decode("utf-8-sig")
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = "," if first.count(",") > first.count(";") else ";"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [name.strip().lower() for name in next(reader, [])]
    rows = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((reader.line_num, row_of(header, cells)))
    return header, rows


def row_of(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by column name. Raises csv.Error when there are more cells than columns."""
    if len(cells) > len(header):
        raise csv.Error("too many cells")
    return {name: plain_cell(cells[place]) if place < len(cells) else "" for place, name in enumerate(header)}

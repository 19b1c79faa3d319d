"""The statements of a report as a file, from the same values as its text and tables."""

from __future__ import annotations

from workshop.domain.csv_safe import Cell, write_csv
from workshop.domain.round_kinds import RoundKind
from workshop.services.report_facts import Report

HEADER = (
    *("number", "station", "kind", "text", "group", "round"),
    *("origin", "agree", "unclear", "adds_to", "explains", "late", "theme", "round_kind"),
)
"""The columns that importing knows are named as there (design.md 5); kinds and origins are its code words."""


def statements_csv(report: Report) -> bytes:
    """The statements as CSV."""
    return write_csv(HEADER, statement_rows(report))


def statement_rows(report: Report) -> list[tuple[Cell, ...]]:
    """One row a shown statement, in the order of the appendix. No time: it could lead to a person."""
    themes = report.themes.names() if report.themes else {}
    numbered = {True: str(RoundKind.TABLE), False: str(RoundKind.UNKNOWN)}
    return [
        (
            one.number,
            one.station,
            one.kind,
            one.text,
            one.group.letter if one.group else None,
            one.round_number or None,
            one.origin,
            one.agree,
            one.unclear,
            one.adds_to,
            one.explains,
            "yes" if one.late else "no",
            themes.get(one.number),
            one.round_kind or numbered[one.round_number > 0],
        )
        for one in report.statements
    ]

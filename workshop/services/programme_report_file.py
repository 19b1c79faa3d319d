"""A comparison as a file, from the same values as the text and the tables of the programme report."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.domain.csv_safe import Cell, write_csv
from workshop.domain.evening import State
from workshop.domain.next_steps import Standing, Strand
from workshop.services.compare_facts import Column, ComparedRow, Comparison
from workshop.services.exporting import cell_text

HEADER = ("section", "row", "community", "code", "unit", "value", "of", "percent", "rank")
"""``value`` of ``of`` in ``unit``; percentages only from 20 on; numbers of people from 1 to 4 as »<5«."""

Row = tuple[Cell, ...]


def comparison_csv(comparison: Comparison) -> bytes:
    """The comparison as CSV, a line for each number."""
    return write_csv(HEADER, comparison_rows(comparison))


def comparison_rows(comparison: Comparison) -> list[Row]:
    """Totals by community, then themes, kinds, tasks, opinions, next steps and what became of them."""
    rows = [row for column in comparison.columns for row in total_rows(column)]
    for section, compared in (("themes", comparison.themes), ("kinds", comparison.kinds)):
        rows += [row for one in compared for row in share_rows(section, one, comparison.columns)]
    rows += [*role_rows(comparison), *opinion_rows(comparison)]
    return [*rows, *(row for column in comparison.columns for row in (*strand_rows(column), *progress_rows(column)))]


def total_rows(column: Column) -> Iterator[Row]:
    report = column.report
    signed_up = report.evening.told(report.interest.people, State.SIGN_UP)
    totals: list[tuple[str, str, Cell]] = [
        ("present", "people", report.attendance.present),
        ("groups", "groups", report.attendance.groups),
        ("stations", "stations", len(report.stations)),
        ("rounds", "rounds", len(report.evening.rounds)),
        ("rounds_held", "rounds", report.evening.rounds_held),
        ("shown", "statements", column.statements),
        ("signed_up", "people", cell_text(column.signed_up) if signed_up is not None else None),
        ("opinions", "people", report.evening.told(report.opinion.sheets, State.EVALUATION)),
    ]
    if report.votes is not None:
        totals += [("votes", "votes", report.votes.votes), ("voters", "people", report.votes.voters)]
    for row, unit, value in totals:
        yield "totals", row, column.place, column.code, unit, value, None, None, None


def share_rows(section: str, row: ComparedRow, columns: tuple[Column, ...]) -> Iterator[Row]:
    """A line for each community that has it."""
    for column, part in zip(columns, row.parts, strict=True):
        if part is not None:
            share = part.share
            numbers = (share.part, share.whole, share.percent, part.rank)
            yield section, row.name, column.place, column.code, "statements", *numbers


def role_rows(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.roles:
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            if cell is not None:
                yield "tasks", row.name, column.place, column.code, "people", cell_text(cell), None, None, None


def opinion_rows(comparison: Comparison) -> Iterator[Row]:
    """Means with the number of answers; none where there are too few."""
    for column in comparison.columns:
        for one in column.report.opinion.ratings:
            yield "opinion", one.key, column.place, column.code, "mean 1-5", one.mean, int(one.answers), None, None


def strand_rows(column: Column) -> Iterator[Row]:
    """Confirmed steps of all steps in each strand that has any."""
    for strand in Strand:
        steps = [step for step in column.report.plan.steps if step.strand == strand]
        agreed = sum(step.state == Standing.CONFIRMED for step in steps)
        if steps:
            yield "steps", strand.value, column.place, column.code, "confirmed steps", agreed, len(steps), None, None


def progress_rows(column: Column) -> Iterator[Row]:
    """What became of the steps whose day has come, and the programmes that have begun."""
    since = column.progress
    for row, value, whole in (
        ("due", since.due, since.confirmed),
        ("done_in_time", since.in_time, since.due),
        ("done", since.done, since.due),
        ("programmes_begun", since.begun, None),
    ):
        yield "indicators", row, column.place, column.code, "steps", value, whole, None, None

"""The tables of a programme report: rows are what is compared, columns are communities."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from workshop.domain.evening import State
from workshop.domain.findings import People, Statements, share
from workshop.domain.next_steps import Standing, Strand
from workshop.kind_words import kinds_word
from workshop.opinion_words import ITEMS, item_words
from workshop.presentation import clock, day
from workshop.prints.programme_pieces import Grid, GridCell, GridRow, cell_words, level_of, number_words, share_words
from workshop.prints.report_course import rounds_words
from workshop.services.compare_facts import Column, ComparedRow, Comparison, Part
from workshop.step_words import strand_word

Say = Callable[[Column], str]


def places(comparison: Comparison) -> tuple[str, ...]:
    return tuple(column.place for column in comparison.columns)


def row_of(label: str, columns: Sequence[Column], say: Say) -> GridRow:
    """One line; what was not entered is a dash."""
    return GridRow(label, tuple(GridCell(say(column) or "–") for column in columns))


def feet(comparison: Comparison) -> tuple[GridRow, ...]:
    """Beneath every comparison: how many people and how many statements are behind each column (C.5)."""
    columns = comparison.columns
    return (
        row_of(_("People present"), columns, lambda one: number_words(one.report.attendance.present)),
        row_of(_("All statements"), columns, lambda one: number_words(one.statements)),
    )


def theme_grid(comparison: Comparison, spoken: str | None) -> Grid:
    """Share of the community's statements and rank among its themes."""
    rows = tuple(share_row(row.name, row, comparison, spoken) for row in comparison.themes)
    return Grid(
        name="themes",
        caption=_("Themes: share of each community's statements, and rank among its themes"),
        head=_("Theme"),
        columns=places(comparison),
        rows=rows,
        feet=feet(comparison),
    )


def kind_grid(comparison: Comparison) -> Grid:
    """Needs, offers and the rest."""
    return Grid(
        name="kinds",
        caption=_("Kinds: share of each community's statements, and rank among the kinds"),
        head=_("Kind"),
        columns=places(comparison),
        rows=tuple(share_row(kinds_word(row.name), row, comparison, None) for row in comparison.kinds),
        feet=feet(comparison),
    )


def share_row(label: str, row: ComparedRow, comparison: Comparison, spoken: str | None) -> GridRow:
    return GridRow(label, tuple(part_cell(part) for part in row.parts), spoken)


def part_cell(part: Part | None) -> GridCell:
    if part is None:
        return GridCell("–")
    return GridCell(share_words(part.share), str(_("rank %(rank)s", rank=part.rank)), level_of(part.share))


def course_grid(comparison: Comparison) -> Grid:
    """How each evening was held (C.5, 3)."""
    said: tuple[tuple[str, Say], ...] = (
        (_("Date"), lambda one: day(one.report.colophon.held_on)),
        (_("Place"), lambda one: one.report.colophon.venue),
        (_("Announced"), hours),
        (_("First round and closing"), real_hours),
        (_("People present"), lambda one: number_words(one.report.attendance.present)),
        (_("Groups"), lambda one: number_words(one.report.attendance.groups)),
        (_("Stations"), lambda one: number_words(len(one.report.stations))),
        (_("Rounds"), lambda one: rounds_words(one.report.evening)),
        (_("Statements"), lambda one: number_words(one.statements)),
        (_("of these by phone"), by_phone),
        (_("Dots"), votes),
        (_("Opinions on the workshop"), lambda one: counted(one, one.report.opinion.sheets, State.EVALUATION)),
    )
    columns = comparison.columns
    rows = tuple(row_of(label, columns, say) for label, say in said)
    return Grid("course", _("How the workshops were held"), _("What"), places(comparison), rows)


def hours(column: Column) -> str:
    colophon = column.report.colophon
    return "–".join(clock(one) for one in (colophon.starts_at, colophon.ends_at) if one)


def real_hours(column: Column) -> str:
    """»18.42–20.04«; the beginning alone where it was closed afterwards."""
    evening = column.report.evening
    return "–".join(clock(one) for one in (evening.started_at, evening.went_home) if one)


def counted(column: Column, people: People, stage: State) -> str:
    """A number; for a workshop that was closed before anybody could be asked, that it was."""
    told = column.report.evening.told(people, stage)
    return str(_("closed before that")) if told is None else number_words(told)


def by_phone(column: Column) -> str:
    phone = sum(one.origin == "phone" for one in column.report.statements)
    return share_words(share(Statements(phone), column.statements)) if column.statements else ""


def votes(column: Column) -> str:
    """Dots with the number of those who gave them."""
    given = column.report.votes
    if given is None:
        return str(_("closed before that") if column.missed(State.VOTING) else _("nobody voted"))
    people = ngettext("%(count)s person", "%(count)s people", given.voters, count=number_words(given.voters))
    return f"{number_words(given.votes)} ({people})"


def start_grid(comparison: Comparison) -> Grid:
    """Where each community starts from; residents only with the source of the figure."""
    columns = comparison.columns
    rows = (
        row_of(_("Municipality"), columns, lambda one: one.report.colophon.municipality),
        row_of(_("Residents"), columns, residents),
        row_of(_("Where the figure is from"), columns, lambda one: one.report.attendance.population_source),
        row_of(_("Room of the workshop"), columns, lambda one: one.report.colophon.venue),
    )
    return Grid("start", _("The communities side by side"), _("What"), places(comparison), rows)


def residents(column: Column) -> str:
    found = column.report.attendance.population
    return number_words(found.whole) if found else ""


def role_grid(comparison: Comparison) -> Grid:
    """Who would do what; numbers of people below five are covered."""
    rows = tuple(GridRow(row.name, tuple(GridCell(cell_words(cell)) for cell in row.cells)) for row in comparison.roles)
    columns = comparison.columns
    signed = row_of(_("Signed up together"), columns, signed_up)
    caption = _("People by task; one person may have chosen several")
    return Grid("tasks", caption, _("Task"), places(comparison), rows, (signed, *feet(comparison)[:1]))


def signed_up(column: Column) -> str:
    """As a share of those present, where there were as many; a small number is covered."""
    people, present = column.report.interest.people, column.report.attendance.present
    if column.report.evening.told(people, State.SIGN_UP) is None:
        return counted(column, people, State.SIGN_UP)
    if column.signed_up.value is None:
        return cell_words(column.signed_up)
    return share_words(share(people, present)) if people <= present else number_words(people)


def strand_grid(comparison: Comparison) -> Grid:
    """How many steps each community has in each of the five strands, and how many of them are agreed (C.5, 10)."""
    rows = tuple(
        row_of(strand_word(strand), comparison.columns, lambda one, strand=strand: in_strand(one, strand))  # type: ignore[misc]
        for strand in Strand
    )
    caption = _("Next steps by strand, and how many of them are confirmed")
    return Grid("strands", caption, _("Strand"), places(comparison), rows)


def in_strand(column: Column, strand: str) -> str:
    steps = [step for step in column.report.plan.steps if step.strand == strand]
    agreed = sum(step.state == Standing.CONFIRMED for step in steps)
    if not steps:
        return ""
    return str(_("%(steps)s (confirmed: %(agreed)s)", steps=number_words(len(steps)), agreed=number_words(agreed)))


def opinion_grid(comparison: Comparison) -> Grid:
    """Means of the four ratings with the number of answers, and who would come again."""
    columns = comparison.columns
    rows = [row_of(item_words(key), columns, lambda one, key=key: mean_words(one, key)) for key in ITEMS]  # type: ignore[misc]
    again = row_of(_("Would certainly come again"), columns, would_return)
    caption = _("Opinions on the workshop: means of marks from 1 to 5")
    return Grid("opinion", caption, _("Statement"), places(comparison), (*rows, again), feet(comparison)[:1])


def mean_words(column: Column, key: str) -> str:
    found = next(one for one in column.report.opinion.ratings if one.key == key)
    if found.mean is None:
        return str(_("too few answers to show")) if found.answers else ""
    return f"{format_decimal(found.mean, format='0.0')} (n = {number_words(found.answers)})"


def would_return(column: Column) -> str:
    """How many said so; a small number is covered."""
    cell = dict(column.report.opinion.again).get("yes")
    return f"{cell_words(cell)} (n = {number_words(column.report.opinion.sheets)})" if cell else ""


def turnout(column: Column) -> str:
    """Those present among those who live there, where the population has a source."""
    found = column.report.attendance.population
    return share_words(found) if found else ""


def of_due(steps: int, column: Column) -> str:
    """»2 of 3« steps whose day has come; a dash while there is none."""
    whole = number_words(column.progress.due)
    return str(_("%(part)s of %(whole)s", part=number_words(steps), whole=whole)) if column.progress.due else ""


def indicator_grid(comparison: Comparison) -> Grid:
    """What can be followed from programme to programme (C.5, 11)."""
    columns = comparison.columns
    rows = (
        row_of(_("People present"), columns, lambda one: number_words(one.report.attendance.present)),
        row_of(_("Share of those who live there"), columns, turnout),
        row_of(_("Would certainly come again"), columns, would_return),
        row_of(_("Signed up, of those present"), columns, signed_up),
        row_of(_("Confirmed assurances"), columns, lambda one: number_words(len(one.report.evening.promises))),
        row_of(_("Confirmed next steps"), columns, lambda one: number_words(one.progress.confirmed)),
        row_of(_("Their day has come"), columns, lambda one: number_words(one.progress.due)),
        row_of(_("Of these done by their day"), columns, lambda one: of_due(one.progress.in_time, one)),
        row_of(_("Of these done by now"), columns, lambda one: of_due(one.progress.done, one)),
        row_of(_("Programmes that have begun"), columns, lambda one: number_words(one.progress.begun)),
    )
    return Grid("indicators", _("Indicators by community"), _("Indicator"), places(comparison), rows)

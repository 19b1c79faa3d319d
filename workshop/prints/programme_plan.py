"""The tenth chapter of a programme report: what is asked, steps by strand, the plan by quarters (method C.5, S2)."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.domain.quarters import Quarter, by_quarter
from workshop.presentation import day
from workshop.prints.programme_pieces import Head, Listing, Para, Piece, Point, Points, Said
from workshop.prints.programme_tables import strand_grid
from workshop.services.compare_facts import Column, Comparison
from workshop.services.report_step_facts import StepFacts
from workshop.step_words import cost_words, standing_word, strand_word

Planned = tuple[Column, StepFacts]


def plan_chapter(comparison: Comparison) -> list[Piece]:
    """What each community asks of the municipality, and who does what by when, for how much and from where."""
    planned = [(column, step) for column in comparison.columns for step in column.report.plan.steps]
    pieces: list[Piece] = [piece for column in comparison.columns for piece in requests_of(column)]
    if not planned:
        words = _("No next steps with a name and a date have been agreed yet.")
        return [*pieces, Para(words, missing=True)]
    pieces += [Head(_("Next steps by strand")), strand_grid(comparison), Head(_("The plan by quarters"))]
    pieces += [listing(quarter, rows, comparison) for quarter, rows in by_quarter(planned, lambda one: one[1].due_on)]
    return [*pieces, Para(money_words())]


def requests_of(column: Column) -> list[Piece]:
    """Nothing for a community that asks for nothing."""
    asked = column.report.requests
    if not asked:
        return []
    heading = _("%(place)s asks of the municipality", place=column.place)
    return [Head(heading), Points(tuple(Point(one) for one in asked))]


def listing(quarter: Quarter | None, rows: list[Planned], comparison: Comparison) -> Listing:
    """The steps of one quarter, with all that was written of them."""
    heads = (_("What"), _("Community"), _("Who"), _("By when"), _("Money and its source"))
    name = f"plan-{quarter.year}-{quarter.number}" if quarter else "plan-open"
    return Listing(name, quarter_words(quarter), heads, tuple(row_of(one, comparison) for one in rows))


def quarter_words(quarter: Quarter | None) -> str:
    if quarter is None:
        return str(_("Without a day"))
    return str(_("Quarter %(number)s of %(year)s", number=quarter.number, year=quarter.year))


def row_of(planned: Planned, comparison: Comparison) -> tuple[Said, ...]:
    column, step = planned
    report = column.report
    spoken = None if report.colophon.spoken == comparison.language else report.colophon.spoken
    partner = str(_("with %(who)s", who=step.partner)) if step.partner else ""
    return (
        Said(step.task, f"{standing_word(step.state)}, {strand_word(step.strand)}", spoken),
        Said(column.place),
        Said(step.holder, partner),
        Said(day(step.due_on)),
        Said(cost_words(report.plan.limits)[step.cost], source_words(step)),
    )


def source_words(step: StepFacts) -> str:
    """The one source that is written down; others are not."""
    return str(_("participatory budget, proposed")) if step.for_budget else ""


def money_words() -> str:
    return str(
        _(
            "Money is given in classes, so it is not added up. As a source of money only the participatory budget is "
            "written down; where none is named, none is known yet."
        )
    )

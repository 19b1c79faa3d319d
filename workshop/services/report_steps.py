"""The next steps of a report: as they were written, with what they come from (method C.3, section 10)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from workshop.domain.csv_safe import Cell
from workshop.domain.next_steps import Standing, Step, read_limits
from workshop.domain.personal_data import mask
from workshop.extensions import db
from workshop.models import Theme, Workshop
from workshop.services.next_steps import list_steps
from workshop.services.next_steps_record import read_step
from workshop.services.next_steps_sources import parted
from workshop.services.report_facts import StatementFacts
from workshop.services.report_step_facts import PlanFacts, StepFacts

HEADER = (
    *("step", "strand", "task", "holder", "partner", "due_on", "cost", "for_budget", "standing"),
    *("from_statement", "from_theme", "from_match"),
)


def gather_plan(workshop: Workshop, known: Mapping[int, StatementFacts]) -> PlanFacts:
    """What was agreed first, each by its day. ``known`` holds shown statements by row: no other is a source."""
    themes = select(Theme.id, Theme.name).where(Theme.workshop_id == workshop.id)
    rows = [read_step(row) for row in list_steps(workshop.id)]
    names = {row[0]: row[1] for row in db.session.execute(themes)} if rows else {}
    steps = [facts_of(step, known, names) for step in rows]
    ordered = sorted(steps, key=lambda step: step.state != Standing.CONFIRMED)
    return PlanFacts(tuple(ordered), read_limits(workshop.cost_limits))


def facts_of(step: Step, known: Mapping[int, StatementFacts], themes: Mapping[int, str]) -> StepFacts:
    """Telephones and e-mails covered, whoever wrote them."""
    sort, number = parted(step.source)
    said = known.get(number) if sort == "s" else None
    return StepFacts(
        strand=step.strand,
        task=mask(step.task),
        holder=mask(step.holder),
        partner=mask(step.partner),
        due_on=step.due_on,
        cost=step.cost,
        for_budget=step.for_budget,
        state=step.state,
        statement=said.number if said else None,
        theme=mask(themes.get(number, "")) if sort == "t" else "",
        match=sort == "m",
    )


def step_rows(plan: PlanFacts) -> list[tuple[Cell, ...]]:
    """The rows of the file, in the order of the report; code words as in the other files."""
    return [
        (
            number,
            step.strand,
            step.task,
            step.holder,
            step.partner,
            step.due_on.isoformat() if step.due_on else None,
            step.cost,
            "yes" if step.for_budget else "no",
            step.state,
            step.statement,
            step.theme,
            "yes" if step.match else "no",
        )
        for number, step in enumerate(plan.steps, start=1)
    ]

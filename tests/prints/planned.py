"""What a person adds to the report of a held evening, for tests: steps, quotes, a summary, a theme, what was done."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from tests.prints.reported import SAID
from tests.world import NOW
from workshop.extensions import db
from workshop.models import ChosenQuote, Deed, NextStep, Statement, Theme, ThemeStatement, Workshop

RAMP, DOOR, BOARD = "Zbrati ponudbe za klančino", "Urnik odklepanja", "Oglasna deska pred vhodom"
THEME = "Dostop brez ovir"
DONE = "Klančina je vgrajena."
SUMMARY = "Večer je pokazal, da je dostop pomembnejši od opreme."


def plan_ahead(workshop: Workshop, *, done: bool = True) -> None:
    """Three steps of which one is confirmed, a theme of two statements, two quotes at the first station."""
    said = {row.text: row for row in db.session.scalars(select(Statement).filter_by(workshop_id=workshop.id))}
    theme = Theme(workshop_id=workshop.id, name=THEME, created_at=NOW)
    db.session.add(theme)
    db.session.flush()
    for text in (SAID[2][0][1], SAID[1][0][1]):
        db.session.add(ThemeStatement(statement_id=said[text].id, theme_id=theme.id, workshop_id=workshop.id))
    ramp = step(workshop, RAMP, "KS Golnik", date(2026, 12, 1), "confirmed", statement_id=said[SAID[2][0][1]].id)
    ramp.partner, ramp.cost, ramp.for_budget = "Občina Kranj", "small", True
    step(workshop, DOOR, "Društvo upokojencev", None, "potential", theme_id=theme.id)
    step(workshop, BOARD, "", date(2027, 1, 15), "potential")
    workshop.summary_text = SUMMARY
    for text in (SAID[1][1][1], SAID[1][2][1]):
        db.session.add(ChosenQuote(statement_id=said[text].id, workshop_id=workshop.id))
    if done:
        db.session.add(
            Deed(workshop_id=workshop.id, theme_id=theme.id, text=DONE, done_on=date(2027, 3, 2), created_at=NOW)
        )
    db.session.commit()


def step(workshop: Workshop, task: str, holder: str, due: date | None, state: str, **source: int) -> NextStep:
    """One step, stored."""
    row = NextStep(workshop_id=workshop.id, strand="activities", task=task, holder=holder, due_on=due, state=state)
    row.created_at = NOW
    for name, value in source.items():
        setattr(row, name, value)
    db.session.add(row)
    db.session.flush()
    return row

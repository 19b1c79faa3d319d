"""What people thought of the evening: five answers and two open lines, each of which may be left out (C.7)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.scales import HIGHEST, LOWEST
from workshop.extensions import db
from workshop.models import Evaluation, Workshop
from workshop.services.holding import hold_since, whole
from workshop.services.journal import record
from workshop.services.once import insert_once
from workshop.services.sign_ups import check_note
from workshop.services.statements import check_key

RATED = ("heard", "clear", "pleasant", "time_well_used")
AGAIN = ("yes", "maybe", "no")
PAPER = "paper"


@dataclass(frozen=True)
class Opinion:
    """The four ratings from 1 to 5 or None, who would come again, and the open lines."""

    heard: int | None = None
    clear: int | None = None
    pleasant: int | None = None
    time_well_used: int | None = None
    again: str = ""
    praise: str = ""
    change: str = ""


def find_evaluation(*, workshop_id: int, key: str) -> Evaluation | None:
    return db.session.scalar(select(Evaluation).where(Evaluation.workshop_id == workshop_id, Evaluation.key == key))


@whole
def save_evaluation(
    *, workshop: Workshop, opinion: Opinion, key: str, now: datetime, origin: str = "phone"
) -> Evaluation:
    """Keeps one sheet; sent again under the same key it replaces what was there. Refuses an empty one."""
    hold_since(workshop.id, State.EVALUATION, "evaluation_not_begun")
    said = asdict(check_opinion(opinion))
    plain_key = check_key(key)
    own = {"workshop_id": workshop.id, "key": plain_key, "origin": origin, "created_at": now}
    insert_once(Evaluation, {**own, **said})
    same = select(Evaluation).where(Evaluation.workshop_id == workshop.id, Evaluation.key == plain_key)
    evaluation = db.session.scalars(same).one()
    for field, value in said.items():
        setattr(evaluation, field, value)
    db.session.commit()
    return evaluation


@whole
def enter_slip(*, workshop: Workshop, opinion: Opinion, key: str, actor: str, now: datetime) -> None:
    """Keeps one slip that was filled in on paper, from the opinion until the report is published; after closing the
    journal notes it as late (F8.3). The same form sent twice is one."""
    late = workshop.closed_at is not None
    if late:
        hold_unpublished(workshop.id)
    else:
        hold_since(workshop.id, State.EVALUATION, "evaluation_not_begun")
    said = asdict(check_opinion(opinion))
    own = {"workshop_id": workshop.id, "key": check_key(key), "origin": PAPER, "created_at": now}
    if insert_once(Evaluation, {**own, **said}):
        act = "opinion_typed_late" if late else "opinion_typed"
        record(workshop=workshop, actor=actor, act=act, now=now, subject="evaluation")
    db.session.commit()


def hold_unpublished(workshop_id: int) -> None:
    """The workshop's row until the commit. Refuses once people read the report: what they read stays."""
    asked = select(Workshop.published_at).where(Workshop.id == workshop_id)
    if db.session.execute(asked.with_for_update(of=Workshop)).scalar_one() is not None:
        raise WrongState("opinions_published")


def count_on_paper(workshop_id: int) -> int:
    """Slips that have been typed in."""
    asked = select(func.count(Evaluation.id)).where(Evaluation.workshop_id == workshop_id, Evaluation.origin == PAPER)
    return db.session.scalar(asked) or 0


def check_opinion(opinion: Opinion) -> Opinion:
    """The sheet with its lines cleaned. Refuses marks off the scale and a sheet with nothing on it."""
    ratings = [getattr(opinion, field) for field in RATED]
    if any(mark is not None and not LOWEST <= mark <= HIGHEST for mark in ratings):
        raise Refusal("mark_unknown")
    if opinion.again and opinion.again not in AGAIN:
        raise Refusal("mark_unknown")
    checked = replace(opinion, praise=check_note(opinion.praise), change=check_note(opinion.change))
    if checked == Opinion():
        raise Refusal("evaluation_empty")
    return checked

"""The rows of printed things: what is being made, how far it is, and its bytes when it is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, not_, or_, select, true, update

from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import PrintJob, Workshop

LONGEST_RUN = timedelta(seconds=90)
LONGEST_WAIT = timedelta(minutes=10)
KEPT = 3
"""Finished files kept of each kind, workshop and language."""
TAKEN_AWAY = "taken_away"
"""Why a print has no file any more: it may hold words that are hidden or covered now."""
NO_STATEMENTS = ("contact-slips", "raffle-protocol")
"""Kinds that never print a statement."""
OF_PROGRAMME = "programme"
"""The kind that prints words of several evenings; its files lie with one of them."""
WITH_SLIPS = "slips"
"""The part of the kit that prints statements: the list of the vote. A kit that names no parts has them all."""


def start_job(
    *,
    workshop_id: int,
    kind: str,
    language: str,
    digest: str,
    file_name: str,
    now: datetime,
    options: Mapping[str, str] | None = None,
) -> tuple[PrintJob, bool]:
    """The job for this content, and whether it is a new one that somebody must now do.

    The same content that is done already, or under way, is not made twice, on whichever server it is asked for.
    """
    db.session.execute(select(Workshop.id).where(Workshop.id == workshop_id).with_for_update(key_share=True))
    for job in same_content(workshop_id, digest):
        if standing(job, now) != "failed":
            return job, False
    job = PrintJob(
        workshop_id=workshop_id,
        kind=kind,
        language=language,
        digest=digest,
        file_name=file_name,
        options=json.dumps(dict(options or {}), ensure_ascii=False, sort_keys=True)[:400],
        created_at=now,
    )
    db.session.add(job)
    db.session.commit()
    return job, True


def begin_job(*, job_id: int, now: datetime) -> None:
    """Its turn has come."""
    change(job_id, state="running", started_at=now)


def note_step(*, job_id: int, step: str, pages: int) -> None:
    """How far it is: a code word, and the page it has reached where that is known."""
    change(job_id, step=step, pages=pages or None)


def finish_job(*, job_id: int, data: bytes, pages: int, now: datetime) -> None:
    """Keeps the bytes, and lets the oldest of the same kind go. Of a job that was stopped meanwhile nothing is kept."""
    if not change(job_id, state="done", step="", pages=pages, data=data, finished_at=now, commit=False):
        db.session.rollback()
        return
    job = db.session.get_one(PrintJob, job_id, populate_existing=True)
    of_this_kind = (
        select(PrintJob.id)
        .where(
            PrintJob.workshop_id == job.workshop_id,
            PrintJob.kind == job.kind,
            PrintJob.language == job.language,
            PrintJob.finished_at.is_not(None),
        )
        .order_by(PrintJob.id.desc())
    )
    old = list(db.session.scalars(of_this_kind.offset(KEPT)))
    db.session.execute(delete(PrintJob).where(PrintJob.id.in_(old)).execution_options(synchronize_session=False))
    db.session.commit()


def fail_job(*, job_id: int, reason: str, now: datetime) -> None:
    """``reason`` is a code word, said to people by the page."""
    change(job_id, state="failed", error=reason, finished_at=now)


def change(job_id: int, *, commit: bool = True, **values: object) -> bool:
    """One narrow update of one row, and whether it was there: a job that was erased or stopped meanwhile stays so."""
    under_way = PrintJob.id == job_id, PrintJob.finished_at.is_(None)
    done = db.session.execute(
        update(PrintJob).where(*under_way).values(values).execution_options(synchronize_session=False)
    )
    if commit:
        db.session.commit()
    return bool(getattr(done, "rowcount", 0))


def drop_files(workshop_id: int, written_at: datetime | None = None) -> None:
    """Files that may hold a statement of this evening written at ``written_at`` (None: any) lose their bytes, and what
    is under way ends without a file. Each can be made again. The rows stay and say so: a number once told leads to no
    other print. The caller commits."""
    taken = {"state": "failed", "error": TAKEN_AWAY, "step": "", "digest": "", "data": None}
    finished = func.coalesce(PrintJob.finished_at, PrintJob.created_at)
    act = update(PrintJob).where(may_quote(workshop_id), may_hold(written_at), PrintJob.state != "failed")
    db.session.execute(act.values(**taken, finished_at=finished).execution_options(synchronize_session=False))


def may_quote(workshop_id: int) -> ColumnElement[bool]:
    """Files of an evening, and of the programmes of its centre, whichever evening they lie with."""
    centre = select(Workshop.organisation_id).where(Workshop.id == workshop_id).scalar_subquery()
    fellows = select(Workshop.id).where(Workshop.organisation_id == centre)
    return or_(PrintJob.workshop_id == workshop_id, (PrintJob.kind == OF_PROGRAMME) & PrintJob.workshop_id.in_(fellows))


def may_hold(written_at: datetime | None) -> ColumnElement[bool]:
    """Whether a print may hold the statement: one that was begun before it was written does not."""
    kit_alone = and_(
        PrintJob.kind == "kit",
        PrintJob.options.contains('"parts"', autoescape=True),
        not_(PrintJob.options.contains(WITH_SLIPS, autoescape=True)),
    )
    later = true() if written_at is None else PrintJob.created_at >= written_at
    return and_(not_(or_(PrintJob.kind.in_(NO_STATEMENTS), kit_alone)), later)


def count_files(workshop_id: int) -> int:
    """How many finished files lie ready that an act on a statement of this evening may take away."""
    ready = select(func.count()).where(may_quote(workshop_id), PrintJob.state == "done")
    return db.session.scalar(ready) or 0


def standing(job: PrintJob, now: datetime) -> str:
    """waiting, running, done or failed. Work that has not been heard of for too long counts as failed:
    the process that did it is gone."""
    if job.state == "running" and now - (job.started_at or job.created_at) > LONGEST_RUN:
        return "failed"
    if job.state == "waiting" and now - job.created_at > LONGEST_WAIT:
        return "failed"
    return job.state


def find_job(*, workshop_id: int, job_id: int) -> PrintJob:
    """Raises NotFound when this workshop has no such job."""
    job = db.session.get(PrintJob, job_id)
    if job is None or job.workshop_id != workshop_id:
        raise NotFound("not_found")
    return job


def same_content(workshop_id: int, digest: str) -> list[PrintJob]:
    """Jobs of exactly this content, the newest first."""
    wanted = PrintJob.workshop_id == workshop_id, PrintJob.digest == digest
    return list(db.session.scalars(select(PrintJob).where(*wanted).order_by(PrintJob.id.desc())))


def list_jobs(*, workshop_id: int, most: int = 8) -> list[PrintJob]:
    """The latest jobs of a workshop, without their bytes."""
    of_workshop = select(PrintJob).where(PrintJob.workshop_id == workshop_id)
    return list(db.session.scalars(of_workshop.order_by(PrintJob.id.desc()).limit(most)))

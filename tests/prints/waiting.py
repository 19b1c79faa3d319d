"""Waiting for a print job as a page does: by asking again."""

from __future__ import annotations

import time

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import PrintJob

LONGEST = 120.0


def wait_for(workshop_id: int, kind: str = "report", after: int = 0) -> PrintJob:
    """The newest job of the workshop, later than ``after``, once it has ended."""
    deadline = time.monotonic() + LONGEST
    newest = select(PrintJob).where(PrintJob.workshop_id == workshop_id, PrintJob.kind == kind, PrintJob.id > after)
    while time.monotonic() < deadline:
        job = db.session.scalars(
            newest.order_by(PrintJob.id.desc()).limit(1).execution_options(populate_existing=True)
        ).first()
        if job is not None and job.state in {"done", "failed"}:
            db.session.rollback()
            return job
        db.session.rollback()  # outside a request even looking holds the store, and the thread waits to write
        time.sleep(0.1)
    raise AssertionError(f"no {kind} after {LONGEST} seconds")

"""Print jobs: a thread of the web process waits for the child and writes its file to the row."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from flask import Flask, current_app
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from workshop.extensions import db
from workshop.models import PrintJob, Workshop
from workshop.prints.kinds import Kind, Options, PrintSource, build_source
from workshop.prints.render import PrintFailed, render_pdf
from workshop.services.printing import begin_job, fail_job, finish_job, note_step, start_job
from workshop.web import only_reading, told_of

AT_ONCE = 2
"""Children at a time; the others wait their turn, so that the hall keeps the machine."""
BETWEEN_STEPS = 0.7
ATTEMPTS, BETWEEN_ATTEMPTS = 6, 1.0
"""Each attempt waits for the store by itself too (BUSY_TIMEOUT_MS)."""
turns = threading.BoundedSemaphore(AT_ONCE)
under_way: set[str] = set()
log = logging.getLogger(__name__)
T = TypeVar("T")


def now() -> datetime:
    """Outside a request every step has its own moment."""
    return datetime.now(UTC)


def start_print(workshop: Workshop, kind: Kind, language: str, options: Options) -> PrintJob:
    """Builds the document here, where the request still knows its address, and leaves the rest to a thread."""
    with only_reading():
        source = build_source(kind, workshop, language, options)
    return start_source(workshop, kind.name, language, source, options)


def start_source(
    workshop: Workshop, kind: str, language: str, source: PrintSource, options: Options | None = None
) -> PrintJob:
    """The job of a document that is built already."""
    job, new = start_job(
        workshop_id=workshop.id,
        kind=kind,
        language=language,
        options=options,
        digest=source.digest,
        file_name=source.file_name,
        now=now(),
    )
    if new:
        launch(current_app._get_current_object(), job.id, source)  # type: ignore[attr-defined]
    return job


def ensure_source(workshop: Workshop, kind: str, language: str, source: PrintSource) -> None:
    """For addresses that anybody may read: looking writes nothing, so the row too is made by the thread; and
    many who look at once make one."""
    if source.digest in under_way:
        return
    under_way.add(source.digest)
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    workshop_id = workshop.id

    def work() -> None:
        try:
            with app.app_context():
                job, new = insist(
                    lambda: start_job(
                        workshop_id=workshop_id,
                        kind=kind,
                        language=language,
                        digest=source.digest,
                        file_name=source.file_name,
                        now=now(),
                    )
                )
            if new:
                do(app, job.id, source)
        except SQLAlchemyError as error:
            log.warning("print not begun: %s", type(error).__name__)
        finally:
            under_way.discard(source.digest)

    threading.Thread(target=work, name=f"print-{source.digest[:8]}", daemon=True).start()


def launch(app: Flask, job_id: int, source: PrintSource) -> threading.Thread:
    """A thread that mostly waits; it dies with the server, and the row then counts as failed."""
    thread = threading.Thread(target=do, args=(app, job_id, source), name=f"print-{job_id}", daemon=True)
    thread.start()
    return thread


def do(app: Flask, job_id: int, source: PrintSource) -> None:
    """One job from its turn to its end, in an app context and a session of its own."""
    with turns, app.app_context():
        try:
            insist(lambda: begin_job(job_id=job_id, now=now()))
            steps = StepWriter(job_id)
            data = render_pdf(source.html, attachments=source.attachments, on_step=steps)
            insist(lambda: finish_job(job_id=job_id, data=data, pages=steps.pages, now=now()))
        except PrintFailed as failure:
            give_up(job_id, failure.reason)
        except Exception as error:  # noqa: BLE001 - the job says so, and the log where it was
            log.error("print job %s: %s", job_id, told_of(error))
            give_up(job_id, "fault")


def give_up(job_id: int, reason: str) -> None:
    """A store that cannot even take this leaves the row as it is; it then counts as failed by its age."""
    quietly(lambda: insist(lambda: fail_job(job_id=job_id, reason=reason, now=now())))


def insist(write: Callable[[], T]) -> T:
    """A store that is busy with the hall's answers is asked again; a finished file is worth the patience."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            return write()
        except OperationalError:
            db.session.rollback()
            time.sleep(BETWEEN_ATTEMPTS)
    return write()


def quietly(write: Callable[[], None]) -> None:
    """Progress is worth trying to write, not worth failing for."""
    db.session.rollback()
    try:
        write()
    except SQLAlchemyError as error:
        db.session.rollback()
        log.warning("progress not written: %s", type(error).__name__)


class StepWriter:
    """Writes steps to the row, at most about once a second: the hall's answers need the store more."""

    def __init__(self, job_id: int) -> None:
        self.job_id, self.pages, self.step, self.written = job_id, 0, "", 0.0

    def __call__(self, step: str, pages: int) -> None:
        self.pages = pages or self.pages
        if step == self.step and time.monotonic() - self.written < BETWEEN_STEPS:
            return
        self.step, self.written = step, time.monotonic()
        quietly(lambda: note_step(job_id=self.job_id, step=step, pages=self.pages))

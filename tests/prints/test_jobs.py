"""Print jobs: done by a thread beside the hall, two at a time, each row telling how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.waiting import wait_for
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import PrintJob, Workshop
from workshop.prints import jobs
from workshop.prints.kinds import Kind, PrintSource

PAGE = '<!doctype html><html lang="sl"><title>x</title><h1>x</h1>{}</html>'


def build(_workshop: Workshop, _language: str, options: Mapping[str, str]) -> PrintSource:
    return PrintSource(PAGE.format(options.get("body", "")), "x.pdf")


KIND = Kind("trial", "report", "Trial", "", build)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def begin(app: Flask, workshop: Workshop, body: str) -> PrintJob:
    with app.test_request_context(method="POST"):
        return jobs.start_print(workshop, KIND, "sl", {"body": body})


def test_a_job_ends_as_a_pdf_in_its_row(in_app: Flask, workshop: Workshop) -> None:
    started = begin(in_app, workshop, "<p>Ena</p>")
    job = wait_for(workshop.id, "trial")
    assert (job.id, job.state, job.pages, job.file_name) == (started.id, "done", 1, "x.pdf")
    assert (job.data or b"")[:5] == b"%PDF-"
    assert job.started_at is not None
    assert job.finished_at is not None


def test_a_document_that_cannot_be_made_says_why(in_app: Flask, workshop: Workshop) -> None:
    begin(in_app, workshop, '<img src="http://example.org/x.png" alt="x">')
    job = wait_for(workshop.id, "trial")
    assert (job.state, job.error, job.data) == ("failed", "layout", None)


def test_a_fault_of_ours_ends_the_job_too(in_app: Flask, workshop: Workshop) -> None:
    source = PrintSource(PAGE, "x.pdf", attachments=(object(),))  # type: ignore[arg-type]
    job = PrintJob(workshop_id=workshop.id, kind="trial", language="sl", created_at=jobs.now())
    db.session.add(job)
    db.session.commit()
    jobs.launch(in_app, job.id, source).join(120)
    ended = wait_for(workshop.id, "trial")
    assert (ended.state, ended.error) == ("failed", "fault")


def test_no_more_than_two_are_made_at_once(in_app: Flask, workshop: Workshop) -> None:
    long = "<p>" + "beseda " * 1500 + "</p>"
    for number in range(4):
        begin(in_app, workshop, f"{long}{number}")
    most, deadline = 0, time.monotonic() + 300
    while time.monotonic() < deadline:
        states = list(db.session.scalars(select(PrintJob.state)))
        db.session.rollback()
        most = max(most, states.count("running"))
        if set(states) == {"done"}:
            break
        time.sleep(0.05)
    assert (most, set(states)) == (2, {"done"})


def test_many_who_look_at_once_have_one_made(in_app: Flask, workshop: Workshop) -> None:
    source = build(workshop, "sl", {"body": "<p>Za vse</p>"})
    db.session.rollback()
    for _ in range(5):
        jobs.ensure_source(workshop, "trial", "sl", source)
    wait_for(workshop.id, "trial")
    jobs.ensure_source(workshop, "trial", "sl", source)
    db.session.rollback()
    for thread in [one for one in threading.enumerate() if one.name.startswith("print-")]:
        thread.join(120)
    assert len(list(db.session.scalars(select(PrintJob.id)))) == 1
    assert jobs.under_way == set()


def test_steps_are_written_when_they_change_and_not_at_every_page(in_app: Flask, workshop: Workshop) -> None:
    job = PrintJob(workshop_id=workshop.id, kind="trial", language="sl", created_at=jobs.now())
    db.session.add(job)
    db.session.commit()
    steps = jobs.StepWriter(job.id)
    for page in range(1, 50):
        steps("layout", page)
    db.session.refresh(job)
    assert (job.step, job.pages, steps.pages) == ("layout", 1, 49)
    steps("drawing", 0)
    db.session.refresh(job)
    assert (job.step, job.pages) == ("drawing", 49)


def test_while_a_document_is_gathered_the_hall_goes_on_writing(in_app: Flask, workshop: Workshop) -> None:
    written: list[bool] = []

    def write() -> None:
        with in_app.app_context():
            db.session.add(PrintJob(workshop_id=1, kind="other", language="sl", created_at=jobs.now()))
            db.session.commit()
            written.append(True)

    def read_and_wait(found: Workshop, language: str, options: Mapping[str, str]) -> PrintSource:
        db.session.scalars(select(PrintJob.id)).all()
        writer = threading.Thread(target=write)
        writer.start()
        writer.join(60)  # were the store held, it would give up and have written nothing
        written.append(writer.is_alive())
        return build(found, language, options)

    with in_app.test_request_context(method="POST"):
        db.session.scalars(select(PrintJob.id)).all()
        jobs.start_print(workshop, Kind("trial", "report", "Trial", "", read_and_wait), "sl", {})
    assert written == [True, False]
    wait_for(workshop.id, "trial")

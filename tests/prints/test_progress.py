"""A print job's page: how far it is, and the file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import PrintJob, Workshop


def add_job(workshop: Workshop, **values: object) -> PrintJob:
    job = PrintJob(
        workshop_id=workshop.id,
        kind="report",
        language="sl",
        options='{"sheets": "3"}',
        file_name="2026-11-06_Golnik_porocilo.pdf",
        created_at=datetime.now(UTC),
        **values,
    )
    db.session.add(job)
    db.session.commit()
    return job


def address(job: PrintJob) -> str:
    return f"/workshops/{job.workshop_id}/prints/{job.id}"


def polls(client: CheckingClient) -> bool:
    return any(node.get("hx-trigger") == "every 1s" for node in client.page.iter("div"))


@pytest.mark.parametrize(
    ("state", "words"), [("waiting", "Čaka, da pride na vrsto."), ("running", "Postavljanje strani 7 …")]
)
def test_while_there_is_something_to_wait_for_it_polls(
    staff: CheckingClient, workshop: Workshop, state: str, words: str
) -> None:
    job = add_job(workshop, state=state, step="layout", pages=7, started_at=datetime.now(UTC))
    page = staff.get(address(job)).get_data(as_text=True)
    assert words in staff.words
    assert polls(staff)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    fragment = staff.get(address(job), headers={"HX-Request": "true"})
    assert fragment.get_data(as_text=True).lstrip().startswith('<div id="progress"')
    assert fragment.headers["Vary"].count("HX-Request") == 1


def test_when_it_is_done_the_file_can_be_opened_and_saved(staff: CheckingClient, workshop: Workshop) -> None:
    job = add_job(workshop, state="done", data=b"%PDF-x", pages=14)
    staff.get(address(job))
    assert "PDF je pripravljen. Ima 14 strani." in staff.words
    assert not polls(staff)
    shown, saved = staff.get(f"{address(job)}/file"), staff.get(f"{address(job)}/file?save=1")
    assert (shown.data, shown.mimetype, shown.headers["Cache-Control"]) == (b"%PDF-x", "application/pdf", "no-store")
    assert shown.headers["Content-Disposition"] == "inline; filename=2026-11-06_Golnik_porocilo.pdf"
    assert saved.headers["Content-Disposition"].startswith("attachment")


def test_a_failure_says_why_and_offers_to_try_again_with_the_same_choices(
    staff: CheckingClient, workshop: Workshop
) -> None:
    job = add_job(workshop, state="failed", error="timeout")
    staff.get(address(job))
    assert "Poskusite znova čez nekaj minut" in staff.words
    fields = {node.get("name"): node.get("value") for node in staff.page.iter("input")}
    assert (fields["kind"], fields["language"], fields["sheets"]) == ("report", "sl", "3")


def test_a_job_that_is_not_heard_of_any_more_has_failed(staff: CheckingClient, workshop: Workshop) -> None:
    job = add_job(workshop, state="running", started_at=datetime.now(UTC) - timedelta(seconds=95))
    staff.get(address(job))
    assert "Priprava je bila prekinjena" in staff.words
    assert not polls(staff)


def test_there_is_no_file_before_it_is_done(staff: CheckingClient, workshop: Workshop) -> None:
    assert staff.get(f"{address(add_job(workshop, state='running'))}/file").status_code == 404


def test_neither_page_nor_file_exists_for_strangers_or_under_another_evening(
    app: Flask, staff: CheckingClient, centre: Centre, workshop: Workshop
) -> None:
    job = add_job(workshop, state="done", data=b"%PDF-x")
    other = client_of(app, make_centre("Drugi center", "Zlato polje", "drugi.test").owner)
    second = make_workshop(centre, title="Druga delavnica")
    for client, workshop_id in ((other, workshop.id), (staff, second.id)):
        assert client.get(f"/workshops/{workshop_id}/prints/{job.id}").status_code == 404
        assert client.get(f"/workshops/{workshop_id}/prints/{job.id}/file").status_code == 404

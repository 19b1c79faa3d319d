"""Print jobs as rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import PrintJob, Workshop
from workshop.services.printing import (
    KEPT,
    TAKEN_AWAY,
    begin_job,
    count_files,
    drop_files,
    fail_job,
    find_job,
    finish_job,
    list_jobs,
    note_step,
    same_content,
    standing,
    start_job,
)


def begin(workshop: Workshop, digest: str = "a" * 64, minutes: float = 0) -> tuple[PrintJob, bool]:
    return start_job(
        workshop_id=workshop.id,
        kind="report",
        language="sl",
        digest=digest,
        file_name="porocilo.pdf",
        options={"sheets": "3"},
        now=NOW + timedelta(minutes=minutes),
    )


def test_a_job_goes_from_waiting_over_running_to_done(workshop: Workshop) -> None:
    job, new = begin(workshop)
    assert (new, standing(job, NOW), job.options) == (True, "waiting", '{"sheets": "3"}')
    begin_job(job_id=job.id, now=NOW)
    note_step(job_id=job.id, step="layout", pages=7)
    db.session.refresh(job)
    assert (standing(job, NOW), job.step, job.pages) == ("running", "layout", 7)
    finish_job(job_id=job.id, data=b"%PDF", pages=9, now=NOW)
    db.session.refresh(job)
    assert (standing(job, NOW), job.data, job.pages, job.step) == ("done", b"%PDF", 9, "")


def test_the_same_content_is_made_once_while_it_is_under_way_and_when_it_is_done(workshop: Workshop) -> None:
    first, _ = begin(workshop)
    assert begin(workshop) == (first, False)
    finish_job(job_id=first.id, data=b"%PDF", pages=1, now=NOW)
    assert begin(workshop) == (first, False)
    assert begin(workshop, "b" * 64)[1] is True


def test_the_same_content_is_tried_again_after_a_failure(workshop: Workshop) -> None:
    first, _ = begin(workshop)
    fail_job(job_id=first.id, reason="timeout", now=NOW)
    db.session.refresh(first)
    assert (standing(first, NOW), first.error) == ("failed", "timeout")
    again, new = begin(workshop)
    assert (new, again.id == first.id) == (True, False)


def test_other_evenings_files_are_never_taken_for_ours(workshop: Workshop) -> None:
    first, _ = begin(workshop)
    other = make_workshop(make_centre("Drugi center", "Zlato polje", "drugi.test"))
    assert begin(other)[1] is True
    with pytest.raises(NotFound):
        find_job(workshop_id=other.id, job_id=first.id)
    assert find_job(workshop_id=workshop.id, job_id=first.id) == first


@pytest.mark.parametrize(("seconds", "seen"), [(89, "running"), (91, "failed")])
def test_work_that_is_not_heard_of_for_90_seconds_has_failed(workshop: Workshop, seconds: int, seen: str) -> None:
    job, _ = begin(workshop)
    begin_job(job_id=job.id, now=NOW)
    db.session.refresh(job)
    assert standing(job, NOW + timedelta(seconds=seconds)) == seen


@pytest.mark.parametrize(("minutes", "seen"), [(9.9, "waiting"), (10.1, "failed")])
def test_a_job_that_never_came_to_its_turn_has_failed(workshop: Workshop, minutes: float, seen: str) -> None:
    job, _ = begin(workshop)
    assert standing(job, NOW + timedelta(minutes=minutes)) == seen


def test_only_the_newest_files_of_a_kind_are_kept(workshop: Workshop) -> None:
    made = []
    for number in range(KEPT + 2):
        job, _ = begin(workshop, digest=str(number) * 64)
        finish_job(job_id=job.id, data=b"%PDF", pages=1, now=NOW)
        made.append(job.id)
    assert [job.id for job in list_jobs(workshop_id=workshop.id)] == made[::-1][:KEPT]
    assert same_content(workshop.id, "0" * 64) == []


def test_a_file_begun_before_words_were_covered_is_not_kept(workshop: Workshop) -> None:
    done, _ = begin(workshop, digest="1" * 64)
    finish_job(job_id=done.id, data=b"%PDF", pages=1, now=NOW)
    queued, _ = begin(workshop, digest="2" * 64)
    first, number = done.id, queued.id
    drop_files(workshop.id)
    db.session.commit()
    begin_job(job_id=number, now=NOW)
    finish_job(job_id=number, data=b"%PDF", pages=1, now=NOW)
    db.session.expire_all()
    left = [(job.id, job.state, job.data) for job in list_jobs(workshop_id=workshop.id)]
    assert left == [(number, "failed", None), (first, "failed", None)]


def test_a_print_that_was_taken_away_says_so_and_its_number_leads_to_no_other(workshop: Workshop) -> None:
    old, _ = begin(workshop)
    finish_job(job_id=old.id, data=b"%PDF", pages=1, now=NOW)
    number = old.id
    drop_files(workshop.id)
    db.session.commit()
    db.session.expire_all()
    again, new = begin(workshop)
    assert (new, again.id) == (True, number + 1)
    assert find_job(workshop_id=workshop.id, job_id=number).error == TAKEN_AWAY


@pytest.mark.parametrize(
    ("kind", "options", "minutes", "kept"),
    [
        ("kit", {"sheets": "30"}, -1, True),
        ("kit", {"sheets": "30"}, 1, False),
        ("kit", {"parts": "cards,slips"}, 1, False),
        ("kit", {"parts": "cards,forms"}, 1, True),
        ("report", {}, -1, True),
        ("report", {}, 0, False),
        ("contact-slips", {}, 1, True),
        ("raffle-protocol", {}, 1, True),
    ],
)
def test_a_print_that_cannot_hold_the_statement_stays(
    workshop: Workshop, kind: str, options: dict[str, str], minutes: int, kept: bool
) -> None:
    at = NOW + timedelta(minutes=minutes)
    told: dict[str, Any] = {"workshop_id": workshop.id, "language": "sl", "digest": "d", "file_name": "x.pdf"}
    job, _ = start_job(**told, kind=kind, options=options, now=at)
    finish_job(job_id=job.id, data=b"%PDF", pages=1, now=at)
    drop_files(workshop.id, NOW)
    db.session.commit()
    assert count_files(workshop.id) == kept


def test_the_report_of_a_programme_goes_whichever_evening_it_lies_with(workshop: Workshop, centre: Centre) -> None:
    stranger = make_workshop(make_centre("Drugi center", "Zlato polje", "drugi.test"))
    told: dict[str, Any] = {"language": "sl", "file_name": "x.pdf", "now": NOW}
    fellow = make_workshop(centre)
    for where, kind in ((fellow, "programme"), (fellow, "report"), (stranger, "programme")):
        job, _ = start_job(**told, workshop_id=where.id, kind=kind, digest=kind)
        finish_job(job_id=job.id, data=b"%PDF", pages=1, now=NOW)
    drop_files(workshop.id, NOW)
    db.session.commit()
    assert [(one.kind, one.state) for one in db.session.scalars(select(PrintJob).order_by(PrintJob.id))] == [
        ("programme", "failed"),
        ("report", "done"),
        ("programme", "done"),
    ]


def test_a_job_that_was_erased_meanwhile_stays_erased(workshop: Workshop) -> None:
    job, _ = begin(workshop)
    db.session.delete(job)
    db.session.commit()
    note_step(job_id=job.id, step="layout", pages=1)
    assert list_jobs(workshop_id=workshop.id) == []

"""One printed thing being made: how far it is, and the file when it is done."""

from __future__ import annotations

import io
import json

from flask import request, send_file
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound
from workshop.guards import own_workshop
from workshop.languages import NAMES
from workshop.models import PrintJob
from workshop.prints import blueprint
from workshop.prints.kinds import get_kind
from workshop.prints.words import failure_word, step_word
from workshop.services.printing import find_job, standing
from workshop.web import moment, page_or_fragment


@blueprint.get("/workshops/<int:workshop_id>/prints/<int:job_id>")
def show_job(workshop_id: int, job_id: int) -> Response:
    """Polls itself while there is something to wait for; without scripts the link loads it again."""
    workshop = own_workshop(workshop_id)
    job = find_job(workshop_id=workshop.id, job_id=job_id)
    return page_or_fragment(
        "prints/jobs/job.html",
        "prints/jobs/_progress.html",
        workshop=workshop,
        job=job,
        kind=get_kind(job.kind),
        own_name=NAMES[job.language],
        options=json.loads(job.options or "{}"),
        standing=standing(job, moment()),
        step_word=step_word,
        failure_word=failure_word,
    )


@blueprint.get("/workshops/<int:workshop_id>/prints/<int:job_id>/file")
def job_file(workshop_id: int, job_id: int) -> Response:
    """The PDF itself; ?save=1 keeps it instead of showing it."""
    workshop = own_workshop(workshop_id)
    return send_job(find_job(workshop_id=workshop.id, job_id=job_id), save=request.args.get("save") == "1")


def send_job(job: PrintJob, *, save: bool = False) -> Response:
    """The finished bytes under their name. Raises NotFound while there are none."""
    if job.state != "done" or job.data is None:
        raise NotFound("not_found")
    answer = send_file(
        io.BytesIO(job.data), mimetype="application/pdf", as_attachment=save, download_name=job.file_name, etag=False
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer

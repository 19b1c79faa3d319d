"""The list of what can be printed for a workshop, and starting one of them."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.config import LANGUAGES
from workshop.domain.refusals import Refusal
from workshop.forms import OneOf, SentForm, choices
from workshop.guards import own_workshop, vault_of
from workshop.languages import NAMES
from workshop.models import Workshop
from workshop.prints import blueprint
from workshop.prints.jobs import start_print
from workshop.prints.kinds import Kind, get_kind, list_kinds
from workshop.prints.restricted import send_restricted
from workshop.prints.words import standing_word
from workshop.services.printing import list_jobs, standing
from workshop.web import moment, see_other

NOT_CHOICES = frozenset({"csrf_token", "kind", "language"})


class PrintForm(SentForm):
    """Which language; the other fields are the kind's own."""

    language = OneOf("", choices=choices({code: NAMES[code] for code in LANGUAGES}))


@blueprint.get("/workshops/<int:workshop_id>/prints")
def list_prints(workshop_id: int) -> str:
    """Everything on paper, and what was made lately."""
    workshop = own_workshop(workshop_id)
    jobs = list_jobs(workshop_id=workshop.id)
    return render_template(
        "prints/jobs/list.html",
        workshop=workshop,
        languages=[(code, NAMES[code]) for code in LANGUAGES],
        shelves=shelves(workshop),
        jobs=[(job, standing_word(standing(job, moment()), job.error), get_kind(job.kind).title) for job in jobs],
    )


@blueprint.post("/workshops/<int:workshop_id>/prints")
def make_print(workshop_id: int) -> Response:
    """Begins one and leads to its page. What is restricted is answered at once, to those who may see it."""
    workshop = own_workshop(workshop_id)
    kind = get_kind(request.form.get("kind", ""))
    if kind.restricted:
        vault_of(workshop_id)
    form = PrintForm(language=workshop.language)
    if not form.validate_on_submit():
        raise Refusal("print_language")
    if kind.restricted:
        return send_restricted(workshop, kind, str(form.language.data), own_choices())
    job = start_print(workshop, kind, str(form.language.data), own_choices())
    return see_other(url_for("prints.show_job", workshop_id=workshop.id, job_id=job.id))


def own_choices() -> dict[str, str]:
    """The kind's own fields; several ticks under one name are joined."""
    fields = request.form.to_dict(flat=False)
    return {name: ",".join(values) for name, values in fields.items() if name not in NOT_CHOICES}


def shelves(workshop: Workshop) -> list[tuple[str, list[tuple[Kind, dict[str, Any]]]]]:
    """(shelf, [(kind, facts for its fields)]) without empty shelves."""
    rows = [(shelf, [(kind, kind.facts(workshop)) for kind in list_kinds(shelf)]) for shelf in ("evening", "report")]
    return [(shelf, kinds) for shelf, kinds in rows if kinds]

"""Comparing the communities of a programme on screen, and taking the comparison away."""

from __future__ import annotations

from flask import make_response, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.guards import own_programme
from workshop.prints import blueprint
from workshop.prints.jobs import start_print
from workshop.prints.programme_report import DATA_WORDS, programme, programme_context, programme_file_name
from workshop.services.compare import compare_programme
from workshop.services.programme_report_file import comparison_csv
from workshop.services.programmes import list_programme_workshops
from workshop.web import moment, see_other


@blueprint.get("/programmes/<int:programme_id>/compare")
def compare(programme_id: int) -> str:
    """The whole programme report on the screen."""
    found = own_programme(programme_id)
    comparison = compare_programme(programme=found, language=str(get_locale()), now=moment())
    crumbs = [(_("Programmes"), "/programmes"), (found.name, url_for("facilitator.programme", programme_id=found.id))]
    return render_template(
        "prints/programme/compare.html",
        programme=found,
        breadcrumbs=crumbs,
        **programme_context(comparison, paper=False),
    )


@blueprint.get("/programmes/<int:programme_id>/compare.csv")
def compare_csv(programme_id: int) -> Response:
    """Every number of it."""
    found = own_programme(programme_id)
    language = str(get_locale())
    comparison = compare_programme(programme=found, language=language, now=moment())
    answer = make_response(comparison_csv(comparison))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    name = programme_file_name(found, DATA_WORDS, language, "csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@blueprint.post("/programmes/<int:programme_id>/compare")
def print_programme(programme_id: int) -> Response:
    """Begins the PDF, at the programme's first evening, and leads to where it can be fetched."""
    found = own_programme(programme_id)
    workshops = list_programme_workshops(found)
    if not workshops:
        return see_other(url_for("prints.compare", programme_id=found.id))
    job = start_print(workshops[0], programme, str(get_locale()), {})
    return see_other(url_for("prints.show_job", workshop_id=workshops[0].id, job_id=job.id))

"""Published reports in one list; all that a municipal reader comes for."""

from __future__ import annotations

from flask import render_template, url_for
from flask_babel import gettext as _

from workshop.centre import blueprint
from workshop.guards import signed_in
from workshop.services.readings import list_published


@blueprint.get("/reports")
def published_reports() -> str:
    """A reader sees the communities that were given to her, others the whole centre."""
    account = signed_in()
    reads_only = account.role == "reader"
    return render_template(
        "centre/published.html",
        reports=list_published(account),
        organisation=account.organisation,
        nav_current="reports" if reads_only else "settings",
        breadcrumbs=[] if reads_only else [(_("Settings"), url_for("centre.settings"))],
    )

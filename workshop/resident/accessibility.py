"""The statement on accessibility that public bodies owe (ZDSMA; D.7): what was tested and what was not."""

from __future__ import annotations

from datetime import date

from flask import render_template, url_for
from werkzeug.wrappers import Response

from workshop.resident import blueprint
from workshop.services.centres import list_centres
from workshop.web import see_other

WRITTEN = date(2026, 11, 21)


@blueprint.get("/accessibility")
def accessibility() -> str:
    return render_template("resident/accessibility.html", centres=list_centres(), written=WRITTEN)


@blueprint.get("/dostopnost")
def accessibility_in_slovene() -> Response:
    """The address that people in Slovenia try first."""
    return see_other(url_for("resident.accessibility"))

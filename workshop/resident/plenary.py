"""While the groups report: a phone is calm, and a late answer has its place beneath."""

from __future__ import annotations

from werkzeug.wrappers import Response

from workshop.resident.pages import page
from workshop.resident.statements import asked
from workshop.services.home_sheet import read_home_sheet
from workshop.services.resident_view import View


def plenary_page(view: View) -> Response:
    """What the own group reports, and the form folded away. Without a home station, the group's own page."""
    if view.station is None or view.group is None:
        return page("resident/group.html", view)
    picked = read_home_sheet(station=view.station, ring=view.group.ring).picked
    return page("resident/plenary.html", view, picked=picked, page_errors=[], **asked(view))

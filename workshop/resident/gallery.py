"""The gallery walk on a phone: a page a station with what hangs there, to read, to mark and to add to. Only while the
walk lasts."""

from __future__ import annotations

from itertools import pairwise

from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.models import Group
from workshop.resident import blueprint
from workshop.resident.forms import asked_number, new_key
from workshop.resident.guards import find_view, known_token
from workshop.resident.pages import page
from workshop.resident.seats import choose_page, home
from workshop.resident.statements import question_page
from workshop.services.gallery import Hanging, list_hanging
from workshop.services.reactions import list_earlier
from workshop.services.resident_view import View
from workshop.web import see_other


def walk_page(view: View) -> Response:
    """Until when, the stations, and beneath them the own question for whoever has not finished."""
    if view.group is None:
        return choose_page(view)
    return question_page(view, template="resident/between.html", hanging=hanging_for(view.group))


def hanging_for(group: Group) -> list[Hanging]:
    return list_hanging(group.workshop_id, group.ring, group.id)


@blueprint.get("/<code:code>/gallery/<int:number>")
def gallery(code: str, number: int) -> Response:
    """What others wrote at one station, in the order in which it came; elsewhere in the evening the evening's page."""
    view = find_view(code, group_id=asked_number("group"))
    if view.state is not State.GALLERY:
        return see_other(home(view))
    if view.group is None:
        return choose_page(view)
    hanging = hanging_for(view.group)
    found = next((each for each in hanging if each.station.number == number), None)
    if found is None:
        return see_other(home(view))
    ring, token = view.group.ring, known_token()
    following = next((after.station for one, after in pairwise(hanging) if one is found), None)
    return page(
        "resident/gallery.html",
        view,
        station=found.station,
        own=found.own,
        statements=list_earlier(station=found.station, ring=ring, token=token, group_id=view.group.id),
        following=following,
        key=new_key(),
    )

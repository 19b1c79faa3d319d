"""The evening's own page: what it shows follows where the evening stands. Looking at it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.resident import blueprint
from workshop.resident.guards import find_view
from workshop.resident.pages import page
from workshop.resident.seats import choose_page, group_page
from workshop.resident.statements import question_page
from workshop.services.resident_view import View


@blueprint.get("/<code:code>", strict_slashes=False)
@blueprint.get("/<code:code>/m<int:table>", strict_slashes=False)
@blueprint.get("/<code:code>/M<int:table>", strict_slashes=False, alias=True)
def evening(code: str, table: int | None = None) -> Response:
    """The QR of the wall, and with ``table`` that of a table. Other spellings lead to the printed one."""
    view = find_view(code, table)
    printed = url_for("resident.evening", code=code, table=table)
    if request.path != printed:
        return redirect(printed)
    return SCREENS.get(view.state, talking)(view)


def talking(view: View) -> Response:
    """From the first arrival to the last report of a group: first the group, then the question."""
    if view.group is None:
        return choose_page(view)
    if not view.reached(State.ROUND):
        return group_page(view)
    return question_page(view)


def prepared(view: View) -> Response:
    return page("prepared", view)


def closed(view: View) -> Response:
    return page("closed", view)


SCREENS: Mapping[State, Callable[[View], Response]] = {
    State.PREPARED: prepared,
    State.CLOSED: closed,
}

"""The evening's own page: what it shows follows where the evening stands. Looking at it changes nothing, but that a
try-out is told of the first phones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.resident import blueprint
from workshop.resident.evaluation import evaluation_page
from workshop.resident.forms import asked_number
from workshop.resident.gallery import walk_page
from workshop.resident.guards import find_view
from workshop.resident.home_round import home_round_page
from workshop.resident.noticed import notice
from workshop.resident.pages import page
from workshop.resident.plenary import plenary_page
from workshop.resident.reactions import table_page
from workshop.resident.seats import choose_page, group_page
from workshop.resident.sign_up import sign_up_page
from workshop.resident.statements import question_page
from workshop.resident.ticket import ticket_page
from workshop.resident.votes import vote_page
from workshop.services.contacts import find_keeper
from workshop.services.raffle_record import read_seal
from workshop.services.resident_view import View, count_evening

REPORT_WITHIN = timedelta(days=14)


@blueprint.get("/<code:code>", strict_slashes=False)
@blueprint.get("/<code:code>/m<int:table>", strict_slashes=False)
@blueprint.get("/<code:code>/M<int:table>", strict_slashes=False, alias=True)
def evening(code: str, table: int | None = None) -> Response:
    """The QR of the wall, and with ``table`` that of a table. Other spellings lead to the printed one. A page on which
    somebody writes asks with its group where that is now."""
    view = find_view(code, table, asked_number("group"))
    printed = url_for("resident.evening", code=code, table=table)
    if request.path != printed:
        return redirect(printed)
    answer = SCREENS.get(view.state, talking)(view)
    notice(view.workshop)
    return answer


def talking(view: View) -> Response:
    """From the first arrival to the last report of a group: first the group, then the question."""
    if view.group is None:
        return choose_page(view)
    if not view.reached(State.ROUND):
        return group_page(view)
    return TALKING.get(view.state, question_page)(view)


def between(view: View) -> Response:
    """A break: until when, what comes then, and beneath it the question for whoever has not finished."""
    return choose_page(view) if view.group is None else question_page(view, template="resident/between.html")


def prepared(view: View) -> Response:
    return page("resident/prepared.html", view)


def closed(view: View) -> Response:
    """Screen R9: what came of the evening, and where the report is, or when it will be."""
    return page(
        "resident/closed.html",
        view,
        counts=count_evening(view.workshop),
        promised=promised_on(view),
        centre=find_keeper(view.workshop),
        sealed=bool(read_seal(view.workshop.id)),
    )


def promised_on(view: View) -> date | None:
    """The last day by which the report is out (B.8)."""
    held = view.workshop.held_on or (view.workshop.closed_at.date() if view.workshop.closed_at else None)
    return held + REPORT_WITHIN if held else None


TALKING: Mapping[State, Callable[[View], Response]] = {
    State.ROUND: table_page,
    State.HOME_ROUND: home_round_page,
    State.PLENARY: plenary_page,
}
SCREENS: Mapping[State, Callable[[View], Response]] = {
    State.PREPARED: prepared,
    State.BREAK: between,
    State.GALLERY: walk_page,
    State.VOTING: vote_page,
    State.SIGN_UP: sign_up_page,
    State.RAFFLE: ticket_page,
    State.EVALUATION: evaluation_page,
    State.CLOSED: closed,
}

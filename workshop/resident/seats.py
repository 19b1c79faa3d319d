"""Choosing a group: one tap, changeable, and help for those who do not know (screen R2)."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.carousel.rotation import Mode
from workshop.domain.evening import State
from workshop.domain.refusals import Gone, Refusal
from workshop.models import Seat
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import read_number
from workshop.resident.guards import WITHOUT_SEATS, find_view, phone_token
from workshop.resident.pages import language, page, stands
from workshop.services.check_in_late import find_lateness
from workshop.services.resident_view import View, list_groups
from workshop.services.seats import take_any_seat, take_seat
from workshop.services.workshop_edit import warm_up_of
from workshop.web import moment, see_other

HELP = "help"
SITTING = frozenset({State.ROUND, State.HOME_ROUND})


@blueprint.get("/<code:code>/seat")
def choose_group(code: str) -> Response:
    view = find_view(code)
    return see_other(home(view)) if view.state in WITHOUT_SEATS else choose_page(view)


@blueprint.post("/<code:code>/seat")
def sit(code: str) -> Response:
    """The group that was tapped; to those who do not know, one is named on a page of its own (R19, R20)."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS:
        return see_other(home(view))
    helped = request.form.get("group") == HELP
    try:
        seat = take_any(view) if helped else take_group(view)
    except Gone as refusal:
        return stands(find_view(code), refusal)
    except Refusal as refusal:
        return choose_page(view, error=say(refusal))
    if helped:
        return see_other(url_for("resident.group", code=code, chosen=HELP))
    late = find_lateness(view.workshop.id, view.evening, seat)
    return see_other(url_for("resident.group", code=code) if late else home(view))


def take_any(view: View) -> Seat:
    """The group that comes next."""
    return take_any_seat(workshop=view.workshop, token=phone_token(view.workshop.code), now=moment())


def take_group(view: View) -> Seat:
    """The group that was tapped."""
    group_id = read_number("group")
    if group_id is None:
        raise Refusal("group_unknown")
    return take_seat(workshop=view.workshop, token=phone_token(view.workshop.code), group_id=group_id, now=moment())


@blueprint.get("/<code:code>/group")
def group(code: str) -> Response:
    """Which group this phone belongs to and where it sits; also where one waits."""
    view = find_view(code)
    if view.group is None or view.state in WITHOUT_SEATS:
        return see_other(home(view))
    return group_page(view, chosen=request.args.get("chosen") == HELP)


def group_page(view: View, *, chosen: bool = False) -> Response:
    """``chosen`` says that the group was chosen for them."""
    late = find_lateness(view.workshop.id, view.evening, view.seat)
    skipped = "skipped" in request.args
    return page("resident/group.html", view, chosen=chosen, late=late, warm_up=warm_up(view), skipped=skipped)


def warm_up(view: View) -> str:
    """What those talk about who are there already, while others still arrive (B.5); else empty."""
    return warm_up_of(view.workshop, language()) if view.state is State.CHECK_IN else ""


def choose_page(view: View, *, error: str = "") -> Response:
    return page(
        "resident/choose_group.html",
        view,
        422 if error else 200,
        groups=list_groups(view.workshop.id),
        empty_table=is_empty(view),
        warm_up=warm_up(view),
        page_errors=[("groups", error)] if error else [],
    )


def is_empty(view: View) -> bool:
    """Whether the scanned table has no group while groups sit at tables. In the café people sit apart from groups."""
    apart = view.workshop.plan_mode == Mode.CAFE
    return view.table_scanned is not None and view.group is None and view.state in SITTING and not apart


def home(view: View) -> str:
    return url_for("resident.evening", code=view.workshop.code)

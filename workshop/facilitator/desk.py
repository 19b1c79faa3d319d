"""The desk at the door: one tap for whoever comes, and the group to say aloud (R19-R23)."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator import desk_words as words
from workshop.facilitator.desk_forms import LeavingForm, SeatForm, TapForm
from workshop.facilitator.evening_pages import breadcrumbs
from workshop.facilitator.run_words import page_of
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.check_in import check_in, undo_check_in
from workshop.services.check_in_desk import arrivals
from workshop.services.check_in_leaving import come_back, leave
from workshop.web import moment, number_in, page_or_fragment, see_other

DESK = "/workshops/<int:workshop_id>/desk"
FIRST_FIELD = "tap-phone"


@blueprint.get(DESK)
def desk(workshop_id: int) -> Response:
    """Who comes, the groups as they fill, the last five, the heads."""
    shown, gone = number_in(request.args, "seat"), number_in(request.args, "gone")
    return desk_page(own_workshop(workshop_id), shown=shown, gone=gone)


@blueprint.post(DESK)
def let_in(workshop_id: int) -> Response:
    """One tap is one seat; the page then shows its group very large."""
    workshop, form = own_workshop(workshop_id), TapForm()
    if not form.validate():
        return desk_page(workshop, refused=Refusal("form_expired"), form=form)
    try:
        made = check_in(
            workshop=workshop, arriving=form.arriving(), key=form.key.data or "", actor=actor(), now=moment()
        )
    except Refusal as refusal:
        return desk_page(workshop, refused=refusal, form=form)
    return see_other(url_for("facilitator.desk", workshop_id=workshop.id, seat=made))


@blueprint.post(f"{DESK}/undo")
def undo_let_in(workshop_id: int) -> Response:
    """A tap taken back."""
    workshop, form = own_workshop(workshop_id), SeatForm()
    return after(workshop, lambda: undo_check_in(workshop=workshop, seat_id=seat(form), actor=actor(), now=moment()))


@blueprint.post(f"{DESK}/leaving")
def let_out(workshop_id: int) -> Response:
    """One person of a group went home."""
    workshop, form = own_workshop(workshop_id), LeavingForm()
    if not form.validate():
        return desk_page(workshop, refused=Refusal("group_unknown"))
    try:
        gone = leave(workshop=workshop, group_id=form.group.data, actor=actor(), now=moment())
    except Refusal as refusal:
        return desk_page(workshop, refused=refusal)
    return see_other(url_for("facilitator.desk", workshop_id=workshop.id, gone=gone))


@blueprint.post(f"{DESK}/returning")
def let_back(workshop_id: int) -> Response:
    """A going home taken back."""
    workshop, form = own_workshop(workshop_id), SeatForm()
    return after(workshop, lambda: come_back(workshop=workshop, seat_id=seat(form), actor=actor(), now=moment()))


def after(workshop: Workshop, act: Callable[[], None]) -> Response:
    """Does it and shows the desk; where it could not be done, with the reason."""
    try:
        act()
    except Refusal as refusal:
        return desk_page(workshop, refused=refusal)
    return see_other(url_for("facilitator.desk", workshop_id=workshop.id))


def seat(form: SeatForm) -> int:
    """The seat that a press is about; 0, which no seat has, where it says none."""
    return int(form.seat.data or 0) if form.validate() else 0


def desk_page(
    workshop: Workshop,
    *,
    shown: int | None = None,
    gone: int | None = None,
    refused: Refusal | None = None,
    form: TapForm | None = None,
) -> Response:
    """The page, or its piece for the script. A tap that was refused keeps what had been said besides."""
    if refused is not None:
        db.session.rollback()
    seen = arrivals(workshop=workshop, shown=shown, gone=gone)
    form = form or TapForm(formdata=None)
    return page_or_fragment(
        "facilitator/desk.html",
        "facilitator/_desk.html",
        refused.status if refused else 200,
        workshop=workshop,
        desk=seen,
        form=form.offer(seen.last),
        key=str(uuid.uuid4()),
        words=words,
        page_errors=[(FIRST_FIELD, say(refused))] if refused else [],
        replan=page_of("facilitator.replan", workshop),
        breadcrumbs=breadcrumbs(workshop),
        nav_current="workshops",
        title=_("Check-in desk"),
    )

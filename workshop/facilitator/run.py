"""The evening's console: what happens now, what comes next, one press to get there (F5)."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired, NumberRange

from workshop.domain.clock import time_left
from workshop.domain.clock_face import face
from workshop.domain.evening import State
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.room_words import room_on_console
from workshop.facilitator.run_words import (
    addresses,
    count_words,
    delay_words,
    evening_ends,
    hand_words,
    host_words,
    said_words,
    stuck_words,
    turnout_words,
    undone_words,
)
from workshop.forms import SentForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.console import Console, read_console
from workshop.services.console_counts import count_given, read_turnout
from workshop.services.evening import change_clock, move_back, move_on, set_blank, turn_page, undo_move
from workshop.services.hands import find_table_of, take_up_hand
from workshop.services.vote_options import count_lines
from workshop.web import moment, page_or_fragment, see_other, wants_fragment

MOST_MINUTES = 30
MOST_REVISIONS = 2**31 - 1
"""More than any store counts; a larger number comes from no page of ours."""


class SeenForm(SentForm):
    """Every press says which stage was seen."""

    expected = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_REVISIONS)])


class MoveForm(SeenForm):
    direction = StringField(validators=[AnyOf(["on", "back"])])
    sure = StringField()


class ClockForm(SeenForm):
    change = StringField(validators=[AnyOf(["extend", "pause", "resume", "cut"])])
    minutes = IntegerField(default=1, validators=[NumberRange(-MOST_MINUTES, MOST_MINUTES)])


class BlankForm(SentForm):
    blank = BooleanField(false_values=("0", "", False))


class PageForm(SentForm):
    page = IntegerField(validators=[InputRequired(), NumberRange(0, 99)])


@blueprint.get("/workshops/<int:workshop_id>/run")
def run(workshop_id: int) -> Response:
    """The console, or for a console that is open what has changed on it."""
    return show(own_workshop(workshop_id))


@blueprint.post("/workshops/<int:workshop_id>/run/moves")
def run_move(workshop_id: int) -> Response:
    """On to the next stage, or back to the one before. A second press on what was seen once changes nothing;
    a vote in which phones in the room have not voted is left only when asked once more."""
    workshop, form = own_workshop(workshop_id), MoveForm()
    if not form.validate():
        return not_understood(workshop)
    turnout = read_turnout(workshop.id, seen(form)) if form.direction.data == "on" and form.sure.data != "1" else None
    if turnout and not turnout.complete:
        return show(workshop, note=turnout_words(turnout), status=422, sure=True)
    move = move_on if form.direction.data == "on" else move_back
    return after(workshop, lambda: move(workshop=workshop, expected=seen(form), actor=actor(), now=moment()))


@blueprint.post("/workshops/<int:workshop_id>/run/undo")
def run_undo(workshop_id: int) -> Response:
    """The last press taken back, clock and all; the page says which it was."""
    workshop, form = own_workshop(workshop_id), SeenForm()
    if not form.validate():
        return not_understood(workshop)
    return after(
        workshop,
        lambda: undone_words(undo_move(workshop=workshop, expected=seen(form), actor=actor(), now=moment())),
    )


@blueprint.post("/workshops/<int:workshop_id>/run/clock")
def run_clock(workshop_id: int) -> Response:
    """More time, less, a pause, or over now (R18)."""
    workshop, form = own_workshop(workshop_id), ClockForm()
    if not form.validate():
        return not_understood(workshop)
    return after(
        workshop,
        lambda: change_clock(
            workshop=workshop,
            change=str(form.change.data),
            minutes=form.minutes.data or 1,
            expected=seen(form),
            actor=actor(),
            now=moment(),
        ),
    )


@blueprint.post("/workshops/<int:workshop_id>/run/blank")
def run_blank(workshop_id: int) -> Response:
    """The wall dark, or back."""
    workshop, form = own_workshop(workshop_id), BlankForm()
    return after(
        workshop, lambda: set_blank(workshop=workshop, blank=bool(form.blank.data), actor=actor(), now=moment())
    )


@blueprint.post("/workshops/<int:workshop_id>/run/page")
def run_page(workshop_id: int) -> Response:
    """Another page of the same state on the wall."""
    workshop, form = own_workshop(workshop_id), PageForm()
    if not form.validate():
        return not_understood(workshop)
    return after(workshop, lambda: turn_page(workshop=workshop, page=int(form.page.data or 0), now=moment()))


@blueprint.post("/workshops/<int:workshop_id>/run/hands/<int:hand_id>")
def run_hand(workshop_id: int, hand_id: int) -> Response:
    """»I am coming«: the hand of a table goes down. Where it is down already, nothing changes."""
    workshop = own_workshop(workshop_id)
    table = find_table_of(workshop, hand_id)
    return after(workshop, lambda: take_up_hand(workshop=workshop, table_number=table, actor=actor(), now=moment()))


def seen(form: SeenForm) -> int:
    """The revision of the stage that was on the screen of whoever pressed."""
    return int(form.expected.data or 0)


def after(workshop: Workshop, act: Callable[[], object]) -> Response:
    """Does it, then shows where the evening stands, with the words where the act has some; where somebody was quicker,
    it says so and shows the same."""
    note = ""
    try:
        done = act()
        note = done if isinstance(done, str) else ""
    except WrongState as refusal:
        db.session.rollback()
        note = say(refusal)
    if wants_fragment():
        return show(workshop, note=note)
    if note:
        flash(note)
    return see_other(url_for("facilitator.run", workshop_id=workshop.id))


def not_understood(workshop: Workshop) -> Response:
    """A press that no page of ours sends."""
    return show(workshop, note=say(Refusal("form_expired")), status=422)


def lines_before_vote(console: Console, workshop: Workshop) -> int | None:
    """How long the list is when the vote is next; None at every other time."""
    if console.next is None or console.next.state is not State.VOTING:
        return None
    return count_lines(workshop.id)


def show(workshop: Workshop, *, note: str = "", status: int = 200, sure: bool = False) -> Response:
    console, now = read_console(workshop, moment()), moment()
    tables = [(row, said_words(row, console, now), host_words(row, console, now)) for row in console.tables]
    return page_or_fragment(
        "facilitator/run.html",
        "facilitator/_run.html",
        status,
        workshop=workshop,
        console=console,
        scene=console.scene,
        note=note,
        sure=sure,
        room=room_on_console(console),
        counted=count_words(count_given(workshop, console.stage.state), console.stage.state),
        now=int(now.timestamp() * 1000),
        me=actor(),
        face=face(time_left(console.clock, now)),
        delay=delay_words(console),
        ends=evening_ends(console),
        list_lines=lines_before_vote(console, workshop),
        tables=tables,
        stuck=stuck_words(tables),
        hands=[(hand, *hand_words(hand, now)) for hand in console.hands],
        addresses=addresses(workshop, console),
        breadcrumbs=[(_("Workshops"), "/workshops"), (workshop.title, f"/workshops/{workshop.id}")],
        nav_current="workshops",
    )

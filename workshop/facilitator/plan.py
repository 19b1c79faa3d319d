"""Groups, rounds and times: set by hand or proposed, looked at as a table, then saved."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import flash, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.agenda import ends_at, overrun
from workshop.domain.carousel import Caution, Note, Plan, Reason
from workshop.domain.carousel.as_set import plan_as_set
from workshop.domain.carousel.cafe import cafe_route
from workshop.domain.carousel.remedies import Way
from workshop.domain.carousel.rotation import Mode
from workshop.domain.preparing import Part
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, fixed_words, workshop_page
from workshop.facilitator.plan_forms import MOST_HOSTS, PlanForm, whole_minutes
from workshop.facilitator.plan_remedies import fill_remedy, fill_shorter, offers
from workshop.facilitator.plan_summary import summary
from workshop.facilitator.plan_words import sentence
from workshop.facilitator.tasks import overrun_words
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.services.plan_edit import PlanSettings, change_plan, lines_with, plan_of, wanted_of
from workshop.services.plans import count_stations
from workshop.services.preparation import state_of
from workshop.web import FRAGMENT_VARY, moment, see_other, wants_fragment

FIELD_OF = {"plan_people": "people", "plan_groups": "groups", "plan_groups_many": "groups"}
"""Where a refused plan is mended; every other one at the minutes."""
OFFERED = frozenset({Way.FEWER_RINGS, Way.SHEETS})
CURED_BY_BREAK = frozenset({Caution.LONG_WITHOUT_BREAK, Caution.MANY_ROUNDS})
"""R17: what is said of a carousel that lasts long or has many rounds."""


@blueprint.route("/workshops/<int:workshop_id>/plan", methods=["GET", "POST"])
def plan(workshop_id: int) -> Page | Response:
    """The stored plan, or the one that was sent: proposed, looked at, or saved, by the button that was pressed."""
    workshop = own_workshop(workshop_id)
    stored, shown = plan_of(workshop), plan_of(workshop, hosts_asked())
    form = PlanForm(data={**asdict(shown), "total": whole_minutes(shown)})
    form.remember(asdict(stored))
    act = request.form.get("act", "save")
    act_on(form, act, workshop)
    valid = form.validate_on_submit()
    if valid and act == "save" and not form.is_overtaken(asdict(stored)) and form.is_in_step() and save(workshop, form):
        flash(_("The plan is saved."))
        hosts = form.hosts.data
        return see_other(address("plan", workshop, hosts=hosts) if hosts else address("plan", workshop))
    if valid and act == "look" and wants_fragment():
        form.reckon_total()
    return plan_page(workshop, form, form.read() if valid else shown, unsaved=valid)


def hosts_asked() -> int | None:
    """How many can lead a station, as the address says after saving: a question for the proposal, stored nowhere."""
    hosts = request.args.get("hosts", type=int)
    return hosts if hosts is not None and 1 <= hosts <= MOST_HOSTS else None


def act_on(form: PlanForm, act: str, workshop: Workshop) -> None:
    """What a button, or a slider that is moved, fills in before the form is read. Nobody asked for a proposal where
    the whole time is only emptied."""
    if not form.is_submitted():
        return
    stations = count_stations(workshop.id)
    if act == "propose" and (form.total.data or form.total.process_errors or not wants_fragment()):
        form.propose(stations)
        form.count_rounds()
    if act == "break":
        form.suggest_break(len(form.minutes.data or ()))
    if act == "shorten":
        fill_shorter(form, workshop)
        form.count_rounds()
    if act in OFFERED and (made := try_plan(form, form.read(), stations)):
        fill_remedy(form, act, made, form.read())


def save(workshop: Workshop, form: PlanForm) -> bool:
    """Whether it was saved; where not, the form says why."""
    try:
        change_plan(workshop=workshop, plan=form.read(), actor=actor(), now=moment())
    except Refusal as refusal:
        form.refuse(FIELD_OF.get(refusal.code, "minutes"), refusal)
        return False
    return True


def plan_page(workshop: Workshop, form: PlanForm, shown: PlanSettings, *, unsaved: bool) -> Page | Response:
    """The form and the plan as a table; for htmx the table alone."""
    stations = count_stations(workshop.id)
    made = try_plan(form, shown, stations)
    lines = lines_with(workshop.id, shown)
    ends = ends_at(workshop.starts_at, lines) if workshop.starts_at else None
    facts: dict[str, Any] = {
        "plan": made,
        "summary": summary(made, ends) if made else "",
        "ways": ways_of(made, shown) if made else {},
        "stations": stations,
        "unsaved": unsaved,
        "cautions": [sentence(note) for note in cautions_of(made, shown)] if made else [],
        "wants_break": any(note.code in CURED_BY_BREAK for note in cautions_of(made, shown)) if made else False,
        "reasons": [sentence(note) for note in made.reasons if note.code is not Reason.ROUNDS_FIT] if made else [],
        "offers": offers(workshop, made, shown) if made else [],
        "ends": ends,
        "too_long": overrun_words(overrun(workshop.starts_at, workshop.ends_at, lines)),
        "pause": pause_of(shown),
        "gallery": shown.gallery_minutes,
        "reason": fixed_words(Part.PLAN, state_of(workshop)),
    }
    if wants_fragment():
        act = request.form.get("act", "")
        piece = render_template("facilitator/_plan_moved.html", form=form, act=act, **facts)
        answer = make_response(piece, form.status)
    else:
        answer = make_response(workshop_page("facilitator/plan.html", workshop, form, **facts))
    answer.vary.add(FRAGMENT_VARY)
    return answer


def ways_of(made: Plan, shown: PlanSettings) -> dict[str, list[list[int]]]:
    """The tables of each group by its letter, round by round: one for all, in the café those of its people in turn."""
    if shown.mode != Mode.CAFE:
        return {group.letter: [[table] for table in group.tables] for group in made.groups}
    found = {}
    for ring in made.rings:
        for group in ring.groups:
            people = range(1, group.size + 1)
            routes = [cafe_route(group.home, number, made.stations, len(made.minutes)) for number in people]
            first, *others = zip(*routes, strict=True)
            found[group.letter] = [[first[0]], *(list(tables) for tables in others)]
    return found


def cautions_of(made: Plan, shown: PlanSettings) -> list[Note]:
    """What to know before this plan is printed; a break that is planned cures what a break cures."""
    paused = pause_of(shown) is not None
    return [note for note in made.warnings if not paused or note.code not in CURED_BY_BREAK]


def pause_of(shown: PlanSettings) -> tuple[int, int] | None:
    """(round before the break, its minutes); None where there is none, or the round is the last or not there."""
    after = shown.break_after_round
    return (after, shown.break_minutes) if shown.lengths.breaks_after(after) else None


def try_plan(form: PlanForm, shown: PlanSettings, stations: int) -> Plan | None:
    """The plan, or none and the reason at its field."""
    try:
        return plan_as_set(wanted_of(shown, stations))
    except Refusal as refusal:
        if not form.page_errors:
            form.refuse(FIELD_OF.get(refusal.code, "minutes"), refusal)
        return None

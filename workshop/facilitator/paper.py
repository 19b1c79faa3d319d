"""Typing in sheets of paper, by keyboard alone (F7)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from flask import flash, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import LIMIT, kinds_on_paper
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.facilitator.group_names import group_choices
from workshop.facilitator.paper_forms import PaperForm, typed_lines
from workshop.guards import actor, own_workshop
from workshop.models import Station, Workshop
from workshop.refusal_words import say
from workshop.services.moderation_board import list_groups, list_stations
from workshop.services.paper import LINES, LineRefusal, Typed, count_rounds, enter_sheet
from workshop.web import moment, number_in, see_other

AT_FIELD = {
    "sheet_known": "number",
    "late_reason": "reason",
    "sheet_empty": "text-1",
    "group_unknown": "group",
    "round_unknown": "round",
    "off_plan": "round",
}


@blueprint.route("/workshops/<int:workshop_id>/paper", methods=["GET", "POST"])
def paper(workshop_id: int) -> Response | Page:
    """One station's part of a sheet; stored, the same page opens again for the next one."""
    workshop = own_workshop(workshop_id)
    stations = list_stations(workshop.id)
    station = chosen_station(stations)
    form = paper_form(workshop)
    line_errors: list[tuple[str, str]] = []
    if request.method == "POST" and form.validate():
        sheet = form.sheet(station.id, typed_lines(request.form))
        try:
            typed = enter_sheet(workshop=workshop, sheet=sheet, actor=actor(), now=moment())
        except NotFound:
            raise
        except Refusal as refusal:
            db.session.rollback()
            line_errors = say_refused(form, refusal)
        else:
            return stored(workshop, station, form, typed)
    return paper_page(workshop, stations, station, form, line_errors)


def paper_form(workshop: Workshop) -> PaperForm:
    """The form with this evening's groups and rounds; the address may say which ones to begin with."""
    form = PaperForm(group=asked("group"), round=asked("round"))
    form.group.choices = [(0, _("not known")), *group_choices(list_groups(workshop.id))]
    rounds = [(number, _("Round %(number)s", number=number)) for number in range(1, count_rounds(workshop.id) + 1)]
    form.round.choices = [(0, _("Home round or not known")), *rounds]
    return form


def say_refused(form: PaperForm, refusal: Refusal) -> list[tuple[str, str]]:
    """Says a refusal at its field; what is about a line comes back as (field id, sentence)."""
    field = AT_FIELD.get(refusal.code, "text-1")
    if isinstance(refusal, LineRefusal):
        field = f"text-{refusal.line + 1}"
    form.accepted.data = refusal.facts.get("place", "")
    if field in form:
        form.refuse(field, refusal)
        return []
    return [(field, say_kind() if refusal.code == "kind_missing" else say(refusal))]


def say_kind() -> str:
    """For whoever types in, not for whoever wrote it."""
    return str(_("Choose the kind. Where no box is ticked, choose “Not marked”."))


def paper_page(
    workshop: Workshop,
    stations: Sequence[Station],
    station: Station,
    form: PaperForm,
    line_errors: list[tuple[str, str]],
) -> Page:
    """The page with all that was typed, and the sentence at its field."""
    return evening_page(
        "paper",
        workshop,
        errors=[*form.page_errors, *line_errors],
        status=422 if line_errors else form.status,
        form=form,
        stations=stations,
        station=station,
        kinds=kinds_on_paper(station.kinds),
        lines=typed_lines(request.form) if request.method == "POST" else [("", "")] * LINES,
        said=dict(line_errors),
        key=form.key.data or str(uuid.uuid4()),
        limit=LIMIT,
    )


def stored(workshop: Workshop, station: Station, form: PaperForm, typed: Typed) -> Response:
    """Says what became of the sheet and opens the next, with station, group and round kept."""
    flash(said_of(typed))
    kept: dict[str, Any] = {
        "station": station.number,
        "group": form.group.data or None,
        "round": form.round.data or None,
        "stored": form.key.data,
    }
    return see_other(url_for("facilitator.paper", workshop_id=workshop.id, **kept))


def said_of(typed: Typed) -> str:
    """How many answers are shown, how many wait."""
    shown = ngettext("%(num)s answer is stored and shown.", "%(num)s answers are stored and shown.", typed.shown)
    waiting = ngettext("%(num)s answer waits in moderation.", "%(num)s answers wait in moderation.", typed.waiting)
    parts = [*([shown] if typed.shown else []), *([waiting] if typed.waiting else [])]
    return " ".join(parts) or _("This sheet is stored already.")


def chosen_station(stations: Sequence[Station]) -> Station:
    """The station by its number in the address, else the first."""
    wanted = request.args.get("station", "")
    for station in stations:
        if str(station.number) == wanted:
            return station
    if wanted or not stations:
        raise NotFound("not_found")
    return stations[0]


def asked(name: str) -> int:
    """The number that the address begins with; 0 where it says none."""
    return number_in(request.args, name) or 0

"""The stations of a workshop: their questions, in which order, with which kinds of answer."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.preparing import Part, is_open, phase_of
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, fixed_words, removal_page, workshop_page
from workshop.facilitator.station_forms import StationForm, flat
from workshop.forms import StaffForm
from workshop.guards import actor, own_workshop
from workshop.languages import NAMES, offered
from workshop.models import Station, Workshop
from workshop.services.parts import find_part, list_ordered
from workshop.services.preparation import state_of
from workshop.services.station_edit import (
    add_station,
    change_station,
    move_station,
    remove_station,
    station_facts,
)
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/stations"


@blueprint.get(HERE)
def stations(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    state = state_of(workshop)
    return workshop_page(
        "facilitator/stations.html",
        workshop,
        stations=list_ordered(Station, workshop.id),
        movable=is_open(Part.STATIONS, phase_of(state)),
        changeable=is_open(Part.WORDING, phase_of(state)),
        reason=fixed_words(Part.STATIONS, state),
    )


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_station(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    form = StationForm()
    if form.validate_on_submit() and form.need(workshop.language):
        try:
            add_station(workshop=workshop, facts=form.read(offered(workshop.texts)), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse(f"title_{workshop.language}", refusal)
        else:
            return see_other(address("stations", workshop))
    return station_page(workshop, form, _("New station"), address("new_station", workshop))


@blueprint.route(f"{HERE}/<int:station_id>", methods=["GET", "POST"])
def station(workshop_id: int, station_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(Station, workshop.id, station_id)
    stored = flat(station_facts(found), offered(workshop.texts))
    form = StationForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and form.need(workshop.language) and not form.is_overtaken(stored):
        facts, mark = form.read(offered(workshop.texts)), form.asked_about()
        knowingly = form.knowingly.data == mark
        try:
            change_station(
                workshop=workshop, station=found, facts=facts, actor=actor(), now=moment(), knowingly=knowingly
            )
        except Refusal as refusal:
            form.knowingly.data = mark
            form.refuse(f"question_{workshop.language}" if refusal.code == "station_answered" else "kinds", refusal)
        else:
            return see_other(address("stations", workshop))
    heading = _("Station %(number)s", number=found.number)
    return station_page(workshop, form, heading, address("station", workshop, station_id=found.id), found)


def station_page(
    workshop: Workshop, form: StationForm, heading: str, action: str, found: Station | None = None
) -> Page:
    """The form with the workshop's own language first."""
    languages = sorted(offered(workshop.texts), key=lambda language: language != workshop.language)
    return workshop_page(
        "facilitator/station.html",
        workshop,
        form,
        within=(_("Questions"), address("stations", workshop)),
        heading=heading,
        action=action,
        languages=[(language, NAMES[language]) for language in languages],
        reason=fixed_words(Part.STATIONS, state_of(workshop)),
        station=found,
    )


@blueprint.post(f"{HERE}/<int:station_id>/position")
def place_station(workshop_id: int, station_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    found = find_part(Station, workshop.id, station_id)
    move_station(workshop=workshop, station=found, up=request.form.get("to") == "up", actor=actor(), now=moment())
    return see_other(address("stations", workshop))


@blueprint.route(f"{HERE}/<int:station_id>/removal", methods=["GET", "POST"])
def take_station(workshop_id: int, station_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    found = find_part(Station, workshop.id, station_id)
    form = StaffForm()
    if form.validate_on_submit():
        remove_station(workshop=workshop, station=found, actor=actor(), now=moment())
        return see_other(address("stations", workshop))
    return removal_page(
        workshop,
        form,
        within=(_("Questions"), address("stations", workshop)),
        name=found.text("title", workshop.language),
        action=address("take_station", workshop, station_id=found.id),
        words=_("Groups and rounds are planned anew for the stations that stay."),
    )

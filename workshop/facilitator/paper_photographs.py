"""Photographs of sheets and flip charts, station by station; never on a public page."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from flask import flash, make_response, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from werkzeug.wrappers import Response
from wtforms import SelectField

from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.facilitator.paper_forms import HIGHEST_SHEET, as_number
from workshop.forms import Number, StaffForm, choices
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.services.moderation_board import list_stations
from workshop.services.photographs import (
    MEGABYTES,
    MOST_BYTES,
    add_photograph,
    list_photographs,
    read_photograph,
    remove_photograph,
)
from workshop.web import moment, see_other

PHOTOGRAPHS = "/workshops/<int:workshop_id>/paper/photographs"
AROUND_THE_FILE = 64 * 1024
"""Bytes of the form besides the photograph."""
WHAT = {"flipchart": _l("flip chart"), "sheet": _l("sheet")}


class PhotographForm(StaffForm):
    """A photograph and what is on it."""

    file = FileField(_l("Photograph (JPEG or PNG)"))
    station = SelectField(_l("Station"), coerce=as_number, validate_choice=False)
    what = SelectField(_l("What is on it"), choices=choices(WHAT), validate_choice=False, id="shown")
    sheet = Number(_l("Number of the sheet"), least=1, most=HIGHEST_SHEET)


@blueprint.url_value_preprocessor
def take_larger_bodies(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A photograph is larger than any other form; said before anybody reads the body."""
    if endpoint == "facilitator.enter_photograph":
        request.max_content_length = MOST_BYTES + AROUND_THE_FILE


@blueprint.get(PHOTOGRAPHS)
def paper_photographs(workshop_id: int) -> Page:
    return photographs_page(own_workshop(workshop_id))


@blueprint.post(PHOTOGRAPHS)
def enter_photograph(workshop_id: int) -> Response | Page:
    """One photograph, kept at its station."""
    workshop = own_workshop(workshop_id)
    form = photograph_form(workshop)
    if not form.validate():
        return photographs_page(workshop, form)
    try:
        new = add_photograph(
            workshop=workshop,
            station_id=form.station.data or 0,
            what=form.what.data or "",
            sheet_number=form.sheet.data,
            raw=read_upload(form),
            actor=actor(),
            now=moment(),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        db.session.rollback()
        form.refuse("file", refusal)
        return photographs_page(workshop, form)
    flash(_("The photograph is stored.") if new else _("This photograph is stored already."))
    return see_other(url_for("facilitator.paper_photographs", workshop_id=workshop.id))


@blueprint.get(f"{PHOTOGRAPHS}/<int:photograph_id>.jpg")
def photograph(workshop_id: int, photograph_id: int) -> Response:
    """The picture itself, for staff."""
    response = make_response(read_photograph(own_workshop(workshop_id).id, photograph_id))
    response.headers["Content-Type"] = "image/jpeg"
    return response


@blueprint.post(f"{PHOTOGRAPHS}/<int:photograph_id>/removal")
def take_photograph_away(workshop_id: int, photograph_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    remove_photograph(workshop=workshop, photograph_id=photograph_id, actor=actor(), now=moment())
    flash(_("The photograph is removed."))
    return see_other(url_for("facilitator.paper_photographs", workshop_id=workshop.id))


def read_upload(form: PhotographForm) -> bytes:
    """The bytes of the file; none where no file was chosen."""
    if not form.file.data:
        return b""
    with closing(form.file.data) as upload:
        raw: bytes = upload.read()
    return raw


def photograph_form(workshop: Workshop, **begun: object) -> PhotographForm:
    """The form with this evening's stations."""
    form = PhotographForm(**begun)
    stations = list_stations(workshop.id)
    form.station.choices = [(one.id, f"{one.number} · {one.text('title', workshop.language)}") for one in stations]
    return form


def photographs_page(workshop: Workshop, form: PhotographForm | None = None) -> Page:
    """The form, and beneath it what is there by station."""
    form = form or photograph_form(workshop)
    kept = list_photographs(workshop.id)
    stations = list_stations(workshop.id)
    return evening_page(
        "paper_photographs",
        workshop,
        errors=form.page_errors,
        status=form.status,
        form=form,
        stations=[(one, here) for one in stations if (here := [each for each in kept if each.station_id == one.id])],
        what=WHAT,
        megabytes=MEGABYTES,
    )

"""A flip chart typed in as a list: looked at before it is stored."""

from __future__ import annotations

import uuid

from flask import flash, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, SelectField, TextAreaField

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import kinds_on_paper
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.facilitator.group_names import group_choices
from workshop.facilitator.paper import asked, said_of
from workshop.facilitator.paper_forms import as_number
from workshop.forms import Line, StaffForm
from workshop.guards import actor, own_workshop
from workshop.kind_words import kind_word
from workshop.models import Workshop
from workshop.origin_words import origin_word
from workshop.refusal_words import say
from workshop.services.moderation_board import list_groups, list_stations
from workshop.services.paper import LONGEST_REASON, count_rounds
from workshop.services.paper_lists import ROADS, Listed, Preview, enter_list, preview_list
from workshop.services.paper_typed import change_typed, list_typed
from workshop.services.plans import rings_of
from workshop.web import moment, see_other

LIST = "/workshops/<int:workshop_id>/paper/list"
AT_FIELD = {
    "group_unknown": "group",
    "round_unknown": "round",
    "off_plan": "round",
    "late_reason": "reason",
    "choice_unknown": "ring",
    "kind_missing": "kind",
    "kind_not_here": "kind",
}


class ListForm(StaffForm):
    """A list with what is the same for all its lines."""

    station = SelectField(_l("Station"), coerce=as_number, validate_choice=False)
    kind = SelectField(_l("Kind of all lines"), validate_choice=False)
    group = SelectField(_l("Group"), coerce=as_number, validate_choice=False)
    ring = SelectField(_l("Ring, where the group is not known"), coerce=as_number, validate_choice=False, default=1)
    round = SelectField(_l("Round"), coerce=as_number, validate_choice=False)
    origin = SelectField(_l("Written on"), validate_choice=False)
    lines = TextAreaField(_l("One statement a line"))
    show = BooleanField(_l("Show at once"), default=True)
    reason = Line(_l("Why does it come late?"), longest=LONGEST_REASON)
    key = HiddenField()
    accepted = HiddenField()

    def listed(self) -> Listed:
        """The form as the service takes it."""
        return Listed(
            station_id=self.station.data or 0,
            kind=self.kind.data or "",
            text=self.lines.data or "",
            key=self.key.data or "",
            group_id=self.group.data or None,
            ring=self.ring.data or 1,
            round_number=self.round.data or 0,
            origin=self.origin.data or "",
            show=bool(self.show.data),
            reason=self.reason.data or "",
            accepted=self.accepted.data or "",
        )


@blueprint.get(LIST)
def paper_list(workshop_id: int) -> Page:
    """An empty list; the address may say for which station."""
    workshop = own_workshop(workshop_id)
    begun = {"station": asked("station"), "round": asked("round"), "origin": request.args.get("origin", "")}
    return list_page(workshop, list_form(workshop, **begun))


@blueprint.post(LIST)
def enter_paper_list(workshop_id: int) -> Response | Page:
    """First the lines as they would be stored; then, with the other button, stored."""
    workshop = own_workshop(workshop_id)
    form = list_form(workshop)
    if not form.validate():
        return list_page(workshop, form)
    try:
        if request.form.get("do") != "store":
            return list_page(workshop, form, preview_list(workshop=workshop, listed=form.listed()))
        typed = enter_list(workshop=workshop, listed=form.listed(), actor=actor(), now=moment())
    except NotFound:
        raise
    except Refusal as refusal:
        db.session.rollback()
        if refusal.code == "kind_missing":
            form.kind.errors = [_("Choose the kind of all lines.")]
        else:
            form.accepted.data = refusal.facts.get("place", "")
            form.refuse(AT_FIELD.get(refusal.code, "lines"), refusal)
        return list_page(workshop, form)
    flash(said_of(typed) if typed.shown or typed.waiting else _("All of it is stored already. Nothing was added."))
    kept = {"station": form.station.data, "round": form.round.data or None, "stored": form.key.data}
    return see_other(url_for("facilitator.paper_list", workshop_id=workshop.id, **kept))


@blueprint.post(f"{LIST}/<int:statement_id>")
def change_listed(workshop_id: int, statement_id: int) -> Response | Page:
    """Other words for a line that this person typed in, or none to take it back."""
    workshop = own_workshop(workshop_id)
    text = request.form.get("text", "")
    try:
        stays = change_typed(workshop=workshop, statement_id=statement_id, text=text, actor=actor(), now=moment())
    except NotFound:
        raise
    except Refusal as refusal:
        db.session.rollback()
        return list_page(workshop, list_form(workshop, formdata=None), refused=(f"line-{statement_id}", say(refusal)))
    flash(_("The line is mended. It waits in moderation.") if stays else _("The line is taken back."))
    return see_other(url_for("facilitator.paper_list", workshop_id=workshop.id))


def list_form(workshop: Workshop, **begun: object) -> ListForm:
    """The form with this evening's stations, groups, rings and rounds."""
    form = ListForm(**begun)
    stations = list_stations(workshop.id)
    title = workshop.language
    form.station.choices = [(one.id, f"{one.number} · {one.text('title', title)}") for one in stations]
    here = next((one for one in stations if one.id == form.station.data), None)
    if here is None and form.station.raw_data is None and stations:
        here, form.station.data = stations[0], stations[0].id
    form.kind.choices = [("", ""), *((kind, kind_word(kind)) for kind in kinds_on_paper(here.kinds if here else ()))]
    form.group.choices = [(0, _("not known")), *group_choices(list_groups(workshop.id))]
    form.ring.choices = [(ring, str(ring)) for ring in rings_of(workshop.id)]
    rounds = [(number, _("Round %(number)s", number=number)) for number in range(1, count_rounds(workshop.id) + 1)]
    form.round.choices = [(0, _("Home round or not known")), *rounds]
    form.origin.choices = [(str(origin), origin_word(origin)) for origin in ROADS]
    return form


def list_page(
    workshop: Workshop, form: ListForm, preview: Preview | None = None, refused: tuple[str, str] | None = None
) -> Page:
    """The page with what was typed, what would be stored, and the newest lines of this person.
    ``refused`` is (field id, sentence) about one of those."""
    return evening_page(
        "paper_list",
        workshop,
        errors=[*form.page_errors, *([refused] if refused else [])],
        status=422 if refused else form.status,
        form=form,
        preview=preview,
        typed=list_typed(workshop.id, actor()),
        refused=dict([refused]) if refused else {},
        kept_text=request.form.get("text", ""),
        key=form.key.data or str(uuid.uuid4()),
        rings=len(form.ring.choices or ()),
    )

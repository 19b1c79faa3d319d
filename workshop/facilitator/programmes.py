"""Programmes that hold several evenings, and the communities in which they are held."""

from __future__ import annotations

from dataclasses import fields

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, list_page
from workshop.forms import Line, Lines, Number, SharedForm
from workshop.guards import own_community, own_programme, signed_in
from workshop.models import Community, Programme
from workshop.services.programmes import (
    CommunityFacts,
    ProgrammeFacts,
    change_community,
    change_programme,
    count_workshops,
    create_community,
    create_programme,
    list_communities,
    list_programme_workshops,
    list_programmes,
)
from workshop.web import moment, see_other

MOST_RESIDENTS = 10_000_000


class ProgrammeForm(SharedForm):
    """A programme: its name, who pays, who takes part."""

    name = Line(_l("Name"), longest=160, missing=_l("Enter a name."))
    funder = Line(_l("Funder"), longest=200)
    partners = Line(_l("Partners"), longest=300)
    note = Lines(_l("Note"), longest=2000)

    def read(self) -> ProgrammeFacts:
        return ProgrammeFacts(**{field.name: self[field.name].data or "" for field in fields(ProgrammeFacts)})


class CommunityForm(SharedForm):
    """A local community. A population without its source would be a figure that nobody can check (C.3)."""

    name = Line(_l("Name"), longest=120, missing=_l("Enter a name."))
    municipality = Line(_l("Municipality"), longest=120)
    population = Number(_l("Residents"), least=1, most=MOST_RESIDENTS)
    population_source = Line(
        _l("Where the figure is from"), longest=200, description=_l("Such as: Statistical Office, 1 January 2026")
    )

    def has_source(self) -> bool:
        """Whether the figure, if there is one, can be checked; says so at the field."""
        if self.population.data and not self.population_source.data:
            self.population_source.errors = [_("Enter where the figure is from.")]
        return not self.population_source.errors

    def read(self) -> CommunityFacts:
        return CommunityFacts(
            name=self.name.data or "",
            municipality=self.municipality.data or "",
            population=self.population.data,
            population_source=self.population_source.data or "",
        )


@blueprint.get("/programmes")
def programmes() -> Page:
    organisation_id = signed_in().organisation_id
    in_programme, in_community = count_workshops(organisation_id)
    return list_page(
        "facilitator/programmes.html",
        nav="programmes",
        programmes=list_programmes(organisation_id),
        communities=list_communities(organisation_id),
        in_programme=in_programme,
        in_community=in_community,
    )


@blueprint.route("/programmes/new", methods=["GET", "POST"])
def new_programme() -> Page | Response:
    account = signed_in()
    form = ProgrammeForm()
    if form.validate_on_submit():
        try:
            made = create_programme(organisation=account.organisation, facts=form.read(), now=moment())
        except Refusal as refusal:
            form.refuse("name", refusal)
        else:
            return see_other(url_for("facilitator.programme", programme_id=made.id))
    return form_page(form, "facilitator/programme_form.html", _("New programme"), url_for("facilitator.new_programme"))


@blueprint.get("/programmes/<int:programme_id>")
def programme(programme_id: int) -> Page:
    found = own_programme(programme_id)
    return list_page(
        "facilitator/programme.html",
        nav="programmes",
        programme=found,
        workshops=list_programme_workshops(found),
        breadcrumbs=crumbs(),
    )


@blueprint.route("/programmes/<int:programme_id>/details", methods=["GET", "POST"])
def programme_details(programme_id: int) -> Page | Response:
    found = own_programme(programme_id)
    stored = stored_facts(found, ProgrammeFacts)
    form = ProgrammeForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        try:
            change_programme(programme=found, facts=form.read())
        except Refusal as refusal:
            form.refuse("name", refusal)
        else:
            return see_other(url_for("facilitator.programme", programme_id=found.id))
    here = url_for("facilitator.programme_details", programme_id=found.id)
    return form_page(form, "facilitator/programme_form.html", _("Programme"), here)


@blueprint.route("/programmes/communities/new", methods=["GET", "POST"])
def new_community() -> Page | Response:
    account = signed_in()
    form = CommunityForm()
    if form.validate_on_submit() and form.has_source():
        try:
            create_community(organisation=account.organisation, facts=form.read(), now=moment())
        except Refusal as refusal:
            form.refuse("name", refusal)
        else:
            return see_other(url_for("facilitator.programmes"))
    here = url_for("facilitator.new_community")
    return form_page(form, "facilitator/community_form.html", _("New community"), here)


@blueprint.route("/programmes/communities/<int:community_id>", methods=["GET", "POST"])
def community(community_id: int) -> Page | Response:
    found = own_community(community_id)
    stored = stored_facts(found, CommunityFacts)
    form = CommunityForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and form.has_source() and not form.is_overtaken(stored):
        try:
            change_community(community=found, facts=form.read())
        except Refusal as refusal:
            form.refuse("name", refusal)
        else:
            return see_other(url_for("facilitator.programmes"))
    here = url_for("facilitator.community", community_id=found.id)
    return form_page(form, "facilitator/community_form.html", _("Local community"), here)


def stored_facts(row: Programme | Community, shape: type[ProgrammeFacts] | type[CommunityFacts]) -> dict[str, object]:
    """What is stored, by the names of the form's fields."""
    return {field.name: getattr(row, field.name) for field in fields(shape)}


def form_page(form: SharedForm, page: str, heading: str, action: str) -> Page:
    return list_page(page, form, nav="programmes", heading=heading, action=action, breadcrumbs=crumbs())


def crumbs() -> list[tuple[str, str]]:
    return [(_("Programmes"), url_for("facilitator.programmes"))]

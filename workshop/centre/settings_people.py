"""The people of a centre: adding somebody by a link that works once, and taking access away."""

from __future__ import annotations

from typing import TypeVar

from flask import flash, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.centre import blueprint
from workshop.centre.settings import Page, settings_page
from workshop.centre.settings_forms import ROLES, ColleagueForm, RightsForm
from workshop.domain.refusals import Refusal
from workshop.forms import StaffForm, choices
from workshop.guards import actor, owner
from workshop.models import Account
from workshop.services.people import (
    find_colleague,
    invite_colleague,
    list_people,
    open_links,
    remove_colleague,
    renew_link,
    take_link_back,
    with_second_factor,
)
from workshop.services.programmes import list_communities
from workshop.services.readings import give_communities
from workshop.services.sign_in import find_account
from workshop.web import moment, see_other

AnyForm = TypeVar("AnyForm", ColleagueForm, RightsForm)
FRESH_LINK = "fresh_link"
"""Where a new link waits for the next page: only its hash is in the store, so it can be shown this once."""


@blueprint.get("/settings/people")
def people() -> Page:
    account = owner()
    fresh = session.pop(FRESH_LINK, None)
    centre = account.organisation_id
    return settings_page(
        "centre/settings/people.html",
        people=list_people(centre),
        account=account,
        roles=ROLES,
        links=open_links(centre, moment()),
        factors=with_second_factor(centre),
        fresh=fresh,
        link=f"{public_base()}/sign-in/link/{fresh['token']}" if fresh else "",
    )


@blueprint.route("/settings/people/new", methods=["GET", "POST"])
def new_person() -> Page | Response:
    account = owner()
    form = with_communities(ColleagueForm(), account)
    if form.validate_on_submit():
        name, now = form.name.data or "", moment()
        facts = {"name": name, "email": form.email.data or "", "role": form.role.data, "actor": str(account.id)}
        try:
            token = invite_colleague(organisation=account.organisation, now=now, **facts)
        except Refusal as refusal:
            form.refuse("email", refusal)
        else:
            give_to_new(facts["email"], form, account)
            return show_link(name, token)
    return settings_page("centre/settings/person.html", form, crumbs=crumbs())


def with_communities(form: AnyForm, account: Account) -> AnyForm:
    """The form with the centre's own communities to choose from."""
    rows = list_communities(account.organisation_id)
    form.communities.choices = choices({row.id: row.name for row in rows})
    return form


def give_to_new(email: str, form: ColleagueForm, account: Account) -> None:
    person = find_account(email)
    if person is not None and person.role == "reader":
        ids = [int(number) for number in form.communities.data or ()]
        give_communities(account=person, community_ids=ids, actor=str(account.id), now=moment())


@blueprint.post("/settings/people/<int:account_id>/link")
def new_link(account_id: int) -> Response:
    """Another link for somebody who has lost the password or the first link."""
    person = colleague(account_id)
    return show_link(person.name, renew_link(account=person, actor=actor(), now=moment()))


@blueprint.post("/settings/people/<int:account_id>/link/removal")
def take_link(account_id: int) -> Response:
    """A link that was handed over is taken back."""
    person = colleague(account_id)
    take_link_back(account=person, actor=actor(), now=moment())
    flash(_("The link of %(name)s opens nothing any more.", name=person.name))
    return see_other(url_for("centre.people"))


@blueprint.route("/settings/people/<int:account_id>/removal", methods=["GET", "POST"])
def take_person(account_id: int) -> Page | Response:
    person = colleague(account_id)
    form = StaffForm()
    if form.validate_on_submit():
        name = person.name
        remove_colleague(owner=owner(), account=person, now=moment())
        flash(_("%(name)s can no longer sign in.", name=name))
        return see_other(url_for("centre.people"))
    return settings_page("centre/settings/removal.html", form, crumbs=crumbs(), person=person)


def colleague(account_id: int) -> Account:
    """Somebody of the owner's own centre."""
    return find_colleague(owner().organisation_id, account_id)


def show_link(name: str, token: str) -> Response:
    session[FRESH_LINK] = {"name": name, "token": token}
    return see_other(url_for("centre.people"))


def crumbs() -> list[tuple[str, str]]:
    return [(_("Settings"), url_for("centre.settings")), (_("People"), url_for("centre.people"))]

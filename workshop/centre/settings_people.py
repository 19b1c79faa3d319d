"""The people of a centre: adding somebody by a link that works once, and taking access away."""

from __future__ import annotations

from flask import flash, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.centre import blueprint
from workshop.centre.settings import Page, settings_page
from workshop.centre.settings_forms import ROLES, ColleagueForm
from workshop.domain.refusals import Refusal
from workshop.forms import StaffForm
from workshop.guards import owner
from workshop.models import Account
from workshop.services.people import find_colleague, invite_colleague, list_people, remove_colleague, renew_link
from workshop.web import moment, see_other

FRESH_LINK = "fresh_link"
"""Where a new link waits for the next page: only its hash is in the store, so it can be shown this once."""


@blueprint.get("/settings/people")
def people() -> Page:
    account = owner()
    fresh = session.pop(FRESH_LINK, None)
    return settings_page(
        "centre/settings/people.html",
        people=list_people(account.organisation_id),
        account=account,
        roles=ROLES,
        fresh=fresh,
        link=f"{public_base()}/sign-in/link/{fresh['token']}" if fresh else "",
    )


@blueprint.route("/settings/people/new", methods=["GET", "POST"])
def new_person() -> Page | Response:
    organisation = owner().organisation
    form = ColleagueForm()
    if form.validate_on_submit():
        name, email = form.name.data or "", form.email.data or ""
        try:
            token = invite_colleague(
                organisation=organisation, name=name, email=email, role=form.role.data, now=moment()
            )
        except Refusal as refusal:
            form.refuse("email", refusal)
        else:
            return show_link(name, token)
    return settings_page("centre/settings/person.html", form, crumbs=crumbs())


@blueprint.post("/settings/people/<int:account_id>/link")
def new_link(account_id: int) -> Response:
    """Another link for somebody who has lost the password or the first link."""
    person = colleague(account_id)
    return show_link(person.name, renew_link(account=person, now=moment()))


@blueprint.route("/settings/people/<int:account_id>/removal", methods=["GET", "POST"])
def take_person(account_id: int) -> Page | Response:
    person = colleague(account_id)
    form = StaffForm()
    if form.validate_on_submit():
        remove_colleague(owner=owner(), account=person)
        flash(_("%(name)s can no longer sign in.", name=person.name))
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

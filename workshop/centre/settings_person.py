"""One person of the centre: what they may do, signing them out, and mending a lost second factor."""

from __future__ import annotations

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.centre import blueprint
from workshop.centre.settings import Page, settings_page
from workshop.centre.settings_forms import RightsForm
from workshop.centre.settings_people import colleague, crumbs, with_communities
from workshop.domain.refusals import Refusal
from workshop.guards import actor, owner
from workshop.services.people import change_role, sign_out_everywhere, with_second_factor
from workshop.services.readings import give_communities, readable
from workshop.services.second_factor import remove_factor
from workshop.web import moment, see_other

PERSON = "/settings/people/<int:account_id>"


@blueprint.route(PERSON, methods=["GET", "POST"])
def rights(account_id: int) -> Page | Response:
    person = colleague(account_id)
    stored: dict[str, object] = {"role": person.role, "communities": [str(number) for number in readable(person)]}
    form = with_communities(RightsForm(data=stored), person)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        now, ids = moment(), [int(number) for number in form.communities.data or ()]
        try:
            change_role(owner=owner(), account=person, role=form.role.data, now=now)
        except Refusal as refusal:
            form.refuse("role", refusal)
        else:
            given = ids if form.role.data == "reader" else []
            give_communities(account=person, community_ids=given, actor=actor(), now=now)
            return see_other(url_for("centre.people"))
    return settings_page(
        "centre/settings/rights.html",
        form,
        crumbs=crumbs(),
        person=person,
        own=person.id == owner().id,
        factor=person.id in with_second_factor(person.organisation_id),
    )


@blueprint.post(f"{PERSON}/sign-out")
def sign_person_out(account_id: int) -> Response:
    """For a lost laptop: signed out on every device, the password stays."""
    person = colleague(account_id)
    sign_out_everywhere(account=person, actor=actor(), now=moment())
    flash(_("%(name)s is signed out everywhere.", name=person.name))
    return see_other(url_for("centre.people"))


@blueprint.post(f"{PERSON}/second-factor")
def take_factor(account_id: int) -> Response:
    """For a lost phone whose recovery codes are lost too. One's own goes with the password only."""
    person = colleague(account_id)
    if person.id == owner().id:
        return see_other(url_for("centre.second_factor"))
    remove_factor(account=person, actor=actor(), now=moment())
    flash(_("The second factor of %(name)s is removed.", name=person.name))
    return see_other(url_for("centre.people"))

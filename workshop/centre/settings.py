"""Settings: one's own account, and what the centre is called."""

from __future__ import annotations

from flask import flash, make_response, render_template, url_for
from flask_babel import gettext as _
from flask_login import login_user
from werkzeug.wrappers import Response

from workshop.centre import blueprint
from workshop.centre.settings_forms import AccountForm, CentreForm, PasswordForm
from workshop.domain.refusals import Refusal
from workshop.forms import StaffForm
from workshop.guards import owner, signed_in
from workshop.languages import COOKIE
from workshop.services.people import (
    change_account,
    change_organisation,
    change_password,
    demand_second_factor,
    sign_out_everywhere,
)
from workshop.services.second_factor import factor_of
from workshop.web import moment, see_other

Page = tuple[str, int]
OF_THE_OLD = frozenset({"password_wrong", "sign_in_too_often"})
"""What is refused before the new password is looked at."""


@blueprint.get("/settings")
def settings() -> Page:
    account = signed_in()
    return settings_page(
        "centre/settings/settings.html", account=account, factor=factor_of(account) is not None, crumbs=[]
    )


def settings_page(
    page: str, form: StaffForm | None = None, *, crumbs: list[tuple[str, str]] | None = None, **facts: object
) -> Page:
    """A page of the settings; ``crumbs`` is where it belongs, when not directly to them."""
    text = render_template(
        page,
        form=form,
        page_errors=form.page_errors if form else [],
        nav_current="settings",
        breadcrumbs=[(_("Settings"), url_for("centre.settings"))] if crumbs is None else crumbs,
        **facts,
    )
    return text, form.status if form else 200


@blueprint.route("/settings/account", methods=["GET", "POST"])
def account() -> Page | Response:
    person = signed_in()
    stored: dict[str, object] = {"name": person.name, "language": person.language}
    form = AccountForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        change_account(account=person, name=form.name.data or "", language=form.language.data)
        answer = make_response(see_other(url_for("centre.settings")))
        answer.delete_cookie(COOKIE)  # from now on the account says which language, not this device
        return answer
    return settings_page("centre/settings/account.html", form, account=person)


@blueprint.route("/settings/password", methods=["GET", "POST"])
def password() -> Page | Response:
    person = signed_in()
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            change_password(
                account=person, old=form.old_password.data or "", new=form.password.data or "", now=moment()
            )
        except Refusal as refusal:
            form.refuse("old_password" if refusal.code in OF_THE_OLD else "password", refusal)
        else:
            login_user(person)
            flash(_("The password is changed. On other devices you have to sign in again."))
            return see_other(url_for("centre.settings"))
    return settings_page("centre/settings/password.html", form, account=person)


@blueprint.post("/settings/sessions")
def end_sessions() -> Response:
    """Signed out on every other device; this one stays."""
    person = signed_in()
    sign_out_everywhere(account=person, actor=str(person.id), now=moment())
    login_user(person)
    flash(_("You are signed out on all other devices."))
    return see_other(url_for("centre.settings"))


@blueprint.route("/settings/centre", methods=["GET", "POST"])
def centre() -> Page | Response:
    organisation = owner().organisation
    stored: dict[str, object] = {
        "name": organisation.name,
        "contact": organisation.contact,
        "second_factor": organisation.second_factor_demanded,
    }
    form = CentreForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        try:
            demand_second_factor(owner=owner(), demanded=bool(form.second_factor.data), now=moment())
        except Refusal as refusal:
            form.refuse("second_factor", refusal)
        else:
            change_organisation(organisation=organisation, name=form.name.data or "", contact=form.contact.data or "")
            return see_other(url_for("centre.settings"))
    return settings_page("centre/settings/centre.html", form)

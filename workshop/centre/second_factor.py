"""Setting up one's own second factor, its recovery codes, and giving it up."""

from __future__ import annotations

from flask import flash, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.centre import blueprint
from workshop.centre.settings import Page, settings_page
from workshop.centre.settings_forms import FactorForm, GiveUpForm
from workshop.domain.refusals import Refusal
from workshop.guards import FACTOR_DUE, signed_in
from workshop.models import Account
from workshop.services.second_factor import (
    address_of,
    begin_factor,
    confirm_factor,
    count_codes,
    factor_of,
    give_up_factor,
    renew_codes,
)
from workshop.web import moment, see_other

FRESH_CODES = "fresh_codes"
"""Recovery codes wait here for the next page: only their hashes are in the store, so they can be shown this once."""


@blueprint.get("/settings/second-factor")
def second_factor() -> Page:
    account = signed_in()
    if factor_of(account) is None:
        return set_up_page(account, FactorForm())
    return factor_page(account, session.pop(FRESH_CODES, None))


@blueprint.post("/settings/second-factor")
def confirm_second_factor() -> Page | Response:
    """The first code from the phone; from then on the sign-in asks for one."""
    account, form = signed_in(), FactorForm()
    if form.validate():
        try:
            session[FRESH_CODES] = confirm_factor(account=account, code=form.code.data or "", now=moment())
        except Refusal as refusal:
            form.refuse("code", refusal)
        else:
            session.pop(FACTOR_DUE, None)
            flash(_("The second factor is set up."))
            return see_other(url_for("centre.second_factor"))
    return set_up_page(account, form)


def factor_page(account: Account, fresh: list[str] | None) -> Page:
    """What there is once it is set up; ``fresh`` recovery codes are shown this once."""
    return settings_page("centre/settings/factor.html", fresh=fresh, left=count_codes(account))


def set_up_page(account: Account, form: FactorForm) -> Page:
    """The key as a picture, as an address and as letters; whichever the phone takes."""
    if factor_of(account) is not None:
        return factor_page(account, None)
    secret = begin_factor(account=account, now=moment())
    return settings_page(
        "centre/settings/factor_new.html",
        form,
        due=bool(session.get(FACTOR_DUE)),
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        address=address_of(account, secret),
    )


@blueprint.post("/settings/second-factor/codes")
def new_codes() -> Response:
    """Other recovery codes, when some are used or the paper is lost."""
    session[FRESH_CODES] = renew_codes(account=signed_in(), now=moment())
    return see_other(url_for("centre.second_factor"))


@blueprint.route("/settings/second-factor/removal", methods=["GET", "POST"])
def give_up_second_factor() -> Page | Response:
    account, form = signed_in(), GiveUpForm()
    if form.validate_on_submit():
        try:
            give_up_factor(account=account, password=form.password.data or "", now=moment())
        except Refusal as refusal:
            form.refuse("password", refusal)
        else:
            flash(_("The second factor is removed. From now on your password is enough."))
            return see_other(url_for("centre.settings"))
    crumbs = [(_("Settings"), url_for("centre.settings")), (_("Second factor"), url_for("centre.second_factor"))]
    return settings_page("centre/settings/factor_removal.html", form, crumbs=crumbs)

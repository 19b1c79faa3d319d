"""Links that let in: one that works once and sets a password, and the one of an evening's helper."""

from __future__ import annotations

from flask import render_template
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.sign_in_code import step_in
from workshop.facilitator.sign_in_forms import FirstSignInForm, NewPasswordForm, answers
from workshop.facilitator.sign_in_session import begin_session
from workshop.forms import StaffForm
from workshop.guards import home_of
from workshop.models import Account
from workshop.services.evening_passes import look_at_pass, open_pass
from workshop.services.sign_in import look_at_link, use_link
from workshop.web import moment, see_other


@blueprint.route("/sign-in/link/<token>", methods=["GET", "POST"])
def sign_in_link(token: str) -> Response | tuple[str, int]:
    """A link that works once. Looking at it uses nothing up: mail programs and chats look at links too."""
    link = look_at_link(token=token, now=moment())
    form = NewPasswordForm() if link.account_id else FirstSignInForm()
    account = db.session.get(Account, link.account_id) if link.account_id else None
    if form.validate_on_submit():
        try:
            opened = use_link(token=token, now=moment(), **answers(form, "password", "name", "email", "centre"))
        except Refusal as refusal:
            form.refuse("email" if refusal.code == "email_taken" else "password", refusal)
        else:
            return step_in(opened)
    page = render_template(
        "facilitator/sign_in_link.html", form=form, account=account, page_errors=form.page_errors, bare=True
    )
    return page, form.status


@blueprint.route("/sign-in/pass/<token>", methods=["GET", "POST"])
def sign_in_pass(token: str) -> Response | tuple[str, int]:
    """The link of an evening's helper: first what it is for, then in."""
    found, form = look_at_pass(token=token, now=moment()), StaffForm()
    if form.validate_on_submit():
        begin_session(open_pass(token=token, now=moment()))
        return see_other(home_of(found))
    return render_template(
        "facilitator/sign_in_pass.html", found=found, page_errors=form.page_errors, bare=True
    ), form.status

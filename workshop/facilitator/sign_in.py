"""Signing in and out: a password, or a link that works once."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from flask import g, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.extensions import db, login
from workshop.facilitator import blueprint
from workshop.facilitator.kept_text import open_kept
from workshop.facilitator.sign_in_forms import FirstSignInForm, NewPasswordForm, SignInForm
from workshop.forms import StaffForm
from workshop.models import Account
from workshop.services.sign_in import check_password, is_first_sign_in, look_at_link, use_link
from workshop.web import local_path, moment, see_other


@login.user_loader  # type: ignore[untyped-decorator]  # untyped library
def load_account(mark: str) -> Account | None:
    """The account behind a session, unless it was signed out everywhere since (``id.epoch``)."""
    number, _dot, epoch = mark.partition(".")
    if not (number.isdecimal() and epoch.isdecimal()):
        return None
    account = db.session.get(Account, int(number))
    return account if account is not None and account.epoch == int(epoch) else None


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | tuple[str, int]:
    form = SignInForm()
    if request.method == "GET":
        form.next.data = local_path(request.args.get("next"), "")
        if current_user.is_authenticated:
            return redirect(way_on(form))
    if form.validate_on_submit():
        try:
            tried = answers(form, "email", "password")
            begin_session(check_password(**tried, now=moment(), network=network_of(request.remote_addr)))
        except Refusal as refusal:
            form.refuse("email", refusal)
        else:
            return hand_back(form)
    return sign_in_page(form, form.status)


def network_of(address: str | None) -> str:
    """The neighbourhood of an address: 256 of the old kind, one connection of the new; empty when it is none."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return ""
    return str(ip_network((known, 24 if known.version == 4 else 64), strict=False))


def sign_in_page(form: SignInForm, status: int, *, ended: bool = False) -> tuple[str, int]:
    """The page; on a fresh installation it says where the first link comes from."""
    page = render_template(
        "facilitator/sign_in.html",
        form=form,
        kept=open_kept(form.kept.data),
        ended=ended,
        nobody_yet=is_first_sign_in(),
        page_errors=form.page_errors,
        bare=True,
    )
    return page, status


def hand_back(form: SignInForm) -> Response | tuple[str, int]:
    """To where the person wanted to go, or to what they had written when their session ended."""
    kept = open_kept(form.kept.data)
    if kept is None:
        return see_other(way_on(form))
    return render_template("facilitator/send_again.html", kept=kept), 200


def way_on(form: SignInForm) -> str:
    return local_path(form.next.data, url_for("facilitator.workshops"))


def begin_session(account: Account) -> None:
    """A session with nothing in it of the one before, so that a planted one is worth nothing."""
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF's, signed for the session before; a form in this very answer needs a new one
    session.permanent = True
    login_user(account)


@blueprint.route("/sign-in/link/<token>", methods=["GET", "POST"])
def sign_in_link(token: str) -> Response | tuple[str, int]:
    """A link that works once. Looking at it uses nothing up: mail programs and chats look at links too."""
    link = look_at_link(token=token, now=moment())
    form = NewPasswordForm() if link.account_id else FirstSignInForm()
    account = db.session.get(Account, link.account_id) if link.account_id else None
    if form.validate_on_submit():
        try:
            begin_session(use_link(token=token, now=moment(), **answers(form, "password", "name", "email", "centre")))
        except Refusal as refusal:
            form.refuse("email" if refusal.code == "email_taken" else "password", refusal)
        else:
            return see_other(url_for("facilitator.workshops"))
    page = render_template(
        "facilitator/sign_in_link.html", form=form, account=account, page_errors=form.page_errors, bare=True
    )
    return page, form.status


def answers(form: StaffForm, *names: str) -> dict[str, str]:
    """Those of the named fields that the form has; the service knows them by the same names."""
    return {name: str(form[name].data or "") for name in names if name in form}


@blueprint.post("/sign-out")
def sign_out() -> Response:
    logout_user()
    session.clear()
    return see_other(url_for("facilitator.sign_in"))

"""Signing in with a password, and out."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from flask import redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.kept_text import open_kept
from workshop.facilitator.sign_in_code import step_in
from workshop.facilitator.sign_in_device import known_device
from workshop.facilitator.sign_in_forms import SignInForm, answers
from workshop.facilitator.sign_in_session import is_pass, leave_session
from workshop.guards import home_of
from workshop.services.sign_in import check_password, is_first_sign_in
from workshop.web import local_path, moment, see_other


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | tuple[str, int]:
    form = SignInForm()
    if request.method == "GET":
        form.next.data = local_path(request.args.get("next"), "")
        if current_user.is_authenticated:
            return redirect(local_path(form.next.data, home_of(current_user)))
    if form.validate_on_submit():
        try:
            tried = answers(form, "email", "password")
            network = network_of(request.remote_addr)
            account = check_password(**tried, now=moment(), network=network, devices=known_device())
        except Refusal as refusal:
            form.refuse("email", refusal)
        else:
            return step_in(account, next=form.next.data or "", kept=form.kept.data or "")
    return sign_in_page(form, form.status, ended=request.args.get("ended", ""))


def network_of(address: str | None) -> str:
    """The neighbourhood of an address: 256 of the old kind, one connection of the new (RIPE-690: a home is given 256
    nets); one of the old kind that is written as a new one is the old one. Empty when it is none."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return ""
    known = getattr(known, "ipv4_mapped", None) or known
    return str(ip_network((known, 24 if known.version == 4 else 56), strict=False))


def sign_in_page(form: SignInForm, status: int, *, ended: str = "") -> tuple[str, int]:
    """The page; on a fresh installation it says where the first link comes from. ``ended`` is what a session that ended
    meanwhile cut off: "text", "press" or the "page" alone, else nothing. A helper whose link is over hears of that."""
    page = render_template(
        "facilitator/sign_in.html",
        form=form,
        kept=open_kept(form.kept.data),
        ended=ended,
        helped=is_pass(session.get("_user_id") or ""),
        nobody_yet=is_first_sign_in(),
        page_errors=form.page_errors,
        bare=True,
    )
    return page, status


@blueprint.post("/sign-out")
def sign_out() -> Response:
    logout_user()
    leave_session()
    return see_other(url_for("facilitator.sign_in"))

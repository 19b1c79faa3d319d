"""The step after the right password: in, or first the second factor."""

from __future__ import annotations

from flask import render_template, request, session, url_for
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.kept_text import open_kept
from workshop.facilitator.sign_in_forms import CodeForm
from workshop.facilitator.sign_in_session import begin_session, leave_session, load_account
from workshop.guards import FACTOR_DUE, home_of
from workshop.models import Account
from workshop.services.second_factor import check_factor, factor_of
from workshop.web import local_path, moment, see_other

HALF_WAY = "half_way"
"""In a session: whose password was right, while the second factor is still to come."""
HALF_WAY_SECONDS = 600


def step_in(account: Account, *, next: str = "", kept: str = "") -> Response | tuple[str, int]:
    """After the right password: in, or to the second factor of whoever has one."""
    if factor_of(account) is None:
        begin_session(account)
        return hand_back(account, next=next, kept=kept)
    leave_session()
    session[HALF_WAY] = {"mark": account.get_id(), "at": moment().timestamp()}
    if kept:
        return code_page(CodeForm(formdata=None, data={"next": next, "kept": kept}))
    return see_other(url_for("facilitator.sign_in_code", next=next or None))


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
def sign_in_code() -> Response | tuple[str, int]:
    """The second factor: six digits, or a recovery code. The password was right some minutes ago at most."""
    account = half_way()
    if account is None:
        return see_other(url_for("facilitator.sign_in"))
    form = CodeForm()
    if request.method == "GET":
        form.next.data = local_path(request.args.get("next"), "")
    if form.validate_on_submit():
        try:
            check_factor(account=account, code=form.code.data or "", now=moment())
        except Refusal as refusal:
            form.refuse("code", refusal)
        else:
            begin_session(account)
            return hand_back(account, next=form.next.data or "", kept=form.kept.data or "")
    return code_page(form)


def half_way() -> Account | None:
    """The account whose password was right, for ten minutes."""
    kept = session.get(HALF_WAY) or {}
    if not kept or moment().timestamp() - kept["at"] > HALF_WAY_SECONDS:
        return None
    found = load_account(kept["mark"])
    return found if isinstance(found, Account) else None


def code_page(form: CodeForm) -> tuple[str, int]:
    return render_template(
        "facilitator/sign_in_code.html", form=form, page_errors=form.page_errors, bare=True
    ), form.status


def hand_back(account: Account, *, next: str, kept: str) -> Response | tuple[str, int]:
    """To where the person wanted to go, or to what they had written when their session ended."""
    text = open_kept(kept)
    if text is None or session.get(FACTOR_DUE):
        return see_other(local_path(next, home_of(account)))
    return render_template("facilitator/send_again.html", kept=text), 200

"""What a sign-in begins: whose session it is, and where everybody's own page is."""

from __future__ import annotations

from flask import g, session
from flask_login import login_user

from workshop.extensions import db, login
from workshop.guards import FACTOR_DUE
from workshop.models import Account, EveningPass
from workshop.services.evening_passes import find_pass
from workshop.services.second_factor import is_due
from workshop.web import moment


@login.user_loader  # type: ignore[untyped-decorator]  # untyped library
def load_account(mark: str) -> Account | EveningPass | None:
    """Whoever is behind a session: an account that was not signed out everywhere since, or the pass of an evening's
    helper while it lasts; ``mark`` is what their ``get_id`` says."""
    number = mark.removeprefix("pass.").partition(".")[0]
    if not number.isdecimal():
        return None
    helps = mark.startswith("pass.")
    found = find_pass(int(number), moment()) if helps else db.session.get(Account, int(number))
    return found if found is not None and found.get_id() == mark else None


def clear_session() -> None:
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF's, signed for the session before; a form in this very answer needs a new one


def begin_session(person: Account | EveningPass) -> None:
    """A session with nothing in it of the one before, so that a planted one is worth nothing."""
    clear_session()
    session.permanent = True
    login_user(person)
    if isinstance(person, Account) and is_due(person):
        session[FACTOR_DUE] = True

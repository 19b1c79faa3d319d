"""What a sign-in begins and a sign-out ends: whose session it is, and until when."""

from __future__ import annotations

from flask import g, session
from flask_login import login_user

from workshop.extensions import login
from workshop.facilitator.sign_in_device import remember_device
from workshop.guards import FACTOR_DUE
from workshop.models import Account, EveningPass
from workshop.services.evening_passes import find_pass
from workshop.services.second_factor import is_due
from workshop.services.staff_sessions import end_session, find_account_of, lasts, sign_in_at, unended
from workshop.web import moment

BEGUN = "begun"
"""In a session: which it is and when the person signed in. Nothing that is done later moves that moment."""


@login.user_loader  # type: ignore[untyped-decorator]  # untyped library
def load_visitor(mark: str) -> Account | EveningPass | None:
    """Whoever is behind this session, for twelve hours from the sign-in and until it is signed out."""
    begun = session.get(BEGUN) or {}
    return load_account(mark, begun["id"]) if lasts(begun, moment()) else None


def load_account(mark: str, session_id: str = "") -> Account | EveningPass | None:
    """An account that was not signed out everywhere since, or the pass of an evening's helper while it lasts; ``mark``
    is what their ``get_id`` says."""
    number = mark.removeprefix("pass.").partition(".")[0]
    if not number.isdecimal():
        return None
    helps = is_pass(mark)
    found = find_pass(int(number), moment(), unended(session_id)) if helps else find_account_of(int(number), session_id)
    return found if found is not None and found.get_id() == mark else None


def is_pass(mark: str) -> bool:
    """Whether this is the mark of a helper's link and not of an account."""
    return mark.startswith("pass.")


def leave_session() -> None:
    """The session is over, on the server too; what was in it is worth nothing to the next."""
    begun = session.get(BEGUN)
    if begun:
        end_session(begun, moment())
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF's, signed for the session before; a form in this very answer needs a new one


def begin_session(person: Account | EveningPass) -> None:
    """A session with nothing in it of the one before, so that a planted one is worth nothing."""
    leave_session()
    session.permanent = True
    session[BEGUN] = sign_in_at(moment())
    login_user(person)
    if isinstance(person, Account):
        remember_device(person)
        if is_due(person):
            session[FACTOR_DUE] = True

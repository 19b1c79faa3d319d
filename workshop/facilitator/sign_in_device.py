"""A device that has signed in before: somebody who only knows an e-mail cannot keep its owner out there (OWASP, device
cookies). It opens nothing by itself: the password is asked as ever, its failures are counted apart."""

from __future__ import annotations

import secrets
from datetime import timedelta

from flask import after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from workshop.models import Account
from workshop.web import put_cookie

COOKIE = "device"
PATH = "/sign-in"
KEPT = timedelta(days=180)
MOST_PEOPLE = 5
"""Who signed in last on a computer that a centre shares."""
Devices = dict[str, str]
"""What ``get_id`` says of an account, its number of sessions too -> a number by chance, which failures are counted
under. »Sign out everywhere« and another password end it with the sessions."""


def signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=COOKIE)


def known_device() -> Devices:
    """Who signed in here before; nobody where there is no cookie of ours."""
    try:
        found = signer().loads(request.cookies.get(COOKIE, ""), max_age=int(KEPT.total_seconds()))
    except BadSignature:
        return {}
    return dict(found)


def remember_device(account: Account) -> None:
    """Goes out with this answer: this person signed in here, with a new number; others who did stay known."""
    others = {mark: by for mark, by in known_device().items() if not mark.startswith(f"{account.id}.")}
    kept = dict([*others.items()][-MOST_PEOPLE + 1 :]) | {account.get_id(): secrets.token_urlsafe(16)}
    value = signer().dumps(kept)

    @after_this_request
    def give(answer: Response) -> Response:
        return put_cookie(answer, COOKIE, value, max_age=KEPT, path=PATH)

"""The resident's door: which phone it is, where its evening stands, and that its posts come from our own pages."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NoReturn

from flask import abort, after_this_request, current_app, g, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import NotAllowed, NotFound
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.start import code_form
from workshop.services.phone_keys import phone_key
from workshop.services.resident_view import View, read_view
from workshop.services.seats import new_token
from workshop.web import put_cookie, same_origin, wants_receipt

COOKIE = "seat"
KEPT = "kept"
"""That somebody left a telephone or an e-mail on this phone: nothing of whose, only so that it is not asked again."""
TWO_DAYS = timedelta(days=2)
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
WITHOUT_SEATS = frozenset({State.PREPARED, State.CLOSED})


@blueprint.before_request
def refuse_foreign() -> None:
    """Stands in place of a CSRF token, which would die with a lost session and lose an answer."""
    if request.method == "POST" and not same_origin():
        raise NotAllowed("foreign_origin")


def find_view(code: str, table: int | None = None, group_id: int | None = None) -> View:
    """The evening as this phone sees it; where nobody has the code, the form to type it again (404)."""
    try:
        view = read_view(code=code, token=known_token(), table=table, group_id=group_id)
    except NotFound as refusal:
        refuse_unknown(code, refusal)
    if view.state not in WITHOUT_SEATS:
        phone_token(code)
    return view


def refuse_unknown(code: str, refusal: NotFound) -> NoReturn:
    if wants_receipt():
        raise refusal
    abort(code_form(code, error=say(refusal), status=404))


def known_token() -> str | None:
    """What this phone's cookie holds, if it is one of ours."""
    token = request.cookies.get(COOKIE, "")
    return token if TOKEN.fullmatch(token) else None


def phone_token(code: str) -> str:
    """The token of this phone in this evening; a new one goes out with the answer.

    It is given when a page is looked at, not when the first form is sent: a double tap then comes twice from
    the same phone and takes one seat.
    """
    token: str | None = known_token() or g.get("fresh_token")
    if token is None:
        token = g.fresh_token = new_token()
        set_cookie_later(code, token)
    return token


def own_key(code: str, purpose: str) -> str:
    """The key of this phone's form for a purpose, the same at every look."""
    return phone_key(token=phone_token(code), secret=str(current_app.config["SECRET_KEY"]), purpose=purpose)


def draft_name(code: str, purpose: str, key: str) -> str:
    """What the phone keeps an unsent form under: its own, or that of one more person, whose key is new each time."""
    return purpose if key == own_key(code, purpose) else f"{purpose}-another"


def set_cookie_later(code: str, token: str, name: str = COOKIE) -> None:
    @after_this_request
    def set_cookie(response: Response) -> Response:
        return put_cookie(response, name, token, max_age=TWO_DAYS, path=url_for("resident.evening", code=code))

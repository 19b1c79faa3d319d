"""The pulse's short way: most phones ask whether an evening has moved since the revision they know, and it has not.

That question is one row of the store and needs no request, session or page; it is answered before them, with the same
words as by pulse.py. Whatever else is asked, and whatever goes wrong, takes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from flask import Flask, g
from flask.blueprints import BlueprintSetupState
from sqlalchemy.exc import SQLAlchemyError

from workshop.resident import blueprint
from workshop.resident.pulse import NOTHING_NEW, SHARED
from workshop.services.pulse import stands

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PULSE = re.compile(r"/(\d{4,8})/pulse")
KNOWN = re.compile(r"v=(\d{1,9})")


@blueprint.record_once
def open_door(state: BlueprintSetupState) -> None:
    """Within the headers that every answer gets (security.py), which are added later."""
    app = cast(Flask, state.app)
    app.wsgi_app = door(app, app.wsgi_app)  # type: ignore[method-assign, assignment]


def door(app: Flask, inner: WSGIApplication) -> WSGIApplication:
    """``inner``, but for phones that already know how an evening stands."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path, query = PULSE.fullmatch(environ.get("PATH_INFO", "")), KNOWN.fullmatch(environ.get("QUERY_STRING", ""))
        if path and query and environ["REQUEST_METHOD"] == "GET" and is_known(app, path[1], int(query[1])):
            start_response(NOTHING_NEW, [SHARED])
            return []
        return inner(environ, start_response)

    return answer


def is_known(app: Flask, code: str, revision: int) -> bool:
    with app.app_context():
        g.only_reading = True
        try:
            return stands(code, revision)
        except SQLAlchemyError:
            return False  # the usual way says what is wrong with the store

"""A hall where nothing moves: three hundred phones ask, and one of them is looked up for all.

As a cache in front of the house may keep a pulse for a second (its max-age), the house does so itself for the answer
that nothing has moved. It is never older than a second, and never than what this process has written since.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from flask import Flask
from flask.blueprints import BlueprintSetupState
from sqlalchemy import event

from workshop.extensions import db
from workshop.resident import blueprint

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SECONDS = 1.0
PULSE = re.compile(r"/\d{4,8}/pulse")
KNOWN = re.compile(r"v=\d{1,12}")
NOTHING_NEW = "204 NO CONTENT"


class Commits:
    """A mark of the last change of the store by this process; no two are the same."""

    last = object()


@event.listens_for(db.session, "after_commit")
def changed(_session: object) -> None:
    Commits.last = object()


@dataclass(frozen=True)
class Kept:
    """An answer with what it was an answer to, until when it holds, and after which change it was given."""

    known: str
    until: float
    change: object
    headers: list[tuple[str, str]]


@blueprint.record_once
def keep_pulses(state: BlueprintSetupState) -> None:
    """Within the headers that every answer gets (security.py), which are added later."""
    app = cast(Flask, state.app)
    app.wsgi_app = keeping(app.wsgi_app)  # type: ignore[method-assign, assignment]


def keeping(inner: WSGIApplication, clock: Callable[[], float] = time.monotonic) -> WSGIApplication:
    """``inner``, asked once a second at most whether an evening has moved since the revision that phones know."""
    kept: dict[str, Kept] = {}

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path, known = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] != "GET" or not (PULSE.fullmatch(path) and KNOWN.fullmatch(known)):
            return inner(environ, start_response)
        now, change, last = clock(), Commits.last, kept.get(path)
        if last and last.known == known and last.change is change and now < last.until:
            start_response(NOTHING_NEW, list(last.headers))
            return []

        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Callable[[bytes], object]:
            if status == NOTHING_NEW:
                kept[path] = Kept(known, now + SECONDS, change, list(headers))
            return start_response(status, headers, error)

        return inner(environ, start)

    return answer

"""The few helpers that every room shares: page or fragment, see-other, safe ways back, the moment of a request."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from flask import current_app, g, make_response, render_template, request
from htmx_flask.requests import HtmxAwareRequest
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from workshop.domain.number_lists import read_plain
from workshop.extensions import db

FRAGMENT_VARY = "HX-Request"
NO_ADDRESS = re.compile(r"[\x00-\x1f\x7f\\]")
"""Signs that a header cannot carry, and the backslash, which browsers read as a slash."""
ASKED = "".join(chr(code) for code in range(0x21, 0x7F))
"""Signs of a question that stay as they were sent."""


class WholeRequest(HtmxAwareRequest):  # type: ignore[misc]  # untyped library
    """A request whose question can always be read: bytes that are no text stand in it as they are written in
    addresses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query_string: bytes = quote(self.query_string, safe=ASKED).encode()


def put_cookie(answer: Response, name: str, value: str, *, max_age: timedelta, path: str = "/") -> Response:
    """No script reads it, no other host's form brings it along, and over https it goes nowhere else."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    answer.set_cookie(name, value, max_age=max_age, path=path, httponly=True, samesite="Lax", secure=secure)
    return answer


def moment() -> datetime:
    """The one time of this request (aware, UTC); services take it as an argument."""
    if "moment" not in g:
        g.moment = datetime.now(UTC)
    found: datetime = g.moment
    return found


@contextmanager
def only_reading() -> Iterator[None]:
    """A POST that first reads a great deal, such as a print of everything, does so without keeping writers
    waiting; what it writes comes afterwards, in a transaction of its own. Nothing may be pending here."""
    db.session.rollback()
    g.only_reading = True
    try:
        yield
    finally:
        db.session.rollback()
        g.only_reading = False


def told_of(error: BaseException) -> str:
    """What a log may keep of a fault: its kind and where it was, with what led to it, never a message.

    PostgreSQL quotes the failing row there, and Python the value that was no number: with it a resident's words or a
    telephone number."""
    cause = getattr(error, "orig", None) or error
    where = "".join(traceback.format_tb(error.__traceback__))
    before = error.__cause__ or error.__context__
    led = told_of(before) if before is not None and before is not cause else ""
    return f"{type(cause).__name__} {getattr(cause, 'sqlstate', None) or ''}\n{where}{led}"


def number_in(sent: Mapping[str, str], name: str) -> int | None:
    """The number of a row in an address or a form; anything else, and 0, which no row has, counts as none."""
    return read_plain(sent.get(name, "")) or None


def numbers_in(sent: MultiDict[str, str], name: str) -> list[int]:
    """The rows that were ticked; what is no number is left out."""
    return [number for raw in sent.getlist(name) if (number := read_plain(raw)) is not None]


def wants_fragment() -> bool:
    """An htmx request that is neither a boosted page nor a restored history entry."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-History-Restore-Request") != "true"
    )


def wants_receipt() -> bool:
    """Whether our script asks, which needs no page: it sends an answer that may have waited in the phone."""
    return request.accept_mimetypes.best == "application/json"


def page_or_fragment(page: str, piece: str, status: int = 200, **context: object) -> Response:
    """``page`` whole, or only ``piece`` for htmx; both see the same context."""
    response = make_response(render_template(piece if wants_fragment() else page, **context), status)
    response.vary.add(FRAGMENT_VARY)
    return response


def see_other(url: str) -> Response:
    """303 after an act, so that a reload repeats nothing; for our script the receipt, with the address to go to."""
    if wants_receipt():
        return make_response({"sent": url})
    return Response(status=303, headers={"Location": url})


def local_path(raw: str | None, otherwise: str) -> str:
    """``raw`` when it is a path on this site, else ``otherwise``: no open redirects."""
    if not raw or not raw.startswith("/") or raw.startswith("//") or NO_ADDRESS.search(raw):
        return otherwise
    return raw


def same_origin() -> bool:
    """Whether the browser says that this POST came from a page of ours (Origin equals Host).

    Residents' forms carry no CSRF token, because a token dies with a lost session and would lose an
    answer; every browser since 2020 sends Origin with a POST, also on plain http in a hall.

    An Origin of »null« hides where the form stands: a frame that a foreign page keeps in a sandbox says so. Ours say it
    nowhere, because no page of ours has the policy »no-referrer«, which would make browsers hide it; so it counts only
    where the browser itself, over https, says beside it that the page is ours. Browsers that send no Origin at all are
    older than 2020; SameSite=Lax keeps the cookie of a seat from foreign forms there too.
    """
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None:
        return site in {None, "same-origin", "none"}
    return site == "same-origin" if origin == "null" else host_of(origin) == request.host


def host_of(address: str) -> str:
    """Host and port of an address; empty for what is no address at all, such as »http://[«."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""

"""One place turns a refused rule or a fault into a page or a fragment with the right status."""

from __future__ import annotations

from flask import Flask, Response, current_app, make_response, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, Unauthorized

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.refusal_words import say
from workshop.web import told_of, wants_fragment, wants_receipt

PAGES = frozenset({400, 403, 404, 409, 410, 413, 422, 429, 500, 503})
LIKE = {405: 404}
"""An address that takes only forms is none to whoever looks at it."""
RETRY_AFTER_SECONDS = "3"
FOR_STAFF = ("/workshops", "/programmes", "/reports", "/settings")
FOR_READERS = "/report/"
"""Whoever reads a published report sits in no hall; staff have nobody there to raise a hand to."""
SIGN_IN = "/sign-in"


def register_errors(app: Flask) -> None:
    """Binds the handlers."""
    app.register_error_handler(Refusal, on_refusal)
    app.register_error_handler(CSRFError, on_csrf)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(DBAPIError, on_store)
    app.register_error_handler(PoolTimeout, on_store)
    app.register_error_handler(Exception, on_fault)


def answer(status: int, message: str = "") -> Response:
    """The error's page, or its fragment for htmx.

    Needs no store: rendered without the context processors, of which Flask-Login's would load the account.
    """
    name = "errors/_error.html" if wants_fragment() else f"errors/{page_of(status)}.html"
    staff = request.path.startswith(FOR_STAFF)
    reader = request.path.startswith(FOR_READERS)
    told = {"status": status, "message": message, "for_staff": staff, "start_address": "/workshops" if staff else "/"}
    told |= {"for_readers": reader, "help_over": reader or staff}
    page = current_app.jinja_env.get_template(name).render(told)
    response = make_response(page, status)
    if status in {429, 503}:
        response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return response


def page_of(status: int) -> int:
    """The status whose page says it; what has none of its own is told as the asker's mistake or as a fault of ours."""
    found = LIKE.get(status, status)
    return found if found in PAGES else 400 if found < 500 else 500


def on_refusal(error: Refusal) -> Response:
    """The sentence of the rule; alone for our script, which lets go of an answer only when the house says why."""
    db.session.rollback()
    if wants_receipt():
        return make_response({"said": say(error)}, error.status)
    return answer(error.status, say(error))


def on_csrf(error: CSRFError) -> Response:
    """A token dies with its session: whoever was signed out meanwhile is asked to sign in and loses no text."""
    staff = request.path.startswith(FOR_STAFF) or request.path == SIGN_IN
    if staff and not current_user.is_authenticated:
        return current_app.make_response(current_app.handle_user_exception(Unauthorized()))
    return answer(400, say(Refusal("form_expired")))


def on_http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return current_app.make_response(error.get_response())
    return answer(error.code)


def on_store(error: Exception) -> Response:
    """A store that is locked, full or read-only is said so and may be tried again; anything else is a fault."""
    db.session.rollback()
    if isinstance(error, (OperationalError, PoolTimeout)):
        current_app.logger.warning("store not available: %s", type(getattr(error, "orig", error)).__name__)
        return answer(503)
    current_app.logger.error("store fault at %s %s: %s", request.method, request.endpoint, told_of(error))
    return answer(500)


def on_fault(error: Exception) -> Response:
    current_app.logger.error("fault at %s %s: %s", request.method, request.endpoint, told_of(error))
    db.session.rollback()
    return answer(500)

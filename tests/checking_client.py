"""The only client that page tests use: it reads every HTML answer strictly (html_rules)."""

from __future__ import annotations

import hashlib
import secrets
from contextvars import Context
from typing import Any
from xml.etree.ElementTree import Element

from flask import has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from tests import html_rules
from workshop.extensions import db

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


class CheckingClient(FlaskClient):
    """Reads every HTML answer and raises HtmlFault at the first bad one.

    Forms are protected in tests as they are in life: a POST gets the token that its page would
    have carried, unless ``token=False``. ``page`` is the tree of the last HTML answer.
    """

    page: Element

    def open(self, *args: Any, checked: bool = True, token: bool = True, **kwargs: Any) -> TestResponse:
        if token and kwargs.get("method") in CHANGING and isinstance(kwargs.get("data", {}), dict):
            kwargs["data"] = {"csrf_token": self.form_token(), **(kwargs.get("data") or {})}
        # Buffered, so that the file behind an answer that nobody reads is closed.
        answer = self.open_by_itself(*args, **{"buffered": True, **kwargs})
        if checked and answer.mimetype == "text/html" and answer.data and not answer.location:
            self.page = self.read(answer, fragment=self.asked_for_fragment(kwargs))
        return answer

    def open_by_itself(self, *args: Any, **kwargs: Any) -> TestResponse:
        """A request as in life, with a context of its own: a test's app context would lend it its ``g``, and
        with that the account and the moment of the request before. The test's own store session lets go of
        the store for it, and sees afterwards what it did."""
        inside = has_app_context()
        if inside:
            db.session.commit()
        answer: TestResponse = Context().run(super().open, *args, **kwargs)
        if inside:
            db.session.expire_all()
        return answer

    def form_token(self) -> str:
        """The token of this visitor's forms, as the pages carry it."""
        with self.session_transaction() as session:
            raw = session.setdefault("csrf_token", hashlib.sha1(secrets.token_bytes(64)).hexdigest())
        signer = URLSafeTimedSerializer(str(self.application.config["SECRET_KEY"]), salt="wtf-csrf-token")
        return str(signer.dumps(raw))

    @staticmethod
    def asked_for_fragment(kwargs: dict[str, Any]) -> bool:
        return dict(kwargs.get("headers") or {}).get("HX-Request") == "true"

    @staticmethod
    def read(answer: TestResponse, *, fragment: bool) -> Element:
        text = answer.get_data(as_text=True)
        if not fragment and not html_rules.is_page(text):
            raise html_rules.HtmlFault(f"a page without doctype at {answer.request.path}: {text[:80]!r}")
        try:
            return html_rules.check(text)
        except html_rules.HtmlFault as fault:
            raise html_rules.HtmlFault(f"{answer.request.path} ({answer.status}): {fault}") from fault

    @property
    def words(self) -> str:
        """The last page as read."""
        return html_rules.words(self.page)

    @property
    def heading(self) -> str:
        """The one h1 of the last page."""
        heading = self.page.find(".//h1")
        return "" if heading is None else html_rules.words(heading)

"""Sessions are for staff; a phone in the hall has none."""

from __future__ import annotations

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


class StaffSessions(SecureCookieSessionInterface):
    """Flask's own signed cookie, whose key is derived only where there is a cookie to read."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if self.get_cookie_name(app) in request.cookies:
            return super().open_session(app, request)
        return self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Nothing of a session goes out with what a cache may keep for everybody."""
        if "public" not in response.headers.get("Cache-Control", ""):
            super().save_session(app, session, response)

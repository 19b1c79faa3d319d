"""Headers that keep every page to its own host: no inline script or style, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
UNSAID = {**HEADERS, "Cache-Control": "no-store"}
"""What an answer carries that does not say otherwise itself."""
# Browsers ignore it on plain http and complain on every page of a hall.
OVER_HTTPS = {**UNSAID, "Cross-Origin-Opener-Policy": "same-origin"}
LINES = tuple((name.lower(), (name, value)) for name, value in UNSAID.items())
LINES_OVER_HTTPS = tuple((name.lower(), (name, value)) for name, value in OVER_HTTPS.items())


def register_security(app: Flask) -> None:
    """Sets the headers on every answer; a page that knows a person or a seat is never stored by a cache."""

    @app.before_request
    def read_what_was_sent() -> None:
        """A body that is too long is refused here, and not in the page that says what was refused."""
        _read = request.form

    app.wsgi_app = keeping(app.wsgi_app)  # type: ignore[method-assign, assignment]


def keeping(inner: WSGIApplication) -> WSGIApplication:
    """Adds the headers that an answer does not say itself as it goes out: ours are known to be well-formed, and
    putting each into a response would be looked through again, on every answer of a hall."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Callable[[bytes], object]:
            said = {name.lower() for name, _value in headers}
            wanted = LINES_OVER_HTTPS if environ["wsgi.url_scheme"] == "https" else LINES
            headers.extend([line for name, line in wanted if name not in said])
            return start_response(status, headers, error)

        return inner(environ, start)

    return answer

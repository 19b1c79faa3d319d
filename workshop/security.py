"""Headers that keep every page to its own host: no inline script or style, nothing from elsewhere."""

from __future__ import annotations

from flask import Flask, Response, request

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


def register_security(app: Flask) -> None:
    """Sets the headers on every answer; a page that knows a person or a seat is never stored by a cache."""

    @app.before_request
    def read_what_was_sent() -> None:
        """A body that is too long is refused here, and not in the page that says what was refused."""
        _read = request.form

    @app.after_request
    def set_headers(response: Response) -> Response:
        said = {name.lower() for name, _value in response.headers}
        for name, value in (OVER_HTTPS if request.is_secure else UNSAID).items():
            if name.lower() not in said:
                response.headers.add(name, value)
        return response

"""Whether the store answers, for whoever watches the installation."""

from __future__ import annotations

from flask import Response
from sqlalchemy import text

from workshop.extensions import db
from workshop.resident import blueprint


@blueprint.get("/healthz")
def healthz() -> Response:
    """200 and nothing more when the store answers; the store's fault becomes 503 in the error handler."""
    db.session.execute(text("SELECT 1"))
    return Response(status=200)

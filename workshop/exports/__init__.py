"""Files out and in."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("exports", __name__)

from workshop.exports import api, files, meeting, published, upload  # noqa: E402, F401

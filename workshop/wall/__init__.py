"""The projector: one window, every state, the join strip always there."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("wall", __name__)

from workshop.wall import projector  # noqa: E402, F401

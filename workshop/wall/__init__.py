"""The projector: one window, every state, the join strip always there."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("wall", __name__)

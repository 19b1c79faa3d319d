"""Overview, comparing, following up, people and rights."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("centre", __name__)

"""The table host's phone or tablet."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("host", __name__)

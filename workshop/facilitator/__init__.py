"""Prepare, run, moderate: the people of the centre on the evening."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("facilitator", __name__)

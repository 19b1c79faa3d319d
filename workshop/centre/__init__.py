"""Overview, comparing, following up, people and rights."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("centre", __name__)

from workshop.centre import (  # noqa: E402
    passes,  # noqa: F401
    published,  # noqa: F401
    second_factor,  # noqa: F401
    settings,  # noqa: F401
    settings_people,  # noqa: F401
    settings_person,  # noqa: F401
)

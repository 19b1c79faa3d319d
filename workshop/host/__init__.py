"""The table host's phone or tablet. No account and no cookie: the token on the printed card is the permission."""

from __future__ import annotations

from flask import Blueprint

from workshop.extensions import csrf

blueprint = Blueprint("host", __name__)
csrf.exempt(blueprint)
"""There is no session that a foreign page could ride on; see doors.refuse_foreign for what stands in its place."""

from workshop.host import (  # noqa: E402
    doors,  # noqa: F401
    hand,  # noqa: F401
    home_round,  # noqa: F401
    marks,  # noqa: F401
    notes,  # noqa: F401
    table,  # noqa: F401
    typed,  # noqa: F401
)

"""The resident's phone: join, answer, see where to go, vote, sign up, take a raffle number. No account, no name."""

from __future__ import annotations

from flask import Blueprint

from workshop.extensions import csrf

blueprint = Blueprint("resident", __name__)
csrf.exempt(blueprint)
"""A token dies with a lost session and would lose an answer; see guards.refuse_foreign for what stands in its place."""

from workshop.resident import (  # noqa: E402
    accessibility,  # noqa: F401
    answers,  # noqa: F401
    contact,  # noqa: F401
    evaluation,  # noqa: F401
    evening,  # noqa: F401
    exchange,  # noqa: F401
    gallery,  # noqa: F401
    health,  # noqa: F401
    home_round,  # noqa: F401
    kept_contact,  # noqa: F401
    language,  # noqa: F401
    pulse,  # noqa: F401
    pulse_door,  # noqa: F401
    raffle,  # noqa: F401
    reactions,  # noqa: F401
    seats,  # noqa: F401
    sign_up,  # noqa: F401
    slip,  # noqa: F401
    start,  # noqa: F401
    statements,  # noqa: F401
    ticket,  # noqa: F401
    votes,  # noqa: F401
)

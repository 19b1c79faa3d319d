"""The resident's phone: join, answer, see where to go, vote, sign up, take a raffle number. No account, no name."""

from __future__ import annotations

from flask import Blueprint

from workshop.extensions import csrf

blueprint = Blueprint("resident", __name__)
csrf.exempt(blueprint)
"""A token dies with a lost session and would lose an answer; see guards.refuse_foreign for what stands in its place."""

from workshop.resident import answers, evening, health, language, pulse, seats, start, statements  # noqa: E402, F401

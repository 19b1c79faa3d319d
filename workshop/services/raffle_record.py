"""What the public may read of a raffle: its seal before the draws, everything that checks them afterwards (D.6)."""

from __future__ import annotations

from typing import Any

from workshop.domain.raffle import hash_list
from workshop.domain.raffle_record import FORMAT
from workshop.extensions import db
from workshop.models import Raffle, Workshop
from workshop.services.drawing import is_told, list_draws
from workshop.services.preparation import state_of
from workshop.services.raffle_sealing import seal_of
from workshop.services.raffle_taking import list_taken


def build_record(workshop: Workshop) -> dict[str, Any]:
    """The file of docs/raffle.md. Seed, list and its hash are empty until the raffle is over; no number leads to a
    person, and prizes are what was typed."""
    raffle = db.session.get(Raffle, workshop.id)
    told = is_told(raffle, state_of(workshop))
    numbers = list(raffle.numbers or []) if raffle and told else []
    return {
        "format": FORMAT,
        "code": workshop.code,
        "title": workshop.title,
        "seal": read_seal(workshop.id),
        "seals": raffle.seals if raffle else 0,
        "sealed_at": raffle.sealed_at.isoformat() if raffle and raffle.sealed_at else "",
        "seed": raffle.seed if raffle and told else "",
        "list_hash": hash_list(numbers) if told else "",
        "numbers": numbers,
        "draws": list_drawn(workshop),
    }


def list_drawn(workshop: Workshop) -> list[dict[str, Any]]:
    """Every draw with what came of it: taken, not taken with its reason, or None where nobody said."""
    taken = list_taken(workshop.id)
    return [
        {
            "place": one.position,
            "number": one.number,
            "prize": one.prize,
            "at": one.drawn_at.isoformat(timespec="seconds"),
            "taken": True if one.id in taken else False if one.redrawn_because else None,
            "not_taken_because": one.redrawn_because,
        }
        for one in list_draws(workshop.id)
    ]


def read_seal(workshop_id: int) -> str:
    """The seal of the drum, "" while it is open."""
    raffle = db.session.get(Raffle, workshop_id)
    return seal_of(raffle) if raffle else ""

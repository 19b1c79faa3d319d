"""What else a station asks in a round, in the language of whoever reads: for phones, walls and hosts alike."""

from __future__ import annotations

from workshop.domain.probes import opened
from workshop.models import Station


def list_probes(*, station: Station, round_number: int, language: str, otherwise: str) -> tuple[str, ...]:
    """The probing questions that are open, in their order; ``otherwise`` is the workshop's own language."""
    return opened([str(probe) for probe in station.text("probes", language, otherwise)], round_number)

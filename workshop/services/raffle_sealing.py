"""Sealing the drum before the first draw, and telling its seed after the last: so that anybody can check (D.6)."""

from __future__ import annotations

import secrets
from datetime import datetime

from workshop.domain.evening import State
from workshop.domain.raffle import SEED_BYTES, hash_list, make_seal
from workshop.domain.refusals import Refusal, WrongState
from workshop.models import Raffle, Workshop
from workshop.services.drawing import find_or_open, keep, list_draws, list_tickets, numbers_of
from workshop.services.holding import hold_workshop, whole


@whole
def seal_drum(*, workshop: Workshop, actor: str, now: datetime) -> str:
    """Fixes the numbers and a fresh seed, and returns their seal. From now on no number comes in or out.

    Holds the evening, so that a number taken on a phone is wholly before or after. Refuses an empty drum."""
    held = hold_workshop(workshop.id)
    if held.state is not State.RAFFLE:
        raise WrongState("raffle_not_now")
    raffle = find_or_open(workshop, actor, now)
    if raffle.sealed_at is not None:
        raise WrongState("raffle_sealed")
    gone = {drawn.number for drawn in list_draws(workshop.id)}
    numbers = numbers_of(workshop, list_tickets(workshop.id), frozenset(raffle.returned)) | gone
    if not numbers - gone:
        raise Refusal("raffle_empty")
    if not gone:
        raffle.seed = secrets.token_bytes(SEED_BYTES).hex()
    raffle.numbers, raffle.sealed_at, raffle.seals = sorted(numbers), now, raffle.seals + 1
    seal = seal_of(raffle)
    after = {"seal": seal, "numbers": len(numbers), "list": hash_list(numbers), "seals": raffle.seals}
    keep(workshop, "raffle_seal", before={}, after=after, actor=actor, now=now)
    return seal


@whole
def break_seal(*, workshop: Workshop, reason: str, actor: str, now: datetime) -> None:
    """Before the first draw a drum may be opened again, with a reason; it then gets another seed and another seal."""
    hold_workshop(workshop.id)
    raffle = find_or_open(workshop, actor, now)
    if raffle.sealed_at is None:
        raise WrongState("raffle_not_sealed")
    if list_draws(workshop.id):
        raise WrongState("raffle_drawn")
    if not reason.strip():
        raise Refusal("redraw_reason")
    before = {"seal": seal_of(raffle)}
    raffle.numbers, raffle.sealed_at = None, None
    keep(workshop, "raffle_unseal", before=before, after={"reason": reason.strip()[:200]}, actor=actor, now=now)


@whole
def tell_seed(*, workshop: Workshop, actor: str, now: datetime) -> None:
    """The raffle is over: seed and list may be read by all, and nothing is drawn any more."""
    hold_workshop(workshop.id)
    raffle = find_or_open(workshop, actor, now)
    if raffle.sealed_at is None:
        raise WrongState("raffle_not_sealed")
    if raffle.told_at is None:
        raffle.told_at = now
        keep(workshop, "raffle_tell", before={}, after={"seal": seal_of(raffle)}, actor=actor, now=now)


def seal_of(raffle: Raffle) -> str:
    """The seal, "" while the drum is open."""
    return make_seal(bytes.fromhex(raffle.seed), raffle.numbers) if raffle.numbers else ""

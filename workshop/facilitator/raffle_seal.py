"""Sealing the drum, opening it again before the first draw, and telling its key after the last (D.6)."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page
from workshop.facilitator.raffle import RAFFLE, act, facts
from workshop.forms.fields import clean_line
from workshop.guards import own_workshop
from workshop.services.raffle_sealing import break_seal, seal_drum, tell_seed


@blueprint.post(f"{RAFFLE}/seal")
def seal_raffle(workshop_id: int) -> Response | Page:
    """From now on the numbers stand, and their seal is on the wall."""
    workshop = own_workshop(workshop_id)
    return act(workshop, lambda: seal_drum(**facts(workshop)))


@blueprint.post(f"{RAFFLE}/seal/removal")
def unseal_raffle(workshop_id: int) -> Response | Page:
    """Somebody was forgotten and nothing is drawn yet: with a reason the drum opens again."""
    workshop = own_workshop(workshop_id)
    reason = clean_line(request.form.get("why", ""))
    return act(workshop, lambda: break_seal(reason=reason, **facts(workshop)))


@blueprint.post(f"{RAFFLE}/end")
def end_raffle(workshop_id: int) -> Response | Page:
    """Key and list may be read by all; nothing more is drawn."""
    workshop = own_workshop(workshop_id)
    return act(workshop, lambda: tell_seed(**facts(workshop)))

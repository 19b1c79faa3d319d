"""While a try-out is going on, the server notes that a phone came by (F3): another device than the one that serves."""

from __future__ import annotations

import hmac
import ipaddress

from flask import current_app, request
from flask_login import current_user

from workshop.models import Workshop
from workshop.services.preflight import note_phone, watched
from workshop.web import moment


def notice(workshop: Workshop) -> None:
    """Neither who is signed in nor the serving computer counts as a phone."""
    came_from = request.remote_addr or ""
    if not watched(workshop, moment()) or not is_elsewhere(came_from) or current_user.is_authenticated:
        return
    secret = str(current_app.config["SECRET_KEY"]).encode()
    trace = hmac.digest(secret, f"preflight {workshop.id} {came_from}".encode(), "sha256").hex()[:32]
    far = ipaddress.ip_address(came_from).is_global
    note_phone(workshop_id=workshop.id, trace=trace, far=far, now=moment())


def is_elsewhere(came_from: str) -> bool:
    """Another address than this computer's: it speaks to itself from the very address that was asked for."""
    try:
        ip = ipaddress.ip_address(came_from)
    except ValueError:
        return False
    return not ip.is_loopback and came_from != request.host.rpartition(":")[0].strip("[]")

"""The hall's own Wi-Fi as a QR code, beside the address of the evening: first the network, then the workshop (P-5)."""

from __future__ import annotations

from flask import make_response
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound
from workshop.prints import blueprint
from workshop.prints.qr import QUIET_ZONE, draw
from workshop.services.scene import find_wall

SPECIAL = str.maketrans({character: f"\\{character}" for character in '\\;,:"'})
"""A name or a password may hold the signs that the notation itself uses."""


def wifi_payload(name: str, password: str) -> str:
    """What a camera reads as »join this network« (P-5); an open network has no password."""
    if not password:
        return f"WIFI:T:nopass;S:{name.translate(SPECIAL)};;"
    return f"WIFI:T:WPA;S:{name.translate(SPECIAL)};P:{password.translate(SPECIAL)};;"


@blueprint.app_template_global()
def wifi_qr(name: str, password: str, *, quiet_zone: bool = False) -> Markup:
    """The picture for a sheet, which keeps four modules around it white; its title names the network alone."""
    title = _("QR code")
    return draw(wifi_payload(name, password), f"{title}: Wi-Fi {name}", QUIET_ZONE if quiet_zone else 0)


@blueprint.get("/wall/<token>/wifi.svg")
def wifi_picture(token: str) -> Response:
    """The picture for the projector, for whoever knows its address; nobody in between keeps the password."""
    workshop = find_wall(token)
    if not workshop.wifi_name:
        raise NotFound("not_found")
    with force_locale(workshop.language):
        answer = make_response(str(wifi_qr(workshop.wifi_name, workshop.wifi_password, quiet_zone=True)))
    answer.headers["Content-Type"] = "image/svg+xml; charset=utf-8"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer

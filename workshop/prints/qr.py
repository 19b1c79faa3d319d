"""QR codes as one path of SVG, for paper and wall. Only addresses of this installation are drawn (R11)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from flask import make_response
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.prints import blueprint
from workshop.services.seats import find_workshop

QUIET_ZONE = 4
"""Modules of white on every side (P-1)."""
OWN_PATH = re.compile(r"/\d{4,8}(/m\d{1,3})?|/host/[A-Za-z0-9_-]{16,40}/\d{1,3}|/sign-in/pass/[A-Za-z0-9_-]{16,40}")
AN_HOUR = "public, max-age=3600"


def evening_address(code: str) -> str:
    """Where the wall's QR leads: the resident's evening."""
    return f"{public_base()}/{code}"


def table_address(code: str, table: int) -> str:
    """Where the QR on a table leads: the same, with the table known."""
    return f"{evening_address(code)}/m{table}"


def host_address(token: str, table: int) -> str:
    """Where the QR on a host's card leads: the page of that table, for whoever holds the card."""
    return f"{public_base()}/host/{token}/{table}"


def spoken(address: str) -> str:
    """An address as people type it: a browser adds the scheme by itself."""
    return address.split("://", 1)[-1]


def in_pairs(code: str) -> str:
    """»48 27«: read out and typed in pairs (L-2); the space does not break."""
    return "\u00a0".join(code[start : start + 2] for start in range(0, len(code), 2))


@blueprint.app_template_global()
def qr_svg(address: str, *, quiet_zone: bool = True) -> Markup:
    """The code of one of our own addresses, with the address as its title; templates of other rooms ask for it too.
    Raises ValueError for any other.

    Without its quiet zone the picture is as large as its modules, so that a sheet can place it to the
    millimetre; the sheet then keeps four modules around it white."""
    base = public_base()
    if not address.startswith(base) or not OWN_PATH.fullmatch(address[len(base) :]):
        raise ValueError(f"not an address of an evening here: {address[:80]}")
    name = _("QR code")
    return draw(address, f"{name}: {spoken(address)}", QUIET_ZONE if quiet_zone else 0)


@lru_cache(maxsize=512)
def draw(text: str, title: str, border: int) -> Markup:
    """The picture of any text; callers make sure that it is ours."""
    side, path = modules_path(text, border)
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img">'
        '<title>{1}</title><rect width="{0}" height="{0}" fill="#FFFFFF"/><path fill="#000000" d="{2}"/></svg>'
    ).format(side, title, path)


@lru_cache(maxsize=256)
def modules_path(text: str, border: int) -> tuple[int, str]:
    """(side in modules, path): one rectangle for each run of dark modules in a row."""
    from qrcode.constants import ERROR_CORRECT_Q  # here, because it loads everything for pictures
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_Q, border=border)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    return len(rows), "".join(run for y, row in enumerate(rows) for run in dark_runs(row, y))


def dark_runs(row: list[bool], y: int) -> list[str]:
    """The dark runs of row ``y`` as rectangles."""
    runs, x = [], 0
    for dark, cells in groupby(row):
        length = len(list(cells))
        if dark:
            runs.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return runs


@blueprint.get("/<code:code>/qr.svg")
def qr_picture(code: str) -> Response:
    """The evening's QR as a picture, in the evening's own language because every cache may keep it."""
    workshop = find_workshop(code)
    with force_locale(workshop.language):
        answer = make_response(str(qr_svg(evening_address(workshop.code))))
    answer.headers["Content-Type"] = "image/svg+xml; charset=utf-8"
    answer.headers["Cache-Control"] = AN_HOUR
    return answer

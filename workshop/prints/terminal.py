"""A QR code as plain modules, for a terminal: no picture, no paper."""

from __future__ import annotations


def modules(text: str) -> list[list[bool]]:
    """The square of modules, True for ink, without the quiet zone.

    The lowest correction keeps the code small enough for a terminal; a lit screen is not crumpled."""
    from qrcode.constants import ERROR_CORRECT_L  # here, because it loads everything for pictures
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_L, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]

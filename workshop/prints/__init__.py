"""Everything on paper; the only importer of WeasyPrint and of the QR library."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("prints", __name__)

from workshop.prints import kit_page, progress, qr, qr_factor, report_desk, report_page, reports, shelf, wifi  # noqa: E402, F401
from workshop.prints import contact_slips, raffle_protocol  # noqa: E402, F401

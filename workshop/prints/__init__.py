"""Everything on paper; the only importer of WeasyPrint and of the QR library."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("prints", __name__)

from workshop.prints import (  # noqa: E402, F401
    attendance,
    contact_slips,
    contacts_annex,
    handout,
    handout_answered,
    kit_page,
    minutes,
    programme_desk,
    progress,
    qr,
    qr_factor,
    raffle_protocol,
    report_desk,
    report_page,
    report_publication,
    report_quotes,
    reports,
    shelf,
    wifi,
)

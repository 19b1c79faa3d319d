"""Contact slips for people on paper: one half is handed in, the other with the code is kept (method D.5)."""

from __future__ import annotations

from flask import current_app, render_template
from flask_babel import lazy_gettext

from workshop.addresses import public_base
from workshop.consent_words import consent_words
from workshop.domain.slip_codes import written
from workshop.models import Workshop
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.qr import spoken
from workshop.services.contacts import find_keeper
from workshop.services.paper_key import slip_codes

USUAL, MOST = 12, 300


def build_slips(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """As many as there are paper forms, at least a dozen; the same slips at every print."""
    secret = str(current_app.config["SECRET_KEY"])
    count = min(MOST, max(USUAL, workshop.paper_sheets))
    centre = find_keeper(workshop)
    html = render_template(
        "prints/contact_slips.html",
        workshop=workshop,
        language=language,
        centre=centre,
        words=consent_words(centre.name),
        codes=[written(code) for code in slip_codes(workshop, secret, count)],
        address=spoken(f"{public_base()}/contact"),
    )
    return PrintSource(html=html, file_name=file_name(workshop, "contact-slips", language))


contact_slips = offer(
    Kind(
        name="contact-slips",
        shelf="evening",
        title=lazy_gettext("Contact slips"),
        note=lazy_gettext(
            "For people on paper who want to be called; two on a page, each with a code to take it back."
        ),
        build=build_slips,
    )
)

"""What is asked about a telephone number that is likely mistyped, before it is kept."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.contact_details import doubt_of


def doubt_words(number: str) -> str:
    """A sentence about a number as it is kept; empty where nothing is to be asked."""
    doubt = doubt_of(number)
    if doubt is None:
        return ""
    if doubt.kind == "start":
        return str(_("A telephone number begins with 0, one from abroad with +. This one does not."))
    if doubt.kind == "after_country":
        return str(
            ngettext(
                "After +386 there is %(num)s digit, usually there are 8.",
                "After +386 there are %(num)s digits, usually there are 8.",
                doubt.digits,
            )
        )
    return str(
        ngettext(
            "The number has %(num)s digit, usually there are 9.",
            "The number has %(num)s digits, usually there are 9.",
            doubt.digits,
        )
    )

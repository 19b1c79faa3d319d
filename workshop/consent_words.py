"""What a person agrees to, in the very words that are kept: on the phone, on the slip and where slips are typed in."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

NAMES = {
    "volunteering": _l("Call about taking part"),
    "introduction": _l("Introduce to a person with a fitting need or offer"),
    "report": _l("Send the report"),
    "next_workshop": _l("Invite to the next workshop"),
}
"""The purposes in a few words, for the staff."""

TAKEN_BACK = {
    "volunteering": _l("Your consent to calls about taking part is taken back."),
    "introduction": _l("Your consent to pass on your contact is taken back."),
    "report": _l("Your consent to receive the report is taken back."),
    "next_workshop": _l("Your consent to be invited to the next workshop is taken back."),
}


def consent_words(organisation: str) -> dict[str, str]:
    """Purpose -> the sentence beside its box, in the language of the page (method D.5)."""
    return {
        "volunteering": _("I allow %(centre)s to call me or write to me about taking part.", centre=organisation),
        "introduction": _(
            "I allow %(centre)s to pass my contact to a person whose need or offer fits mine.", centre=organisation
        ),
        "report": _("I allow %(centre)s to send me the report of this workshop.", centre=organisation),
        "next_workshop": _("I allow %(centre)s to invite me to the next workshop.", centre=organisation),
    }


def purpose_name(purpose: str) -> str:
    """A purpose in a few words. Raises KeyError for one that nobody is asked about."""
    return str(NAMES[purpose])


def taken_back_words(purpose: str) -> str:
    """That a purpose is taken back, to whoever did it; "" for one that nobody is asked about."""
    return str(TAKEN_BACK.get(purpose, ""))

"""What people may say of themselves at the desk, in a few words: the same at the desk and in the report."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

SECTORS = {
    "resident": _l("lives here"),
    "public": _l("public sector"),
    "society": _l("society or association"),
    "business": _l("business"),
}
AGE_BANDS = {"15-24": _l("15 to 24"), "25-44": _l("25 to 44"), "45-64": _l("45 to 64"), "65+": _l("65 and over")}
CHANNELS = {
    "newspaper": _l("newspaper"),
    "flyer": _l("flyer or poster"),
    "community": _l("local community"),
    "centre": _l("adult education centre"),
    "web": _l("web or social networks"),
    "friends": _l("friends or neighbours"),
    "other": _l("other"),
}
ASKED = {"sector": _l("Comes from"), "age_band": _l("Age"), "heard_from": _l("How did you hear of the evening?")}


def asked_word(question: str) -> str:
    """The question. Raises KeyError for one that nobody asks."""
    return str(ASKED[question])


def said_word(question: str, answer: str) -> str:
    """The answer in words. Raises KeyError for one that nobody can give."""
    return str({"sector": SECTORS, "age_band": AGE_BANDS, "heard_from": CHANNELS}[question][answer])

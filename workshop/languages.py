"""Which language a page speaks."""

from __future__ import annotations

from collections.abc import Iterable

from flask import has_request_context, request, url_for
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from workshop.config import DRAFTS, LANGUAGES

OWN_NAMES = {
    "sl": "Slovenščina",
    "en": "English",
    "it": "Italiano",
    "hu": "Magyar",
    "sq": "Shqip",
    "bs": "Bosanski",
}
"""For switching: whoever looks for a language knows its own name."""
NAMES = {
    "sl": _l("Slovene"),
    "en": _l("English"),
    "it": _l("Italian"),
    "hu": _l("Hungarian"),
    "sq": _l("Albanian"),
    "bs": _l("Bosnian"),
}
"""For choosing in what language something is made, in the language of the page."""
COOKIE = "language"
NEAR_SLOVENE = ("sl", "hr", "bs", "sr")
STAFF = frozenset({"facilitator", "centre", "prints", "exports"})


def choose_language() -> str:
    """The cookie's, else the account's, else the browser's; Slovene where the browser is near it or silent (screen R1).

    A draft is only ever spoken to whoever tapped it, and on residents' pages and the error pages alone."""
    if not has_request_context():
        return LANGUAGES[0]
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES or (chosen in DRAFTS and request.blueprint in {None, "resident"}):
        return str(chosen)
    if request.blueprint in STAFF and current_user.is_authenticated:
        return str(current_user.language)
    return spoken_first(request.accept_languages.values())


def spoken_first(wishes: Iterable[str]) -> str:
    """The first of the browser's languages that we speak or that reads Slovene; Slovene when there is none."""
    for wish in wishes:
        spoken = wish.lower().partition("-")[0]
        if spoken in NEAR_SLOVENE:
            return LANGUAGES[0]
        if spoken in LANGUAGES:
            return spoken
    return LANGUAGES[0]


def offered(texts: Iterable[str] = ()) -> tuple[str, ...]:
    """The languages of an evening: those of the house, and each draft that its texts have a place for."""
    chosen = set(texts)
    return (*LANGUAGES, *(code for code in DRAFTS if code in chosen))


def language_links(texts: Iterable[str] = ()) -> list[tuple[str, str, str]]:
    """(code, own name, address) of every other language, the browser's own first; the address leads back to this page.
    None on paper.

    ``texts`` are the languages in which the evening has texts."""
    if not has_request_context():
        return []
    here = request.full_path.rstrip("?") if request.method == "GET" else request.path
    now, own = str(get_locale()), (request.accept_languages.best or "").lower().partition("-")[0]
    return [
        (code, OWN_NAMES[code], url_for("resident.switch_language", language=code, next=here))
        for code in sorted(offered(texts), key=lambda code: code != own)
        if code != now
    ]

"""The checks in words: what is to be done, how it stands, and the way out where it fails (F3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.addresses import ONLY_HERE
from workshop.presentation import clock
from workshop.services.preflight import CHECKS, SEEN, Preflight
from workshop.services.preflight_computer import Computer

TITLES = {
    "address": _l("Address for phones"),
    "phone": _l("A phone opens the evening's page"),
    "mobile": _l("A second phone on mobile data"),
    "wall": _l("The window of the projector"),
    "bell": _l("The bell is heard in the last row"),
    "awake": _l("The screen stays awake"),
    "clock": _l("The computer's clock"),
    "printed": _l("Printed sheets"),
    "backup": _l("Backup"),
    "space": _l("Space on the disk"),
    "fonts": _l("Letters for printing"),
}
WAYS = {
    "address": _l("If it begins with localhost, open this page by the address that the terminal shows for phones."),
    "phone": _l(
        "Scan the code on the wall. If nothing opens: is the phone in the same Wi-Fi, is mobile data off, does the "
        "computer's firewall let port and program through?"
    ),
    "mobile": _l(
        "Switch Wi-Fi off on a second phone and scan again. No internet tonight: skip this, paper and the hall's "
        "network are enough."
    ),
    "wall": _l(
        "Open the picture for the wall on the projector and begin anew here. Reload that window if it is not seen."
    ),
    "bell": _l("Press Try the bell in the window of the wall. Not heard: turn the sound up, or ring a real bell."),
    "awake": _l(
        "Where the wall says Switch off screen saving, do so in the computer's settings, and plug in its charger."
    ),
    "clock": _l("Compare it with a phone. If it is wrong by minutes, set it now: times on paper and wall follow it."),
    "printed": _l("Posters, cards, forms and pens lie ready. If something is missing, print it under Printing."),
    "backup": _l(
        "On the computer run: flask --app wsgi backup FILE, with FILE on a stick. Do it again after the evening."
    ),
    "space": _l("Empty the bin or delete large files; half a gigabyte should be free."),
    "fonts": _l("Install the program anew, or print from the browser."),
}


@dataclass(frozen=True)
class Row:
    """``verdict`` is pass, fail, skip or open; ``facts`` is what the server knows by itself."""

    name: str
    title: str
    way: str
    verdict: str
    word: str
    facts: str


def rows_of(found: Preflight, computer: Computer, base: str) -> list[Row]:
    return [row_of(name, found, computer, base) for name in CHECKS]


def row_of(name: str, found: Preflight, computer: Computer, base: str) -> Row:
    verdict = found.answers.get(name) or own_verdict(name, found, computer, base)
    facts = known(name, found, computer, base)
    return Row(name, str(TITLES[name]), str(WAYS[name]), verdict, verdict_word(verdict), facts)


def own_verdict(name: str, found: Preflight, computer: Computer, base: str) -> str:
    """What the server can tell by itself; the rest is open until somebody says."""
    if name in SEEN:
        return "pass" if name in found.seen else "open"
    told = {
        "address": urlsplit(base).hostname not in ONLY_HERE,
        "backup": computer.backup is not None,
        "space": computer.has_space,
        "fonts": computer.fonts,
    }
    return "open" if name not in told else "pass" if told[name] else "fail"


def known(name: str, found: Preflight, computer: Computer, base: str) -> str:
    """What stands beside a check as a fact."""
    if name in found.seen:
        return str(_("Seen at %(time)s.", time=clock(found.seen[name])))
    if name in SEEN:
        return str(_("Not seen yet.") if found.watching else _("Begin the try-out first; then it is noted here."))
    if name == "backup" and computer.backup is not None:
        return str(_("Last made at %(time)s: %(file)s", time=moment_words(computer), file=computer.backup.file))
    if name == "space":
        return str(_("%(number)s MB are free.", number=computer.free // 1024**2))
    return base if name == "address" else ""


def moment_words(computer: Computer) -> str:
    """Day and hour of the last backup."""
    assert computer.backup is not None
    return f"{computer.backup.at:%d. %m. %Y}, {clock(computer.backup.at)}"


def verdict_word(verdict: str) -> str:
    words = {"pass": _("works"), "fail": _("does not work"), "skip": _("skipped"), "open": _("not tried yet")}
    return str(words[verdict])

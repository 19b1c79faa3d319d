"""Who gets what at which address. The most exact line counts; docs/rights.md says the same in words.

A new address beneath ``/workshops/<int:workshop_id>`` or ``/programmes/<int:programme_id>`` needs no line: it is for
the owner and the facilitators of the same centre. Anything else is one line: (address, row), where an address may end
with ``*`` and begin with a method. Answers: ``in`` (the page, or the form that says what is missing), ``sign in``,
``403`` (not for this person), ``404`` (to this person it does not exist), ``home`` (led to one's own page).
"""

from __future__ import annotations

ROLES = (
    "stranger",
    "resident",
    "helper",
    "moderator",
    "reader",
    "facilitator",
    "owner",
    "facilitator of another centre",
    "owner of another centre",
)
Row = dict[str, str]


def row(default: str, **others: str) -> Row:
    """The answer for everybody, but for those who are named (``_`` for a space)."""
    named = {name.replace("_", " "): answer for name, answer in others.items()}
    return {role: named.get(role, default) for role in ROLES}


def change(base: Row, **others: str) -> Row:
    return {**base, **{name.replace("_", " "): answer for name, answer in others.items()}}


OPEN = row("open")
"""For whoever knows the address: a code, a token, or nothing at all. It guards itself."""
ALIKE = row("in", stranger="sign in", resident="sign in", helper="403", moderator="403")
"""Everybody's own: the same address is another page for each centre and each account."""
CENTRE = change(ALIKE, reader="403")
OWNERS = change(CENTRE, facilitator="403", facilitator_of_another_centre="403")
PEOPLE = change(OWNERS, owner_of_another_centre="404")
OWN = change(CENTRE, facilitator_of_another_centre="404", owner_of_another_centre="404")
"""Rows of one centre: to another they do not exist."""
HELPERS = change(OWN, helper="in", moderator="in")
MODERATORS = change(OWN, moderator="in")

WORKSHOP = "/workshops/<int:workshop_id>"
CARD = f"{WORKSHOP}/statements/<int:statement_id>"
TABLE: dict[str, Row] = {
    "/": OPEN,
    "/<code:code>*": OPEN,
    "/wall/<token>*": OPEN,
    "/host/<token>*": OPEN,
    "/report/<token>*": OPEN,
    "/api/*": OPEN,
    "/contact*": OPEN,
    "/accessibility": OPEN,
    "/dostopnost": OPEN,
    "/healthz": OPEN,
    "/static/*": OPEN,
    "/language/*": OPEN,
    "/sign-in*": OPEN,
    "/sign-out": OPEN,
    "/workshops": change(CENTRE, reader="home", helper="home", moderator="home"),
    "/workshops/new": CENTRE,
    "/workshops/calls": CENTRE,
    f"{WORKSHOP}*": OWN,
    **dict.fromkeys((f"{WORKSHOP}/desk", f"{WORKSHOP}/desk/undo", f"{WORKSHOP}/desk/leaving"), HELPERS),
    **dict.fromkeys((f"{WORKSHOP}/desk/returning", f"{WORKSHOP}/helping"), HELPERS),
    **dict.fromkeys((f"{WORKSHOP}/paper*", f"{WORKSHOP}/opinions"), HELPERS),
    f"{WORKSHOP}/paper/photographs/<int:photograph_id>/removal": OWN,
    **dict.fromkeys((f"{WORKSHOP}/moderation", f"{WORKSHOP}/moderation/cards", CARD), MODERATORS),
    **dict.fromkeys((f"{WORKSHOP}/moderation/more", f"{CARD}/showing", f"{CARD}/hiding"), MODERATORS),
    **dict.fromkeys((f"{CARD}/masking", f"{CARD}/wording", f"{CARD}/undoing", f"{CARD}/key-point"), MODERATORS),
    f"{CARD}/covering": MODERATORS,
    "/programmes": CENTRE,
    "/programmes/new": CENTRE,
    "/programmes/<int:programme_id>*": OWN,
    "/programmes/communities/new": CENTRE,
    "/programmes/communities/<int:community_id>*": OWN,
    "/reports": ALIKE,
    "/settings": ALIKE,
    "/settings/account": ALIKE,
    "/settings/password": ALIKE,
    "/settings/sessions": ALIKE,
    "/settings/second-factor*": ALIKE,
    "/settings/centre": OWNERS,
    "/settings/people": OWNERS,
    "/settings/people/new": OWNERS,
    "/settings/people/<int:account_id>*": PEOPLE,
}


def expected(method: str, rule: str) -> Row | None:
    """The row of an address: by its method and itself, itself, then the longest beginning with a ``*``."""
    for exact in (f"{method} {rule}", rule):
        if exact in TABLE:
            return TABLE[exact]
    beginnings = [line for line in TABLE if line.endswith("*") and begins(line[:-1], method, rule)]
    return TABLE[max(beginnings, key=len)] if beginnings else None


def begins(line: str, method: str, rule: str) -> bool:
    return rule.startswith(line) or f"{method} {rule}".startswith(line)

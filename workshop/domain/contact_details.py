"""A way to reach a person: a telephone number or an e-mail as people write them (screen R8.4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workshop.domain.refusals import Refusal
from workshop.domain.statements import clean_text

NAME_LIMIT, EMAIL_LIMIT = 120, 200
FEWEST_DIGITS, MOST_DIGITS = 7, 15
"""What is shorter nobody can call; E.164 ends at fifteen. What lies between and is no usual number is asked about."""
COUNTRY, OWN_DIGITS = "+386", 9
SERVICES = ("080", "090")
"""Numbers that are not a person's and of a length of their own."""
MOBILES = ("030", "031", "040", "041", "051", "059", "064", "065", "068", "069", "070", "071")
"""How numbers begin that are written by threes; others begin with the two digits of their area."""
BETWEEN_DIGITS = re.compile(r"[\s./()-]")
EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+")


@dataclass(frozen=True)
class ContactDetails:
    """At least one of ``phone`` and ``email`` is there; the name may be missing."""

    name: str = ""
    phone: str = ""
    email: str = ""


def check_details(*, name: str, phone: str, email: str) -> ContactDetails:
    """The details, cleaned. Refuses when nobody could be reached with them."""
    details = ContactDetails(check_name(name), check_phone(phone), check_email(email))
    if not details.phone and not details.email:
        raise Refusal("contact_missing")
    return details


def detail_faults(*, name: str, phone: str, email: str) -> list[Refusal]:
    """All that is to be mended before check_details takes it, in the order of the form."""
    checks = ((check_name, name), (check_phone, phone), (check_email, email))
    faults = [fault for check, raw in checks if (fault := refusal_of(check, raw))]
    return faults if phone.strip() or email.strip() else [*faults, Refusal("contact_missing")]


def refusal_of(check: Callable[[str], str], raw: str) -> Refusal | None:
    try:
        check(raw)
    except Refusal as refusal:
        return refusal
    return None


def check_name(raw: str) -> str:
    name = clean_text(raw)
    if len(name) > NAME_LIMIT:
        raise Refusal("contact_name_long", limit=NAME_LIMIT)
    return name


def check_phone(raw: str) -> str:
    """Digits, with a plus before those from abroad: "040 123-456" is 040123456, "00386…" is +386…; "" stays ""."""
    joined = BETWEEN_DIGITS.sub("", clean_text(raw))
    if not joined:
        return ""
    number = "+" + joined[2:] if joined.startswith("00") else joined
    digits = number.removeprefix("+")
    if not (digits.isascii() and digits.isdigit() and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS):
        raise Refusal("contact_phone_wrong")
    return number


@dataclass(frozen=True)
class PhoneDoubt:
    """Why a number is likely mistyped: ``digits`` of a number of this country, ``after_country`` as the same behind
    +386, ``start`` where nobody can tell whose it is. ``digits`` is how many there are, behind +386 those after it."""

    kind: str
    digits: int


def doubt_of(number: str) -> PhoneDoubt | None:
    """Whether to ask once more about a checked number; never a reason to refuse it: people know their numbers."""
    digits = len(number.removeprefix(COUNTRY))
    if number.startswith(COUNTRY):
        return None if digits == OWN_DIGITS - 1 else PhoneDoubt("after_country", digits)
    if not number or number.startswith(("+", *SERVICES)) or (number.startswith("0") and digits == OWN_DIGITS):
        return None
    return PhoneDoubt("digits" if number.startswith("0") else "start", digits)


def spaced_phone(number: str) -> str:
    """A stored number as people write it: 041 222 333, 04 234 56 78, +386 41 222 333. What is stored stays; a number
    that is not of this country, or not of its length, stands as it is."""
    own = "0" + number.removeprefix(COUNTRY) if number.startswith(COUNTRY) else number
    if not own.startswith("0") or len(own) != OWN_DIGITS:
        return number
    first, second = (3, 6) if own.startswith(MOBILES) else (2, 5)
    rest = own[second:] if first == 3 else f"{own[second:-2]} {own[-2:]}"
    written = f"{own[:first]} {own[first:second]} {rest}"
    return written if number == own else f"{COUNTRY} {written[1:]}"


def check_email(raw: str) -> str:
    """Something at somewhere; whether it exists only a letter can tell."""
    email = clean_text(raw).replace(" ", "")
    if email and (len(email) > EMAIL_LIMIT or not EMAIL.fullmatch(email)):
        raise Refusal("contact_email_wrong")
    return email

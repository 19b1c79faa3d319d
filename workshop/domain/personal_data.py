"""Telephone numbers and e-mail addresses in what people write, to be covered before anybody else reads it.

Tuned to let years, prices, times and house numbers stand, for these are what statements are full of. Names are
left to the moderator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

PLACEHOLDER = "[izpuščeno]"


class Kind(StrEnum):
    """What a span holds."""

    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, order=True)
class Span:
    """Where in the text something personal stands; ``end`` is one past it."""

    start: int
    end: int
    kind: Kind


GAP = "[ \u00a0\u2007\u2009\u202f]{0,2}"
JOINT = rf"{GAP}[-\u2010-\u2013/.()]{{0,2}}{GAP}"
"""What people put between the digits of a telephone number."""
SPACED = JOINT.replace(".", "")
"""The same without the dot, which parts thousands."""
BEGIN = r"(?<![0-9])(?<![0-9][.,])"
END = r"(?![0-9])(?! ?(?:€|%|EUR\b|evr))"
ALONE = rf"{BEGIN}(?<![0-9] )"
ENDS_ALONE = rf"{END}(?! ?[0-9])"
MOBILE = "(?:3[01]|4[019]|51|6[4589]|7[01])"

SLOVENE_ABROAD = rf"{BEGIN}(?:(?:\+|00){GAP})?386(?:{JOINT}0)?(?:{JOINT}[0-9]){{8}}{END}"
FOREIGN = rf"{BEGIN}(?:\+|00){GAP}[1-9](?:{SPACED}[0-9]){{7,13}}{END}"
SLOVENE = rf"{BEGIN}\(?0 ?[1-8](?:{JOINT}[0-9]){{7}}{END}"
MOBILE_WITHOUT_ZERO = rf"{ALONE}{MOBILE}[ -][0-9]{{3}}[ -][0-9]{{3}}{ENDS_ALONE}"
LINE_WITHOUT_AREA = rf"{ALONE}[2-8][0-9]{{2}}[ -][0-9]{{2}}[ -][0-9]{{2}}{ENDS_ALONE}"
CALLED_A_PHONE = rf"\b(?:tel|telefon|gsm|mobi|mobitel|phone)\b[.:]{{0,2}} ?([0-9](?:{SPACED}[0-9]){{5,8}}){END}"
PHONES = tuple(
    (re.compile(form, re.IGNORECASE), least)
    for form, least in (
        (SLOVENE_ABROAD, 11),
        (FOREIGN, 8),
        (SLOVENE, 9),
        (MOBILE_WITHOUT_ZERO, 8),
        (LINE_WITHOUT_AREA, 7),
        (CALLED_A_PHONE, 6),
    )
)
"""The forms, the surest first, each with the fewest digits that it has."""
DATE_OR_TIME = re.compile(
    r"\(?(?:[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?(?:19|20)[0-9]{2}(?![0-9])|[0-2][0-9][.:][0-5][0-9](?![0-9.]))"
)
DIGITS = re.compile("[0-9]+")

NAME = r"(?<![\w.%+-])[\w%+-]+(?:\.[\w%+-]+)*"
AT = r"(?: ?@ ?| ?[(\[] ?(?:at|afna|@) ?[)\]] ?| afna )"
DOT = r"(?:\.| ?[(\[] ?(?:dot|pika|\.) ?[)\]] ?| pika )"
EMAILS = (
    re.compile(rf"{NAME}@[^\W\d_][\w-]+(?:\.[\w-]+)*"),
    re.compile(rf"{NAME}{AT}[^\W\d_][\w-]*(?:{DOT}[^\W\d_][\w-]+)+", re.IGNORECASE),
)
COVERED = "\x1f"


def find_personal_data(text: str) -> tuple[Span, ...]:
    """Every telephone number and e-mail address, from the left, none within another."""
    spans: list[Span] = []
    rest = text
    while found := _addresses(rest) or _numbers(rest):
        spans.extend(found)
        for span in found:
            rest = rest[: span.start] + COVERED * (span.end - span.start) + rest[span.end :]
    return tuple(sorted(spans))


def mask(text: str, placeholder: str = PLACEHOLDER) -> str:
    """The text with the placeholder where something personal stood; masking it again changes nothing."""
    for span in reversed(find_personal_data(text)):
        text = text[: span.start] + placeholder + text[span.end :]
    return text


def cover(text: str, words: str, placeholder: str = PLACEHOLDER) -> str:
    """The text with the placeholder wherever these words stand, large or small; nothing is covered within a word."""
    wanted = " ".join(words.split())
    if not wanted:
        return text
    form = r"\s+".join(map(re.escape, wanted.split(" ")))
    return re.sub(rf"(?<!\w){form}(?!\w)", placeholder, text, flags=re.IGNORECASE)


def _addresses(text: str) -> list[Span]:
    for form in EMAILS:
        if found := [Span(*match.span(), Kind.EMAIL) for match in form.finditer(text)]:
            return found
    return []


def _numbers(text: str) -> list[Span]:
    """The numbers of the first form that has any."""
    for form, least in PHONES:
        place, found = 0, []
        while match := form.search(text, place):
            span = _number(match, least)
            found += [span] if span else []
            place = span.end if span else match.start() + 1
        if found:
            return found
    return []


def _number(match: re.Match[str], least: int) -> Span | None:
    """The number without digits that merely follow it; None for a date, a time, and digits that stand one by one."""
    start, end = match.span(match.lastindex or 0)
    digits = list(DIGITS.finditer(match.string, start, end))
    while len(digits) > 1 and min(len(run[0]) for run in (digits[-1], *digits[3:])) < 2:
        digits.pop()
    if sum(len(run[0]) for run in digits) < least or DATE_OR_TIME.match(match.string, start):
        return None
    return Span(start, digits[-1].end(), Kind.PHONE)

"""The raffle: one row of numbers for phones and paper, and a draw that anybody can check afterwards.

The drum is sealed before the first number: the list of numbers is fixed, a seed is drawn, and their seal is shown at
once. Every draw follows from the seed, the place of the draw and the numbers still in the drum, so that nobody can
turn the drum again until a number suits. docs/raffle.md says the rule in words.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Sequence
from itertools import count

from workshop.domain.refusals import Refusal

SEED_BYTES = 32
PAPER_STEP = 100
DIGEST_RANGE = 1 << 256


def first_paper_number(expected_people: int) -> int:
    """The first stub: one above the hundred that twice the expected people fit in. 24 gives 101, 51 gives 201."""
    hundreds = max(1, -(-2 * max(0, expected_people) // PAPER_STEP))
    return hundreds * PAPER_STEP + 1


def next_phone_number(taken: Collection[int], paper: range) -> int:
    """The next number for a phone: counted on from 1, past the paper stubs, never one given before."""
    number = max((given for given in taken if given not in paper), default=0) + 1
    return paper.stop if number in paper else number


def deal_stubs(key: tuple[str, int], first: int, sizes: Collection[int]) -> tuple[int, ...]:
    """The stub under each sheet, from sheet 1 on; ``first`` is the lowest, ``sizes`` how many sheets there were after
    each print. Whoever sees a sheet cannot reckon whose number was on it without the ``key`` (screen R7.2). A sheet
    keeps its stub when more are printed, and a second print is the same as the first."""
    secret, evening = key
    dealt: list[int] = []
    for size in sizes:
        more = range(first + len(dealt), first + size)
        dealt += sorted(
            more, key=lambda stub: hmac.digest(secret.encode(), f"stub {evening} {stub}".encode(), "sha256")
        )
    return tuple(dealt)


def sheets_out(typed: Collection[int], at_desk: int, sheets: int) -> frozenset[int]:
    """Which of so many ``sheets`` were given out as far as is known: those ``typed`` in, and the lowest others where
    more were given ``at_desk``: the pile goes from the top."""
    known = frozenset(number for number in typed if 0 < number <= sheets)
    others = [number for number in range(1, sheets + 1) if number not in known]
    return known | frozenset(others[: max(0, at_desk - len(known))])


def taking_no_part(named: Collection[int], paper: range, given: Collection[int]) -> frozenset[int]:
    """The numbers to keep out of the drum: those ``named``, and where it is known which stubs were ``given`` out all
    the other stubs. What was given out decides about stubs. Refuses a number that stands on no stub."""
    if not given:
        return frozenset(named)
    strange = sorted(set(given) - set(paper))
    if strange:
        raise Refusal("stub_unknown", number=strange[0])
    return frozenset({number for number in named if number not in paper} | (set(paper) - set(given)))


def hash_list(numbers: Collection[int]) -> str:
    """SHA-256 of the sorted numbers with commas between them, »1,2,101«, in hex."""
    return hashlib.sha256(",".join(str(number) for number in sorted(set(numbers))).encode()).hexdigest()


def make_seal(seed: bytes, numbers: Collection[int]) -> str:
    """SHA-256 of »seed:hash of the list«, both in hex: to be shown and written down before the first draw."""
    return hashlib.sha256(f"{seed.hex()}:{hash_list(numbers)}".encode()).hexdigest()


def draw(seed: bytes, numbers: Collection[int], drawn: Sequence[int] = ()) -> int:
    """The next number after those already ``drawn``; a redraw is simply the next draw.

    Refuses an empty drum. Every number left has the same chance.
    """
    left = sorted(set(numbers) - set(drawn))
    if not left:
        raise Refusal("raffle_empty")
    return left[_below(len(left), seed, len(drawn))]


def _below(bound: int, seed: bytes, place: int) -> int:
    """A number from 0 to ``bound`` - 1, each equally likely: what would favour the small ones is thrown away."""
    fair = DIGEST_RANGE - DIGEST_RANGE % bound
    for attempt in count():
        message = place.to_bytes(4, "big") + attempt.to_bytes(4, "big")
        value = int.from_bytes(hmac.digest(seed, message, "sha256"), "big")
        if value < fair:
            return value % bound
    raise AssertionError("unreachable")

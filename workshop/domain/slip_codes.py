"""The code printed on a paper contact slip: with it its holder takes everything back, as with a link."""

from __future__ import annotations

import hmac

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs that nobody takes for one another: without 0, 1, I and O."""
LENGTH = 10
"""Fifty bits: nobody finds one of them by trying."""
HALF = LENGTH // 2


def slip_code(secret: str, evening: int, number: int) -> str:
    """The code of a slip, the same at every print: it follows from a secret, which may be that of several evenings."""
    digest = hmac.digest(f"slip:{secret}".encode(), f"{evening} {number}".encode(), "sha256")
    value = int.from_bytes(digest, "big")
    return "".join(LETTERS[value >> 5 * place & 31] for place in range(LENGTH))


def written(code: str) -> str:
    """In two halves, as it is printed: »K7MP4-XQD2A«."""
    return f"{code[:HALF]}-{code[HALF:]}"


def clean_slip_code(raw: str) -> str:
    """The code as typed, in capitals and without spaces and hyphens; "" when what is left cannot be a code."""
    code = "".join(sign for sign in raw.upper() if sign.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""

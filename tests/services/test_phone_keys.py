"""Keys that a phone gets again, and that lead nowhere."""

from __future__ import annotations

import uuid

from workshop.services.phone_keys import phone_key
from workshop.services.seats import hash_token

GIVEN = {"token": "a phone's cookie", "secret": "the installation's secret", "purpose": "evaluation"}


def test_a_phone_gets_the_same_key_again() -> None:
    assert phone_key(**GIVEN) == phone_key(**GIVEN)
    assert uuid.UUID(phone_key(**GIVEN)).version == 4


def test_another_phone_secret_or_purpose_has_another_key() -> None:
    others = {phone_key(**{**GIVEN, name: "other"}) for name in GIVEN}
    assert len(others | {phone_key(**GIVEN)}) == 4


def test_the_fingerprint_in_the_store_is_not_the_way_to_it() -> None:
    assert phone_key(**{**GIVEN, "token": hash_token(GIVEN["token"])}) != phone_key(**GIVEN)

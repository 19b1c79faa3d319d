"""Requests that no browser sends, to every address, as everybody: no fault of ours, nothing stored of what is refused.

A short part of `python -m tests.load malformed`; an evening is in its first round."""

from __future__ import annotations

import gc

import pytest

from tests import postgres
from tests.load.malformed import hold
from tests.load.malformed_stages import own_stage
from tests.rights.installation import Installation

REQUESTS = 300


# A body that is cut off in the middle leaves the library's temporary file to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.skipif(bool(postgres.SERVER), reason="what is stored is looked at in the store's file")
def test_malformed_requests_bring_nothing_down_and_store_nothing(house: Installation) -> None:
    found = hold(house, [own_stage(house, "round", 1)], REQUESTS, seed=11)
    house.put_back()
    gc.collect()
    assert found.wrong == {}
    assert found.asked == REQUESTS
    assert {200, 303, 401, 404, 422} <= set(found.answers)

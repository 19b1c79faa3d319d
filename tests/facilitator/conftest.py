"""Who sits at the desk: a centre, one of its evenings, a signed-in colleague who reads English, an owner."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room
from tests.people import client_of
from tests.world import Centre


@pytest.fixture
def bor(app: Flask, centre: Centre) -> CheckingClient:
    found = client_of(app, centre.colleague)
    found.set_cookie("language", "en")
    return found


@pytest.fixture
def ana(room: Room) -> CheckingClient:
    """The owner, in the evening that the file itself opens as ``room``."""
    return room.client(room.centre.owner)

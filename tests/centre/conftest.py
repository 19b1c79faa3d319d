"""A centre with its owner and a colleague, each signed in."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import Centre


@pytest.fixture
def owner(app: Flask, centre: Centre) -> CheckingClient:
    return client_of(app, centre.owner)


@pytest.fixture
def colleague(app: Flask, centre: Centre) -> CheckingClient:
    return client_of(app, centre.colleague)

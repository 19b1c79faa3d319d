"""Whose papers they are: a centre, one of its evenings, a signed-in colleague."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import Centre


@pytest.fixture
def staff(app: Flask, centre: Centre) -> CheckingClient:
    return client_of(app, centre.colleague)

"""An evening in its first round, and phones in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, make_hall


@pytest.fixture
def hall(app: Flask) -> Hall:
    """The first round; group Blue sits at table 1 with the question about needs."""
    return make_hall(app, "round", 1)


@pytest.fixture
def phone(client: CheckingClient) -> CheckingClient:
    """A phone that speaks English, for tests that read sentences."""
    client.set_cookie("language", "en")
    return client


@pytest.fixture
def another(app: Flask) -> Callable[[], CheckingClient]:
    """More phones."""

    def make() -> CheckingClient:
        client = app.test_client()
        assert isinstance(client, CheckingClient)
        client.set_cookie("language", "en")
        return client

    return make

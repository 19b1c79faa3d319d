"""The installation that tests run on: real store, real pages, real browser."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import argon2
import hypothesis
import pytest
from argon2.profiles import CHEAPEST
from flask import Flask
from flask.testing import FlaskCliRunner
from playwright.sync_api import Page

from tests import browser, postgres, standing, stores
from tests.checking_client import CheckingClient
from tests.world import Centre, make_centre, make_workshop
from workshop.config import Settings
from workshop.extensions import db
from workshop.models import Workshop
from workshop.prints import render

# Properties are about results; how long an example takes depends on who else uses the machine. In CI (see .ci/run)
# the examples are the same each time, so that none fails a change that it is not about; elsewhere they are searched.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")
LONGEST_FIRST = ("journeys", "prints")
"""Folders whose files take longest: one that came last would have a worker to itself while the others have none."""


def pytest_collection(session: pytest.Session) -> None:
    """Nothing of what is read here is ever let go."""
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {folder: place for place, folder in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.path.parent.name, len(places)))


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Argon2 takes its tenth of a second on purpose; how much it takes in life, test_sign_in looks at."""
    with pytest.MonkeyPatch.context() as patched:
        cheap = partial(argon2.PasswordHasher.from_parameters, CHEAPEST)
        patched.setattr(argon2, "PasswordHasher", cheap)
        yield


@pytest.fixture(scope="session", autouse=True)
def documents_share_alike() -> Iterator[None]:
    """In life a document gives way to the hall; beside workers that are all busy its minute would run out."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(render, "NICE", 0)
        yield


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty store, made once by the migrations."""
    with stores.built(tmp_path_factory.mktemp("built")) as store:
        yield store


@pytest.fixture
def settings(tmp_path: Path, built_store: str) -> Iterator[Settings]:
    """An installation of this test alone, with an empty store."""
    with stores.copied(built_store, tmp_path / "instance") as settings:
        yield settings


@pytest.fixture(scope="session")
def standing_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    settings = stores.settings_in(tmp_path_factory.mktemp("standing"))
    return standing.make_movable(replace(settings, database_url=postgres.address()) if postgres.SERVER else settings)


@pytest.fixture
def own_app(settings: Settings) -> Iterator[Flask]:
    """An app of this test alone, for tests that add addresses to it."""
    app = standing.make_app(settings)
    yield app
    standing.wait_for_prints()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(standing_app: Flask, settings: Settings) -> Iterator[Flask]:
    """The app over this test's store."""
    with standing.moved(standing_app, settings) as app:
        yield app


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    """A centre with its owner, a colleague, a programme and a community."""
    return make_centre()


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    """An evening of that centre, as it is prepared."""
    return make_workshop(centre)


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """A visitor who has not signed in. Every HTML answer is read strictly (html_rules)."""
    client = app.test_client()
    assert isinstance(client, CheckingClient)
    return client


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    """Runs the flask commands."""
    return app.test_cli_runner()


@pytest.fixture
def in_app(app: Flask) -> Iterator[Flask]:
    """An app context for tests that call services or look into the store."""
    with app.app_context():
        yield app


@pytest.fixture
def live(app: Flask) -> Iterator[browser.LiveServer]:
    """The product's own server over this test's store."""
    with browser.serving(app) as server:
        yield server


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": browser.CHROMIUM,
        "args": browser.FLAGS,
        "ignore_default_args": browser.unwanted_flags(),
        "headless": True,
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A phone of a resident: 360 x 640, Slovene."""
    return {"viewport": {"width": 360, "height": 640}, "locale": "sl-SI", "timezone_id": "Europe/Ljubljana"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A tab that fails its test when a script breaks, the policy refuses or another host is asked."""
    troubles = browser.watch(page)
    yield page
    assert troubles == []

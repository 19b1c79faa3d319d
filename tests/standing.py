"""One app a worker, moved from test to test: making it anew for every test took longer than the tests."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event, make_url

from tests import postgres
from tests.checking_client import CheckingClient
from tests.compiled import CompiledTemplates
from workshop import configuration, create_app
from workshop.config import Settings
from workshop.extensions import db

PRINTING = "print-"
LONGEST_PRINT = 120.0


def make_app(settings: Settings) -> Flask:
    """The product's app with a client that reads every answer strictly."""
    app = create_app(settings)
    app.test_client_class = CheckingClient
    app.jinja_env.bytecode_cache = CompiledTemplates()
    return app


@contextmanager
def moved(app: Flask, settings: Settings) -> Iterator[Flask]:
    """The app in the installation of ``settings``; afterwards with the configuration it was made with."""
    before = dict(app.config)
    app.config.update(configuration(settings))
    app.instance_path = str(settings.instance)
    with app.app_context():
        db.engine.url = make_url(settings.database_url)
    yield app
    wait_for_prints()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    app.config.clear()
    app.config.update(before)


def make_movable(settings: Settings) -> Flask:
    """An app whose engine opens whichever store its address names now. What it has compiled stays compiled."""
    app = make_app(settings)
    with app.app_context():
        engine = db.engine

    @event.listens_for(engine, "do_connect")
    def open_present_store(_dialect: Any, _record: Any, cargs: list[Any], cparams: dict[str, Any]) -> None:
        if postgres.SERVER:
            cparams["dbname"] = engine.url.database
        else:
            cargs[0] = engine.url.database

    @event.listens_for(engine, "connect")
    def leave_it_to_the_system(connection: Any, _record: Any) -> None:
        """A store that goes with its test need not outlive the computer; test_store sees what holds in life."""
        if not postgres.SERVER:
            connection.execute("PRAGMA synchronous = OFF").close()

    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    return app


def wait_for_prints() -> None:
    """A print that outlives its test would write into the next one's store."""
    for thread in threading.enumerate():
        if thread.name.startswith(PRINTING):
            thread.join(LONGEST_PRINT)

"""Whether the store answers."""

from __future__ import annotations

import pytest
from flask import Flask

from tests import postgres
from tests.checking_client import CheckingClient
from workshop.extensions import db


def test_it_answers_when_the_store_does(client: CheckingClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.skipif(bool(postgres.SERVER), reason="a database server looks after its own files")
def test_it_says_when_the_store_does_not(app: Flask, client: CheckingClient) -> None:
    with app.app_context():
        db.engine.dispose()
    store = app.config["INSTANCE"] / "vrtiljak.db"
    store.rename(store.with_suffix(".away"))
    for rest in ("-wal", "-shm"):
        store.with_name(store.name + rest).unlink(missing_ok=True)
    store.mkdir()
    assert client.get("/healthz").status_code == 503

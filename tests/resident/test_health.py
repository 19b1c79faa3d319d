"""Whether the store answers."""

from __future__ import annotations

from flask import Flask

from tests.checking_client import CheckingClient
from workshop.extensions import db


def test_it_answers_when_the_store_does(client: CheckingClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.data) == (200, b"")


def test_it_says_when_the_store_does_not(app: Flask, client: CheckingClient) -> None:
    with app.app_context():
        db.engine.dispose()
    store = app.config["INSTANCE"] / "vrtiljak.db"
    store.rename(store.with_suffix(".away"))
    for rest in ("-wal", "-shm"):
        store.with_name(store.name + rest).unlink(missing_ok=True)
    store.mkdir()
    assert client.get("/healthz").status_code == 503

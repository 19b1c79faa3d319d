"""The least that a Flask app can do with an answer: one insert into SQLite, made durable, and a way back.

python -m tests.load.bare FOLDER    prints its port, serves until told to stop
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

from flask import Flask, request
from werkzeug.wrappers import Response

from workshop.config import Settings
from workshop.serving.server import Server, stop_on_signals

HELD = threading.local()


def make_bare(folder: Path) -> Flask:
    """Served by the very server of the product, so that only the apps differ."""
    app = Flask("bare")
    store = folder / "bare.db"
    app.config["SETTINGS"] = Settings(instance=folder, database_url=f"sqlite:///{store}", secret_key="x" * 40)
    with connect(store) as db:
        db.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, key TEXT UNIQUE, text TEXT NOT NULL)")

    @app.post("/answers")
    def answer() -> Response:
        db = getattr(HELD, "db", None) or connect(store)
        HELD.db = db
        with db:
            db.execute("INSERT INTO answers (key, text) VALUES (?, ?)", (request.form["key"], request.form["text"]))
        return Response(status=303, headers={"Location": "/"})

    return app


def connect(store: Path) -> sqlite3.Connection:
    db = sqlite3.connect(store, timeout=30)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    return db


if __name__ == "__main__":
    with Server(make_bare(Path(sys.argv[1])), host="127.0.0.1", port=0) as server:
        stop_on_signals(server)
        print(server.port, flush=True)
        server.run()

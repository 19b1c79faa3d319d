"""The rooms of the house, each with its own door."""

from __future__ import annotations

from flask import Flask

from workshop import centre, exports, facilitator, host, prints, resident, wall


def register_rooms(app: Flask) -> None:
    """Opens every room."""
    for room in (resident, wall, host, facilitator, centre, prints, exports):
        app.register_blueprint(room.blueprint)

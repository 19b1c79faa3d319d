"""Opening the house for an evening: the store is brought up to date, the door is opened, the way in is said."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask import Flask, url_for

from workshop.commands import find_command
from workshop.config import SettingsError
from workshop.services.sign_in import is_first_sign_in, issue_link
from workshop.serving.server import Server, stop_on_signals
from workshop.serving.welcome import Places, places, welcome

SIGN_IN = "facilitator.sign_in"
SIGN_IN_LINK = "facilitator.sign_in_link"


def open_evening(app: Flask, *, demo: bool = False) -> None:
    """Brings the store up to date, says where to go, serves until stopped.

    ``demo`` fills the store with the demo evenings first and says how to sign in to them.
    Raises AddressTaken before anything is promised, and SettingsError before the demo would write into a store that
    is not its own."""
    settings = app.config["SETTINGS"]
    # A secret from the environment makes no file, and so no folder either.
    settings.instance.mkdir(parents=True, exist_ok=True)
    with Server(app, host=settings.host, port=settings.port) as server:
        if demo:
            refuse_others(app)
        obey(app, "init-db")
        if demo:
            obey(app, "seed-demo", "--no-sign-in")
        found = places(host=settings.host, port=server.port, public_url=settings.public_url)
        app.config["ROOM_URL"] = found.phones[0] if found.phones else ""
        stop_on_signals(server)
        click.echo(welcome(found, sign_in=way_in(app, found, demo=demo)))
        server.run()
    click.echo("Stopped.")


def refuse_others(app: Flask) -> None:
    from workshop.services.demo import is_of_others  # here, because an evening of one's own has nothing of it

    with app.app_context():
        if is_of_others():
            folder = app.config["SETTINGS"].instance
            raise SettingsError(f"WORKSHOP_INSTANCE {folder} has accounts of its own; name another folder for the demo")


def obey(app: Flask, command: str, *words: str) -> None:
    """Runs one of the flask commands as the command line would."""
    with app.app_context():
        find_command(command).main(args=list(words), standalone_mode=False)


def way_in(app: Flask, found: Places, *, demo: bool) -> str:
    """How to get in: a link that works once for the very first sign-in, afterwards the usual page."""
    with app.test_request_context(base_url=app.config["PUBLIC_URL"] or found.here):
        if is_first_sign_in():
            token = issue_link(now=datetime.now(UTC))
            return f"First sign-in (once, within a day):\n{url_for(SIGN_IN_LINK, token=token, _external=True)}"
        told = f"Sign in:           {url_for(SIGN_IN, _external=True)}"
        return f"{told}\n{demo_lines(app)}" if demo else told


def demo_lines(app: Flask) -> str:
    """E-mail and password of the demo."""
    from workshop.services.demo import demo_owner  # here as well
    from workshop.services.demo_sign_in import open_demo_sign_in  # and here

    account = demo_owner()
    if account is None:
        return ""
    opened = open_demo_sign_in(account=account, secret=app.config["SETTINGS"].secret_key)
    return f"  e-mail           {opened.email}\n  password         {opened.password}"

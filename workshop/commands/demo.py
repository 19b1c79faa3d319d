"""The demo evenings, for looking at everything."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask import current_app, url_for
from flask.cli import with_appcontext

from workshop.services.demo import demo_owner, seed_demo
from workshop.services.sign_in import issue_link

USUAL_PORT = 8000


@click.command("seed-demo")
@click.option("--sign-in/--no-sign-in", default=True, help="Say a one-time sign-in link on standard error.")
@with_appcontext
def seed_demo_command(sign_in: bool) -> None:
    """Three demo evenings: finished, running, prepared. Safe to repeat.

    Prints one line per workshop: code, state and title, separated by tabs.
    """
    now = datetime.now(UTC)
    for evening in seed_demo(now=now, secret=str(current_app.config["SECRET_KEY"])):
        click.echo(f"{evening.code}\t{evening.state}\t{evening.title}")
    if sign_in:
        click.echo(f"Sign in once: {sign_in_link(now)}", err=True)


def sign_in_link(now: datetime) -> str:
    """A link that signs in the demo's owner once, at the address that the settings name."""
    settings = current_app.config["SETTINGS"]
    base = settings.public_url or f"http://localhost:{settings.port or USUAL_PORT}"
    with current_app.test_request_context(base_url=base):
        token = issue_link(now=now, account=demo_owner())
        return url_for("facilitator.sign_in_link", token=token, _external=True)

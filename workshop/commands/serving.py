"""Serving for a service manager, and the look around before an evening."""

from __future__ import annotations

import sys

import click
from flask.cli import ScriptInfo, pass_script_info

from workshop.serving.checks import examine, look_at_store
from workshop.serving.server import AddressTaken, Server, stop_on_signals


@click.command("serve")
@pass_script_info
def serve(info: ScriptInfo) -> None:
    """Serve on HOST and PORT until told to stop; nothing is set up and nothing is opened to the room by itself."""
    app = info.load_app()
    settings = app.config["SETTINGS"]
    store = look_at_store(app)
    if not store.well:
        sys.exit(f"The store {store.words}")
    try:
        with Server(app, host=settings.host, port=settings.port) as server:
            stop_on_signals(server)
            click.echo(f"serving on http://{server.host}:{server.port}/")
            server.run()
    except AddressTaken as taken:
        sys.exit(str(taken))


@click.command("doctor")
@pass_script_info
def doctor(info: ScriptInfo) -> None:
    """Look whether everything is there for tonight: a line for each thing, ended by 1 if a needed one is missing."""
    app = info.load_app()
    findings = list(examine(app))
    for finding in findings:
        verdict = "ok" if finding.well else "missing" if finding.needed else "without"
        click.echo(f"{verdict}\t{finding.subject}\t{finding.words}")
    sys.exit(any(finding.needed and not finding.well for finding in findings))

"""PostgreSQL's own tools, which copy a store and put it back."""

from __future__ import annotations

import os
import shutil
import subprocess

import click
from flask import current_app
from sqlalchemy.engine import URL, make_url

LONGEST = 600
"""Seconds."""


def run_tool(tool: str, *words: str) -> None:
    """One of PostgreSQL's own tools. The password goes through the environment, where no list of processes shows it."""
    found = shutil.which(tool)
    if found is None:
        raise click.ClickException(f"{tool} is missing: install the PostgreSQL client of the server's version")
    plain, password = without_password(current_app.config["SETTINGS"].database_url)
    environ = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    done = subprocess.run(  # noqa: S603 - a tool of the system and words of ours
        [found, f"--dbname={plain}", *words], env=environ, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    if done.returncode:
        raise click.ClickException(f"{tool}: {done.stderr.strip()[-500:]}")


def without_password(database_url: str) -> tuple[str, str]:
    """A store's address as PostgreSQL's own tools take it, and its password apart (empty: none)."""
    url = make_url(database_url)
    plain = URL.create(
        "postgresql", username=url.username, host=url.host, port=url.port, database=url.database, query=url.query
    )
    return plain.render_as_string(), str(url.password or "")

"""The doctor sees what is missing and says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests import postgres, stores
from workshop import create_app
from workshop.config import Settings
from workshop.serving import checks
from workshop.serving.server import listen


def test_an_installation_in_order_lacks_nothing_needed(app: Flask) -> None:
    assert [finding for finding in checks.examine(app) if finding.needed and not finding.well] == []


def test_every_subject_is_looked_at_once(app: Flask) -> None:
    subjects = [finding.subject for finding in checks.examine(app)]
    assert subjects == ["python", "store", "integrity", "space", "port", "network", "paper", "fonts", "languages"]


def test_an_empty_store_is_told_to_be_made(tmp_path: Path) -> None:
    app = create_app(stores.settings_in(tmp_path))
    finding = checks.look_at_store(app)
    assert (finding.well, finding.words.split(": ")[-1]) == (False, "run init-db")


def test_a_store_out_of_reach_is_said(settings: Settings) -> None:
    app = create_app(replace(settings, database_url="postgresql+psycopg://nobody@127.0.0.1:1/none"))
    assert "DATABASE_URL" in checks.look_at_store(app).words


@pytest.mark.skipif(bool(postgres.SERVER), reason="a database server looks after its own files")
def test_a_damaged_store_is_found(settings: Settings) -> None:
    path = settings.instance / stores.STORE
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = bytearray(path.read_bytes())
    damaged[8192:16384] = b"\xff" * 8192
    path.write_bytes(damaged)
    assert not checks.look_at_integrity(settings).well


def test_a_port_in_use_is_said_and_no_reason_to_stop(settings: Settings) -> None:
    with listen("127.0.0.1", 0) as taken:
        finding = checks.look_at_port(replace(settings, port=taken.getsockname()[1]))
    assert (finding.well, finding.needed) == (False, False)


def test_a_folder_that_is_gone_is_said(settings: Settings, tmp_path: Path) -> None:
    finding = checks.look_at_space(replace(settings, instance=tmp_path / "gone"))
    assert not finding.well
    assert "gone" in finding.words


def test_a_page_is_made_for_real() -> None:
    finding = checks.look_at_paper()
    assert finding.words.startswith("a page was made")


@pytest.mark.parametrize("public", ["https://kratko.si"])
def test_a_public_address_is_the_network(settings: Settings, public: str) -> None:
    assert checks.look_at_network(replace(settings, public_url=public)).words == public

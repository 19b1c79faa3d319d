"""Nobody else on the computer reads the store."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from tests import postgres, stores
from workshop import create_app
from workshop.extensions import db
from workshop.private_files import keep_private, write_private


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_store_that_was_open_to_all_is_closed_to_strangers_and_not_to_its_group(tmp_path: Path) -> None:
    store = tmp_path / "old.db"
    for end in ("", "-wal"):
        store.with_name(store.name + end).write_bytes(b"rows")
    store.chmod(0o664)
    keep_private(store)
    assert (rights(store), rights(tmp_path / "old.db-wal")) == (0o660, 0o640)
    assert store.read_bytes() == b"rows"


def test_a_store_in_which_nothing_stands_yet_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch(0o644)
    keep_private(tmp_path / "new.db")
    assert rights(tmp_path / "new.db") == 0o600


def test_a_place_that_is_not_there_is_left_to_the_store_to_tell(tmp_path: Path) -> None:
    keep_private(tmp_path / "nowhere" / "new.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_in_private_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "file", b"words")
    assert (rights(tmp_path / "file"), (tmp_path / "file").read_bytes()) == (0o600, b"words")


@pytest.mark.skipif(bool(postgres.SERVER), reason="speaks of SQLite alone")
def test_a_store_that_is_made_now_and_its_log_are_its_owners_alone(tmp_path: Path) -> None:
    app = create_app(stores.settings_in(tmp_path))
    with app.app_context():
        db.session.execute(text("CREATE TABLE t (x)"))
        db.session.commit()
        assert {path.name: rights(path) for path in tmp_path.glob("*.db*")} == {
            stores.STORE: 0o600,
            f"{stores.STORE}-wal": 0o600,
            f"{stores.STORE}-shm": 0o600,
        }
        db.session.remove()
        db.engine.dispose()

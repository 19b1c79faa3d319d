"""Settings are typed and fail loudly."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from workshop.config import SettingsError, read_settings


def test_without_anything_said_the_store_is_sqlite_in_the_instance_folder(tmp_path: Path) -> None:
    settings = read_settings({"WORKSHOP_INSTANCE": str(tmp_path / "here")})
    assert settings.database_url == f"sqlite:///{tmp_path / 'here' / 'vrtiljak.db'}"
    assert (settings.host, settings.port, settings.secure_cookies) == ("127.0.0.1", 8000, False)


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = read_settings({"WORKSHOP_INSTANCE": str(tmp_path)}).secret_key
    assert read_settings({"WORKSHOP_INSTANCE": str(tmp_path)}).secret_key == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_secret_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("short")
    with pytest.raises(SettingsError, match="too short"):
        read_settings({"WORKSHOP_INSTANCE": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("SECURE_COOKIES", "perhaps"),
        ("PUBLIC_URL", "vrtiljak.si"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("TRUSTED_PROXIES", "-1"),
        ("SECRET_KEY", "x" * 31),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({"WORKSHOP_INSTANCE": str(tmp_path), name: value})


def test_an_https_address_makes_cookies_secure_and_loses_its_slash(tmp_path: Path) -> None:
    settings = read_settings({"WORKSHOP_INSTANCE": str(tmp_path), "PUBLIC_URL": "https://kratko.si/"})
    assert (settings.public_url, settings.secure_cookies) == ("https://kratko.si", True)


def test_postgresql_is_spoken_to_through_psycopg(tmp_path: Path) -> None:
    env = {"WORKSHOP_INSTANCE": str(tmp_path), "DATABASE_URL": "postgresql://luk@localhost/vrtiljak"}
    assert read_settings(env).database_url == "postgresql+psycopg://luk@localhost/vrtiljak"


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be used"):
        read_settings({"WORKSHOP_INSTANCE": str(tmp_path / "file" / "inside")})


def test_a_secret_from_outside_is_taken_as_it_is_and_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "here"
    assert read_settings({"WORKSHOP_INSTANCE": str(folder), "SECRET_KEY": "x" * 32}).secret_key == "x" * 32
    assert (stat.S_IMODE(folder.stat().st_mode), list(folder.iterdir())) == (0o700, [])

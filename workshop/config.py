"""Settings: read from the environment once, typed, and loud when wrong."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("sl", "en")
"""Complete everywhere, on paper too."""
DRAFTS = ("it", "hu", "sq", "bs")
"""Residents' phones alone, where an evening offers them; no speaker has read them yet, and the page says so."""

SHORTEST_SECRET = 32


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Everything the app takes from outside.

    ``instance`` holds the store and the generated secret. ``public_url`` is the
    address printed in QR codes (no slash at the end); empty means: use the
    address by which the page itself was asked for.
    """

    instance: Path
    database_url: str
    secret_key: str
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    secure_cookies: bool = False
    trusted_proxies: int = 0
    busy_timeout_ms: int = 2500
    max_body_bytes: int = 2 * 1024 * 1024
    testing: bool = False


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment. Raises SettingsError for a value that cannot be used."""
    env = os.environ if environ is None else environ
    instance = Path(env.get("WORKSHOP_INSTANCE") or ROOT / "instance").resolve()
    make_folder(instance)
    return Settings(
        instance=instance,
        database_url=read_database_url(env.get("DATABASE_URL", ""), instance),
        secret_key=read_secret(env) or read_or_make_secret(instance),
        host=env.get("HOST") or "127.0.0.1",
        port=read_int(env, "PORT", default=8000, low=0, high=65535),
        public_url=read_url(env, "PUBLIC_URL"),
        secure_cookies=read_bool(env, "SECURE_COOKIES", default=read_url(env, "PUBLIC_URL").startswith("https://")),
        trusted_proxies=read_int(env, "TRUSTED_PROXIES", default=0, low=0, high=5),
    )


def read_bool(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    """1/true/yes/on or 0/false/no/off."""
    raw = env.get(name, "").strip().lower()
    if not raw:
        return default
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off"}:
        return False
    raise SettingsError(f"{name} must be yes or no, not {raw!r}")


def read_int(env: Mapping[str, str], name: str, *, default: int, low: int, high: int) -> int:
    """A whole number between ``low`` and ``high``."""
    raw = env.get(name, "").strip()
    if not raw:
        return default
    if not raw.isdecimal() or not low <= int(raw) <= high:
        raise SettingsError(f"{name} must be a whole number from {low} to {high}, not {raw!r}")
    return int(raw)


def read_url(env: Mapping[str, str], name: str) -> str:
    """An http(s) address without a slash at the end, or empty."""
    raw = env.get(name, "").strip().rstrip("/")
    if raw and not raw.startswith(("http://", "https://")):
        raise SettingsError(f"{name} must begin with http:// or https://, not {raw!r}")
    return raw


def read_database_url(raw: str, instance: Path) -> str:
    """The store's address; SQLite in the instance folder unless said otherwise."""
    if not raw:
        return f"sqlite:///{instance / 'vrtiljak.db'}"
    for prefix in ("postgresql://", "postgres://"):
        if raw.startswith(prefix):
            return "postgresql+psycopg://" + raw[len(prefix) :]
    if raw.startswith(("sqlite:///", "postgresql+psycopg://")):
        return raw
    raise SettingsError("DATABASE_URL must begin with sqlite:/// or postgresql://")


def make_folder(instance: Path) -> None:
    """The instance folder; one that is made here is its owner's alone, for the store holds contacts."""
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"WORKSHOP_INSTANCE {instance} cannot be used: {error.strerror}") from error


def read_secret(env: Mapping[str, str]) -> str:
    """The secret from outside, empty when none is given. One that could be guessed would sign anybody in."""
    secret = env.get("SECRET_KEY", "")
    if secret and len(secret) < SHORTEST_SECRET:
        raise SettingsError(f"SECRET_KEY must have at least {SHORTEST_SECRET} characters, not {len(secret)}")
    return secret


def read_or_make_secret(instance: Path) -> str:
    """The secret kept in the instance folder, made on first use, readable by its owner only."""
    path = instance / "secret_key"
    try:
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(48))
        secret = path.read_text().strip()
    except FileExistsError:
        secret = path.read_text().strip()
    except OSError as error:
        raise SettingsError(f"WORKSHOP_INSTANCE {instance} cannot be used: {error.strerror}") from error
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(f"{path} is too short to be a secret; remove it to have a new one made")
    return secret

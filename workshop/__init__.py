"""Vrtiljak: the evening carousel for community rooms."""

# ruff: noqa: E402
from __future__ import annotations

import gc

gc.disable()
"""What the imports below make stays, so looking for garbage in it over and over is an eighth of a start in vain."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask
from flask_babel import get_locale
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from workshop import models  # noqa: F401 - the tables must be known before the first query
from workshop.addresses import CodeConverter, LateRule, StoredIntConverter, StoredTextConverter
from workshop.commands import register_commands
from workshop.config import ROOT, Settings, read_settings
from workshop.domain.hall_time import ZONE_NAME
from workshop.errors import register_errors
from workshop.extensions import LateMigrations, babel, csrf, db, htmx, login
from workshop.languages import choose_language
from workshop.presentation import register_presentation
from workshop.rooms import register_rooms
from workshop.security import register_security
from workshop.services.staff_sessions import LONGEST
from workshop.sessions import StaffSessions
from workshop.store import MIGRATIONS, prepare_store
from workshop.translations.compiled import readable_catalogues
from workshop.web import WholeRequest

gc.freeze()
gc.enable()


class House(Flask):
    """Flask whose views and hooks are all plain functions: nothing has to be looked at for being awaited."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def create_app(settings: Settings | None = None) -> Flask:
    """The whole house: settings, extensions, rooms, error pages, commands."""
    settings = settings or read_settings()
    app = House(
        __name__,
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        instance_path=str(settings.instance),
    )
    app.config.from_mapping(configuration(settings))
    app.session_interface = StaffSessions()
    app.url_rule_class = LateRule
    texts = dict.fromkeys(("default", "string"), StoredTextConverter)
    app.url_map.converters.update(code=CodeConverter, int=StoredIntConverter, **texts)
    bind_extensions(app)
    register_presentation(app)
    register_rooms(app)
    register_errors(app)
    register_security(app)
    register_commands(app)
    prepare_store(app)
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app


def configuration(settings: Settings) -> dict[str, object]:
    """Flask's keys from our typed settings."""
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
        "BUSY_TIMEOUT_MS": settings.busy_timeout_ms,
        "MAX_CONTENT_LENGTH": settings.max_body_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.max_body_bytes,
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_HTTPONLY": True,
        "PERMANENT_SESSION_LIFETIME": LONGEST,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "sl",
        "BABEL_DEFAULT_TIMEZONE": ZONE_NAME,
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),
        "COMPRESS_MIN_SIZE": 700,
        "COMPRESS_ALGORITHM": ["gzip"],
        "PUBLIC_URL": settings.public_url,
        "INSTANCE": settings.instance,
        "TESTING": settings.testing,
        "SETTINGS": settings,
    }


def bind_extensions(app: Flask) -> None:
    """Each extension, in the order in which they wrap a request."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(readable_catalogues())
    db.init_app(app)
    app.extensions["migrate"] = LateMigrations(app, MIGRATIONS)
    htmx.init_app(app)
    app.request_class = WholeRequest  # the extension puts one of its own there
    csrf.init_app(app)
    login.init_app(app)
    babel.init_app(app, locale_selector=choose_language)
    Compress(app)
    app.jinja_env.globals["get_locale"] = get_locale

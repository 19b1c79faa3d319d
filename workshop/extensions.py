"""The extensions, made once and bound in create_app. Imports nothing of ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Response
from flask_babel import Babel
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import Model as FSAModel
from flask_wtf import CSRFProtect
from htmx_flask import Htmx
from sqlalchemy import MetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """Named constraints, so that migrations can drop them on every store."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Login(LoginManager):  # type: ignore[misc]  # untyped library
    """Nobody stays signed in beyond the session, so no answer looks into it for such a wish: what varies by cookie
    no cache in front could keep for a whole room."""

    def _update_remember_cookie(self, response: Response) -> Response:
        return response


NO_TABLE = "42P01"
"""How PostgreSQL says that a table is not there."""


class LateMigrations:
    """Stands where Flask-Migrate does until somebody asks for it: Alembic is a tenth of a start, and for a few
    commands alone."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.app, self.folder = app, folder

    def __getattr__(self, name: str) -> Any:
        from flask_migrate import Migrate

        Migrate(self.app, db, directory=str(self.folder))
        return getattr(self.app.extensions["migrate"], name)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
csrf = CSRFProtect()
htmx = Htmx()
babel = Babel()
login = Login()

if TYPE_CHECKING:

    class Model(FSAModel, Base):
        """What mypy sees of db.Model."""

        __abstract__ = True
else:
    Model = db.Model


def is_unbuilt(error: Exception) -> bool:
    """Whether the store answered that its tables were never made."""
    if not isinstance(error, DBAPIError):
        return False
    return getattr(error.orig, "sqlstate", "") == NO_TABLE or "no such table" in str(error.orig)

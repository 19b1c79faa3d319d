"""The extensions, made once and bound in create_app. Imports nothing of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import Model as FSAModel
from flask_wtf import CSRFProtect
from htmx_flask import Htmx
from sqlalchemy import MetaData
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


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
migrate = Migrate(render_as_batch=True)
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

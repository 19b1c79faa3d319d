"""An evening in its first round, for runs in which something breaks: over SQLite, or over any store by its address."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.load.visitor import Visitor
from tests.stores import settings_in
from workshop import create_app
from workshop.config import Settings, read_database_url
from workshop.extensions import db
from workshop.models import Community, Organisation, Workshop
from workshop.services.evening import find_evening, move_on
from workshop.services.library import get_template
from workshop.services.workshops import NewWorkshop, create_workshop

NOW = datetime(2026, 11, 6, 17, 0, tzinfo=UTC)
PEOPLE = 60


@dataclass(frozen=True)
class Room:
    """Where an installation lies, and the code of its evening. ``address`` is what DATABASE_URL says; empty: SQLite."""

    folder: Path
    address: str = ""
    code: str = ""

    @property
    def settings(self) -> Settings:
        return replace(settings_in(self.folder), database_url=read_database_url(self.address, self.folder))

    @property
    def store(self) -> str:
        return "PostgreSQL" if self.address else "SQLite"

    def environment(self, **more: str) -> dict[str, str]:
        """What a process of this installation is given."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        ours = {"WORKSHOP_INSTANCE": str(self.folder), "SECRET_KEY": self.settings.secret_key, "HOST": "127.0.0.1"}
        return {**kept, **ours, **({"DATABASE_URL": self.address} if self.address else {}), **more}

    def rows(self, query: str, **given: object) -> list[tuple[object, ...]]:
        """Asks the store beside the servers."""
        engine = create_engine(self.settings.database_url, poolclass=NullPool)
        with engine.connect() as store:
            return [tuple(row) for row in store.execute(text(query), given)]

    def kept(self, words: str) -> dict[str, int]:
        """How often each statement stands that begins so, by its text."""
        query = "SELECT text, count(*) FROM statements WHERE text LIKE :words GROUP BY text"
        return {str(said): int(str(many)) for said, many in self.rows(query, words=f"{words} %")}

    def fields(self, base: str) -> dict[str, str]:
        """What the form of table 1 carries beside the words and their key."""
        with closing(Visitor(base)) as phone:
            form = phone.get(f"/{self.code}/m1").form("/statements")
        fields = {name: value for name, value in form.fields if name not in {"key", "text"}}
        return {**fields, "kind": form.buttons[0].value}


@contextmanager
def furnished(folder: Path, address: str = "") -> Iterator[tuple[Flask, Workshop]]:
    """The app of a fresh installation and its evening, prepared and not begun."""
    folder.mkdir(parents=True, exist_ok=True)
    app = create_app(Room(folder, address).settings)
    with app.app_context():
        upgrade()
        yield app, evening_of_its_own()
        db.session.remove()
        db.engine.dispose()


def evening_of_its_own() -> Workshop:
    """A centre with one community, and its evening from a template."""
    centre = Organisation(name="Ljudska univerza Kranj", created_at=NOW)
    db.session.add(centre)
    db.session.flush()
    place = Community(organisation_id=centre.id, name="Golnik", municipality="Kranj", created_at=NOW)
    db.session.add(place)
    db.session.commit()
    new = NewWorkshop("Naš skupni prostor", place.id, held_on=NOW.date(), venue="Dom krajanov", expected_people=PEOPLE)
    return create_workshop(organisation=centre, template=get_template("community-room"), new=new, actor="1", now=NOW)


def made(folder: Path, address: str = "") -> Room:
    """An installation whose evening is in its first round."""
    with furnished(folder, address) as (_app, workshop):
        go_to(workshop, "round", 1)
        return Room(folder, address, workshop.code)


def go_to(workshop: Workshop, state: str, round_number: int = 0) -> None:
    """Presses Next until the evening stands there."""
    evening = find_evening(workshop.id)
    while (evening.state, evening.round_number) != (state, round_number):
        evening = move_on(workshop=workshop, expected=evening.stage_revision, actor="test", now=NOW)
    db.session.commit()


def command(*words: str) -> list[str]:
    """One of the product's commands in a process of its own."""
    return [sys.executable, "-m", "workshop", *words]

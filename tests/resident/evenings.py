"""An evening for tests of the phone: real rows, moved by the real services, asked for in short contexts of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import func, select

from tests.checking_client import CheckingClient
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Group, Statement, VoteOption, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening

Row = TypeVar("Row")


@dataclass(frozen=True)
class Hall:
    """A workshop by its code; rows are read and written outside of any request."""

    app: Flask
    id: int
    code: str

    def move(self, state: str, round_number: int = 0) -> None:
        with self.row() as workshop:
            move_to(workshop, state, round_number)

    def close(self) -> None:
        """The last move, with whatever waits unread."""
        with self.row() as workshop:
            move_to(workshop, "evaluation")
            expected = find_evening(workshop.id).stage_revision
            close_evening(workshop=workshop, expected=expected, actor="test", now=NOW, with_waiting=True)

    @contextmanager
    def row(self) -> Iterator[Workshop]:
        """The workshop, to be changed; what was changed is kept."""
        with self.app.app_context():
            yield db.session.get_one(Workshop, self.id)
            db.session.commit()

    def all(self, model: type[Row]) -> list[Row]:
        with self.app.app_context():
            return list(db.session.scalars(select(model).order_by(model.id)))  # type: ignore[attr-defined]

    def count(self, model: type[Any]) -> int:
        with self.app.app_context():
            return db.session.scalar(select(func.count()).select_from(model)) or 0

    def group(self, colour: str) -> int:
        """The number of a group's row."""
        with self.app.app_context():
            return db.session.execute(
                select(Group.id).where(Group.workshop_id == self.id, Group.colour == colour)
            ).scalar_one()

    def list_to_vote_on(self, *texts: str) -> None:
        with self.row():
            db.session.add_all(
                VoteOption(workshop_id=self.id, number=number, text=text) for number, text in enumerate(texts, start=1)
            )

    def moderate(self, state: str) -> None:
        """Every statement into one state, as a moderator would."""
        with self.row():
            for statement in db.session.scalars(select(Statement).where(Statement.workshop_id == self.id)):
                statement.state = state


def make_hall(app: Flask, state: str = "prepared", round_number: int = 0, *, name: str = "Golnik") -> Hall:
    """An evening of a centre of its own, in a state; call it again with another name for the stranger's."""
    with app.app_context():
        workshop = make_workshop(make_centre(f"Center {name}", name, f"{name.lower()}.test"))
        hall = Hall(app, workshop.id, workshop.code)
    if state != "prepared":
        hall.move(state, round_number)
    return hall


def hidden(client: CheckingClient, action: str = "") -> dict[str, str]:
    """The hidden fields of the last page's form, that of an address when there are several."""
    fields: dict[str, str] = {}
    for form in client.page.iter("form"):
        if (form.get("action") or "").endswith(action):
            fields |= {
                str(field.get("name")): str(field.get("value"))
                for field in form.iter("input")
                if field.get("type") == "hidden"
            }
    return fields


def send(client: CheckingClient, hall: Hall, text: str = "Manjka prevoz k zdravniku", *, table: int = 1) -> str:
    """Scans a table, writes and sends; the path of the page that says so."""
    client.get(f"/{hall.code}/m{table}")
    answer = client.post(f"/{hall.code}/statements", data={**hidden(client), "text": text, "kind": "need"})
    assert answer.status_code == 303, client.words
    return str(answer.location)


def fields(client: CheckingClient, name: str) -> list[str]:
    """The values of all fields of a name that are ticked."""
    return [
        str(node.get("value"))
        for node in client.page.iter("input")
        if node.get("name") == name and node.get("checked") is not None
    ]


def links(client: CheckingClient) -> set[str]:
    return {str(node.get("href")) for node in client.page.iter("a")}

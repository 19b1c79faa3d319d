"""How often a page asks the store: the same for three rows as for one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from tests.checking_client import CheckingClient
from workshop.extensions import db


def count_queries(client: CheckingClient, path: str) -> int:
    """Statements of SQL behind one GET, which must succeed."""
    asked: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    with client.application.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", listen)
    try:
        answer = client.get(path)
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    assert answer.status_code == 200, answer.status
    return len(asked)

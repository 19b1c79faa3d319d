"""When the page of a table was last open: a table whose host is gone can be seen."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from workshop.extensions import db
from workshop.models import HostSeen
from workshop.services.once import insert_once

AT_MOST_EVERY = timedelta(seconds=55)
"""A little under the minute after which the page says so again."""


def note_host(*, workshop_id: int, table_number: int, now: datetime) -> None:
    """That the page is open. Several screens at one table write once a minute; no screen has anything new to show,
    so no revision is raised."""
    where = HostSeen.workshop_id == workshop_id, HostSeen.table_number == table_number
    if not insert_once(HostSeen, {"workshop_id": workshop_id, "table_number": table_number, "seen_at": now}):
        stale = update(HostSeen).where(*where, HostSeen.seen_at < now - AT_MOST_EVERY)
        db.session.execute(stale.values(seen_at=now).execution_options(synchronize_session=False))
    db.session.commit()

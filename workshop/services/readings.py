"""Municipal readers: whose reports they may read, and those reports once they are published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from workshop.extensions import db
from workshop.models import Account, Community, Reading, Workshop
from workshop.services.journal import record_for


def readable(account: Account) -> list[int]:
    """Ids of the communities that were given to this reader."""
    return list(db.session.scalars(select(Reading.community_id).where(Reading.account_id == account.id)))


def give_communities(*, account: Account, community_ids: Collection[int], actor: str, now: datetime) -> None:
    """These communities of the reader's own centre and no others. Unknown ones are left out."""
    before = sorted(readable(account))
    own = select(Community.id).where(
        Community.organisation_id == account.organisation_id, Community.id.in_(community_ids)
    )
    after = sorted(db.session.scalars(own))
    if before == after:
        return
    db.session.execute(delete(Reading).where(Reading.account_id == account.id))
    db.session.add_all(Reading(account_id=account.id, community_id=number) for number in after)
    record_for(
        account.organisation_id,
        actor=actor,
        act="readings_changed",
        now=now,
        subject_id=account.id,
        before={"communities": before},
        after={"communities": after},
    )
    db.session.commit()


def list_published(account: Account) -> Sequence[Workshop]:
    """Workshops with a published report, the newest first: a reader's communities, for others the whole centre."""
    asked = select(Workshop).where(
        Workshop.organisation_id == account.organisation_id, Workshop.published_at.is_not(None)
    )
    if account.role == "reader":
        asked = asked.where(Workshop.community_id.in_(readable(account)))
    return db.session.scalars(asked.order_by(Workshop.published_at.desc(), Workshop.id.desc())).all()

"""The draft languages that the phones of an evening offer, besides those of the house."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from workshop.config import DRAFTS
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.workshop_edit import note_change


def drafts_of(workshop: Workshop) -> tuple[str, ...]:
    """Those that the evening's texts have a place for."""
    return tuple(code for code in DRAFTS if code in workshop.texts)


def offer_drafts(*, workshop: Workshop, chosen: Collection[str], actor: str, now: datetime) -> None:
    """A place in the texts for each of the chosen, none for the others. What stations say in one stays with them."""
    before = drafts_of(workshop)
    after = tuple(code for code in DRAFTS if code in chosen)
    if before == after:
        return
    kept = {key: said for key, said in workshop.texts.items() if key not in DRAFTS}
    workshop.texts = {**kept, **{code: workshop.texts.get(code, {}) for code in after}}
    note_change(
        workshop,
        "languages",
        before={"languages": list(before)},
        after={"languages": list(after)},
        actor=actor,
        now=now,
    )
    db.session.commit()

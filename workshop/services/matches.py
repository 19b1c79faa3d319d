"""Keeping needs and offers in full: by phone, or typed in by staff from paper and telephone (A2-12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.matching.topics import Category
from workshop.domain.personal_data import find_personal_data
from workshop.domain.refusals import Refusal
from workshop.domain.statements import check_text, clean_text
from workshop.extensions import db
from workshop.models import Exchange, Workshop
from workshop.services.holding import hold_since, whole
from workshop.services.journal import record
from workshop.services.matches_contacts import known_contact
from workshop.services.once import insert_once
from workshop.services.statements import check_key

SIDES = ("need", "offer")
HOW_OFTEN = ("once", "weekly", "monthly", "sometimes")
ORIGINS = ("paper", "desk")
"""By which road staff got what they type in: a sheet, or a call and a talk at the desk."""
SHORT_LIMIT = 120
"""Characters of when and where."""


@dataclass(frozen=True)
class ExchangeDraft:
    """One side of the form as typed; empty ``text`` means that this side was left out."""

    text: str = ""
    category: str = ""
    free_when: str = ""
    place: str = ""
    how_often: str = ""


class SideRefusal(Refusal):
    """A refusal about one side and one field of it."""

    def __init__(self, side: str, field: str, refusal: Refusal) -> None:
        super().__init__(refusal.code, **refusal.facts)
        self.side, self.field = side, field


def find_exchanges(*, workshop_id: int, key: str) -> dict[str, Exchange]:
    """What was sent with a form, by side."""
    rows = db.session.scalars(select(Exchange).where(Exchange.workshop_id == workshop_id, Exchange.key == key))
    return {row.side: row for row in rows}


@whole
def save_exchange(
    *, workshop: Workshop, drafts: Mapping[str, ExchangeDraft], key: str, now: datetime, sign_up_key: str = ""
) -> list[str]:
    """The sides of a phone's form that hold words; sent again under the same key they replace what was there.

    ``sign_up_key`` ties them to the contact left with that sign-up, if there is one. Refuses an empty form, words
    over the limit and with personal data, and an evening that has not begun or is closed."""
    hold_since(workshop.id, State.CHECK_IN, "evening_not_begun")
    kept = check_drafts(drafts)
    contact = known_contact(workshop.id, sign_up_key)
    store(workshop, kept, key, "phone", now, contact_id=contact)
    db.session.commit()
    return list(kept)


def enter_exchange(
    *, workshop: Workshop, drafts: Mapping[str, ExchangeDraft], key: str, origin: str, actor: str, now: datetime
) -> list[str]:
    """The same typed in by staff, also after the evening. Refuses a road that is not known."""
    if origin not in ORIGINS:
        raise Refusal("choice_unknown")
    kept = check_drafts(drafts)
    if store(workshop, kept, key, origin, now):
        after = {"sides": list(kept), "origin": origin}
        record(workshop=workshop, actor=actor, act="exchange_typed", now=now, subject="exchange", after=after)
    db.session.commit()
    return list(kept)


def store(
    workshop: Workshop,
    kept: Mapping[str, ExchangeDraft],
    key: str,
    origin: str,
    now: datetime,
    contact_id: int | None = None,
) -> bool:
    """Whether a row is new. The caller commits."""
    plain_key = check_key(key)
    new = False
    for side, draft in kept.items():
        own = {"workshop_id": workshop.id, "side": side, "key": plain_key, "origin": origin, "created_at": now}
        new = insert_once(Exchange, {**own, **asdict(draft)}) or new
    for side, row in find_exchanges(workshop_id=workshop.id, key=plain_key).items():
        for field, value in asdict(kept.get(side, ExchangeDraft())).items():
            if side in kept:
                setattr(row, field, value)
        row.contact_id = row.contact_id or contact_id
    return new


def check_drafts(drafts: Mapping[str, ExchangeDraft]) -> dict[str, ExchangeDraft]:
    """The sides that hold words, cleaned. Refuses with the side and the field."""
    kept = {side: check_draft(side, drafts[side]) for side in SIDES if side in drafts and holds_words(drafts[side])}
    if not kept:
        raise SideRefusal("need", "text", Refusal("exchange_empty"))
    return kept


def holds_words(draft: ExchangeDraft) -> bool:
    return any(clean_text(value) for value in (draft.text, draft.free_when, draft.place))


def check_draft(side: str, draft: ExchangeDraft) -> ExchangeDraft:
    if draft.category and draft.category not in set(Category):
        raise SideRefusal(side, "category", Refusal("choice_unknown"))
    if draft.how_often and draft.how_often not in HOW_OFTEN:
        raise SideRefusal(side, "how_often", Refusal("choice_unknown"))
    return ExchangeDraft(
        text=check_part(side, "text", draft.text),
        category=draft.category,
        free_when=check_part(side, "free_when", draft.free_when),
        place=check_part(side, "place", draft.place),
        how_often=draft.how_often,
    )


def check_part(side: str, field: str, raw: str) -> str:
    """The cleaned words: never empty in ``text``, no telephone and no e-mail anywhere (they belong in the vault)."""
    try:
        text = check_text(raw) if field == "text" else clean_text(raw)
        if field != "text" and len(text) > SHORT_LIMIT:
            over = len(text) - SHORT_LIMIT
            raise Refusal("text_too_long", limit=SHORT_LIMIT, length=len(text), over=over)
        if find_personal_data(text):
            raise Refusal("exchange_personal")
    except Refusal as refusal:
        raise SideRefusal(side, field, refusal) from refusal
    return text

"""Changing the good-practice cards that are shown on an evening."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workshop.domain.preparing import Part, refuse_fixed
from workshop.extensions import db
from workshop.models import Practice, Workshop
from workshop.services.parts import move_part, next_number, remove_part
from workshop.services.preparation import state_of
from workshop.services.workshop_edit import note_change

CardTexts = Mapping[str, Mapping[str, str]]
"""{language: {"title", the seven fields, "source"}}."""


def add_practice(*, workshop: Workshop, texts: CardTexts, used: bool, actor: str, now: datetime) -> Practice:
    """One card more, at the end."""
    refuse_fixed(Part.PRACTICES, state_of(workshop))
    number = next_number(Practice, workshop.id)
    card = Practice(workshop_id=workshop.id, number=number, used=used, texts=plain(texts))
    db.session.add(card)
    db.session.flush()
    note_change(workshop, "practice", subject_id=card.id, after={"texts": card.texts}, actor=actor, now=now)
    db.session.commit()
    return card


def change_practice(
    *, workshop: Workshop, card: Practice, texts: CardTexts, used: bool, actor: str, now: datetime
) -> None:
    """Other words on a card, and whether it is shown."""
    refuse_fixed(Part.PRACTICES, state_of(workshop))
    before = {"texts": card.texts, "used": card.used}
    card.texts, card.used = {**card.texts, **plain(texts)}, used
    after = {"texts": card.texts, "used": used}
    note_change(workshop, "practice", subject_id=card.id, before=before, after=after, actor=actor, now=now)
    db.session.commit()


def move_practice(*, workshop: Workshop, card: Practice, up: bool, actor: str, now: datetime) -> None:
    """One place up or down."""
    refuse_fixed(Part.PRACTICES, state_of(workshop))
    move_part(card, up=up)
    note_change(workshop, "practice", subject_id=card.id, after={"number": card.number}, actor=actor, now=now)
    db.session.commit()


def remove_practice(*, workshop: Workshop, card: Practice, actor: str, now: datetime) -> None:
    """One card less; to keep it and not show it there is ``used``."""
    refuse_fixed(Part.PRACTICES, state_of(workshop))
    before = {"texts": card.texts, "used": card.used}
    remove_part(card)
    note_change(workshop, "practice", before=before, actor=actor, now=now)
    db.session.commit()


def plain(texts: CardTexts) -> dict[str, dict[str, str]]:
    return {language: dict(fields) for language, fields in texts.items()}

"""What a phone needs and offers: listed by its keys, and taken back."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.matches import ExchangeDraft, save_exchange
from workshop.services.own_exchanges import list_own_exchanges, withdraw_exchange

FIRST, SECOND, FOREIGN = (str(uuid.UUID(int=number, version=4)) for number in (1, 2, 3))


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    for key, side, text in ((FIRST, "need", "Prevoz"), (SECOND, "offer", "Lestev"), (FOREIGN, "need", "Tuje")):
        save_exchange(workshop=made, drafts={side: ExchangeDraft(text)}, key=key, now=NOW)
    return made


def own(workshop: Workshop) -> list[str]:
    return [row.text for row in list_own_exchanges(workshop_id=workshop.id, keys=[FIRST, SECOND])]


def test_only_what_was_sent_under_the_own_keys_is_listed(workshop: Workshop) -> None:
    assert own(workshop) == ["Prevoz", "Lestev"]
    assert list_own_exchanges(workshop_id=workshop.id, keys=[]) == []


def test_what_is_taken_back_is_gone_and_the_journal_has_none_of_its_words(workshop: Workshop) -> None:
    withdraw_exchange(workshop=workshop, key=FIRST, side="need", now=NOW)
    assert own(workshop) == ["Lestev"]
    (entry,) = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "withdraw"))
    assert (entry.subject, entry.actor, entry.before, entry.after) == ("exchange", "phone", "{}", "{}")


def test_what_is_not_there_cannot_be_taken_back(workshop: Workshop) -> None:
    with pytest.raises(NotFound):
        withdraw_exchange(workshop=workshop, key=FIRST, side="offer", now=NOW)

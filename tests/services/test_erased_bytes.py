"""What was erased is in no byte of the store's files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests import postgres, stores
from tests.closed import close
from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.config import Settings
from workshop.domain.contact_details import ContactDetails
from workshop.models import Workshop
from workshop.services.contacts import erase_contact, save_contact, take_back
from workshop.services.contacts_vault import erase_for, open_vault
from workshop.services.erased_bytes import settle_erased
from workshop.services.evening_removal import remove_answered
from workshop.services.moderating import cover_words
from workshop.services.moderation_hold import card_mark
from workshop.services.purging import purge

pytestmark = pytest.mark.skipif(bool(postgres.SERVER), reason="speaks of SQLite's files alone")
NAME = "Zvonimira Izbrisljiva"
KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "sign_up")
    return made


@pytest.fixture
def folder(settings: Settings) -> Path:
    return settings.instance


def is_there(folder: Path, words: str = NAME) -> bool:
    """Whether the words stand anywhere in the store or beside it."""
    files = [path for path in folder.iterdir() if path.name.startswith(stores.STORE)]
    return any(words.encode() in path.read_bytes() for path in files)


def leave(workshop: Workshop) -> str:
    """The token with which the contact is erased. Others stand before and after it."""
    tokens = [
        save_contact(
            workshop=workshop,
            details=ContactDetails(name=name, phone="040 123 456", email=""),
            consents={"report": "Da."},
            fifteen=True,
            key=KEY.replace("11", f"{number:02d}"),
            secret="secret",
            now=NOW,
        )
        for number, name in ((21, "Prva"), (22, NAME), (23, "Tretja"))
    ]
    return tokens[1]


def test_a_contact_that_is_erased_leaves_no_byte(workshop: Workshop, folder: Path) -> None:
    token = leave(workshop)
    assert is_there(folder)
    erase_contact(token=token, now=NOW)
    assert not is_there(folder)
    assert is_there(folder, "Tretja")


def test_nor_does_one_whose_last_purpose_is_taken_back(workshop: Workshop, folder: Path) -> None:
    take_back(token=leave(workshop), purpose="report", now=NOW)
    assert not is_there(folder)


def test_nor_one_that_staff_erase(workshop: Workshop, folder: Path) -> None:
    leave(workshop)
    found = next(one for one in open_vault(workshop=workshop, actor="1", now=NOW) if one.name == NAME)
    erase_for(workshop=workshop, contact_id=found.id, purpose="", actor="1", now=NOW)
    assert not is_there(folder)


def test_nor_one_whose_day_has_come(workshop: Workshop, folder: Path) -> None:
    leave(workshop)
    purge(now=NOW + timedelta(days=400))
    assert not is_there(folder)


@pytest.mark.parametrize("after_closing", [False, True])
def test_words_that_were_covered_are_gone_with_the_closing_and_the_next_erasing(
    workshop: Workshop, folder: Path, after_closing: bool
) -> None:
    (card,) = say(workshop, f"Pokličite {NAME}")
    if after_closing:
        close(workshop)
    seen = card_mark(card.state, card.text)
    cover_words(workshop=workshop, statement_id=card.id, seen=seen, words=NAME, actor="1", now=NOW)
    if after_closing:
        purge(now=NOW + timedelta(days=1))
    else:
        close(workshop)
    assert not is_there(folder)


def test_nor_does_an_evening_that_is_deleted(workshop: Workshop, folder: Path) -> None:
    say(workshop, f"Pokličite {NAME}")
    leave(workshop)
    close(workshop)
    remove_answered(workshop=workshop, typed=workshop.code, actor="1", now=NOW)
    assert not is_there(folder)


def test_a_store_that_somebody_reads_is_settled_the_next_time(workshop: Workshop, folder: Path) -> None:
    token = leave(workshop)
    with closing(sqlite3.connect(folder / stores.STORE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM contacts").fetchone()
        erase_contact(token=token, now=NOW)
        assert not settle_erased()
        assert is_there(folder)
        other.execute("COMMIT")
    assert settle_erased()
    assert not is_there(folder)

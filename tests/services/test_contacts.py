"""The vault's front side: kept by consent, replaced and never doubled, erased by the own link."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.contact_details import ContactDetails
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Consent, Contact, JournalEntry, Workshop
from workshop.services.contacts import (
    CONSENT_VERSION,
    erase_contact,
    find_contact,
    find_keeper,
    save_contact,
    take_back,
)
from workshop.services.matches import ExchangeDraft, find_exchanges, save_exchange
from workshop.services.sign_ups import save_sign_up

KEY, SECRET = str(uuid.uuid4()), "the installation's secret"
WORDS = {"report": "Dovolim, da mi pošljete poročilo."}


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "sign_up")
    return made


def save(workshop: Workshop, phone: str = "040123456", key: str = KEY, **changed: object) -> str:
    given: dict[str, object] = {"consents": WORDS, "fifteen": True, **changed}
    return save_contact(
        workshop=workshop,
        details=ContactDetails(phone=phone),
        key=key,
        secret=SECRET,
        now=NOW,
        **given,  # type: ignore[arg-type]
    )


def how_many(model: type[Contact] | type[Consent]) -> int:
    return db.session.scalar(select(func.count(model.id))) or 0


def test_it_is_kept_with_the_words_their_version_and_the_day_of_erasing(workshop: Workshop) -> None:
    contact, where = find_contact(save(workshop))
    (consent,) = contact.consents
    assert (consent.purpose, consent.text, consent.version, consent.given_at) == (
        "report",
        WORDS["report"],
        CONSENT_VERSION,
        NOW,
    )
    assert (where.id, contact.erase_on) == (workshop.id, date(2027, 5, 6))
    assert find_keeper(workshop).name == "Ljudska univerza Kranj"


def test_the_store_does_not_hold_the_link(workshop: Workshop) -> None:
    token = save(workshop)
    contact, _ = find_contact(token)
    assert token not in (contact.erase_token_hash, contact.name, contact.phone)


def test_the_same_form_again_replaces_and_keeps_the_link(workshop: Workshop) -> None:
    first, second = save(workshop), save(workshop, "041999888")
    assert first == second
    assert find_contact(first)[0].phone == "041999888"
    assert (how_many(Contact), how_many(Consent)) == (1, 1)


def test_the_same_form_sent_to_another_evening_is_kept_there_alone(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    move_to(other, "sign_up")
    save(workshop)
    where = find_contact(save(other))[1]
    assert (where.id, how_many(Contact)) == (other.id, 1)


def test_a_sign_up_has_one_contact_and_the_last_one_stays(workshop: Workshop) -> None:
    sign_up = save_sign_up(workshop=workshop, roles=(1,), hours="", note="", key=str(uuid.uuid4()), now=NOW)
    first = save(workshop, sign_up_key=sign_up.key)
    second = save(workshop, "041999888", key=str(uuid.uuid4()), sign_up_key=sign_up.key)
    assert find_contact(second)[0].sign_up_id == sign_up.id
    with pytest.raises(NotFound):
        find_contact(first)


def test_a_need_stays_tied_to_a_contact_that_is_left_anew(workshop: Workshop) -> None:
    sign_up = save_sign_up(workshop=workshop, roles=(1,), hours="", note="", key=str(uuid.uuid4()), now=NOW)
    save(workshop, sign_up_key=sign_up.key)
    wanted, form = {"need": ExchangeDraft("Lestev")}, str(uuid.uuid4())
    save_exchange(workshop=workshop, drafts=wanted, key=form, now=NOW, sign_up_key=sign_up.key)
    mended = save(workshop, "041999888", key=str(uuid.uuid4()), sign_up_key=sign_up.key)
    tied = find_exchanges(workshop_id=workshop.id, key=form)["need"].contact_id
    assert tied == find_contact(mended)[0].id
    assert (how_many(Contact), how_many(Consent)) == (1, 1)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"consents": {}}, "consent_missing"),
        ({"fifteen": False}, "contact_too_young"),
        ({"consents": {"all": "x"}}, "form_expired"),
        ({"key": "x"}, "form_expired"),
    ],
)
def test_nothing_is_kept_without_a_proper_consent(workshop: Workshop, changed: dict[str, object], refusal: str) -> None:
    with pytest.raises(Refusal, match=refusal):
        save(workshop, **changed)  # type: ignore[arg-type]
    assert how_many(Contact) == 0


def test_an_unknown_sign_up_leaves_the_contact_by_itself(workshop: Workshop) -> None:
    assert find_contact(save(workshop, sign_up_key="nobody's"))[0].sign_up_id is None


def test_erasing_takes_everything_and_leaves_a_journal_row_that_names_nobody(workshop: Workshop) -> None:
    token = save(workshop)
    erase_contact(token=token, now=NOW)
    assert (how_many(Contact), how_many(Consent)) == (0, 0)
    entry = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert entry is not None
    assert (entry.act, entry.actor, entry.before, entry.after) == ("erase", "own_link", "{}", "{}")
    with pytest.raises(NotFound):
        erase_contact(token=token, now=NOW)


def test_it_begins_with_the_sign_up(in_app: Flask) -> None:
    early = make_workshop(make_centre())
    move_to(early, "round", 1)
    with pytest.raises(WrongState, match="sign_up_not_begun"):
        save(early)


def test_each_purpose_has_its_own_last_day(workshop: Workshop) -> None:
    contact, _ = find_contact(save(workshop, consents={"report": "Poročilo.", "volunteering": "Klic."}))
    days = {consent.purpose: consent.erase_on for consent in contact.consents}
    assert days == {"report": date(2027, 5, 6), "volunteering": date(2027, 11, 6)}
    assert contact.erase_on == date(2027, 11, 6)


def test_one_purpose_is_taken_back_and_the_other_stands_until_its_own_day(workshop: Workshop) -> None:
    token = save(workshop, consents={"report": "Poročilo.", "volunteering": "Klic."})
    assert take_back(token=token, purpose="volunteering", now=NOW)
    contact, _ = find_contact(token)
    assert [consent.purpose for consent in contact.consents] == ["report"]
    assert contact.erase_on == date(2027, 5, 6)
    assert not take_back(token=token, purpose="report", now=NOW)
    assert (how_many(Contact), how_many(Consent)) == (0, 0)


def test_nothing_of_a_person_is_left_in_any_table(workshop: Workshop) -> None:
    details = ContactDetails(name="Zvezdana Primer", phone="031777555", email="zvezdana@primer.example")
    token = save_contact(
        workshop=workshop, details=details, consents=WORDS, fifteen=True, key=KEY, secret=SECRET, now=NOW
    )
    words = ("Zvezdana", "031777555", "zvezdana@primer.example")
    assert all(word in everything() for word in words)
    erase_contact(token=token, now=NOW)
    assert [word for word in words if word in everything()] == []


def everything() -> str:
    """Every row of every table as text."""
    rows = [row for table in db.metadata.sorted_tables for row in db.session.execute(select(table))]
    return "\n".join(str(tuple(row)) for row in rows)

"""Needs, offers and matches in the store: kept once, moved in turn, gone and carried with their evening."""

from __future__ import annotations

import io
import json
import uuid
import zipfile

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.facilitator.boards import say
from tests.matching_rows import leave_contact, write
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.domain.matching.course import Act
from workshop.domain.refusals import Gone, NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Exchange, Match, Workshop
from workshop.services.archive import INSIDE, write_archive
from workshop.services.contacts_vault import read_door
from workshop.services.matches import ExchangeDraft, enter_exchange, save_exchange
from workshop.services.matches_acts import act_on_pair, get_match
from workshop.services.matches_board import read_board, read_programme_board
from workshop.services.matches_contacts import reach_both
from workshop.services.matches_talks import list_talks


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    move_to(made, "sign_up")
    return made


def press(workshop: Workshop, need: str, offer: str, act: Act = Act.ACCEPT, seen: str = "") -> Match:
    return act_on_pair(workshops=[workshop], need_ref=need, offer_ref=offer, act=act, seen=seen, actor="test", now=NOW)


def test_a_phone_sends_after_check_in_began_and_before_the_evening_closed(centre: Centre, in_app: Flask) -> None:
    early = make_workshop(centre)
    drafts = {"need": ExchangeDraft("Prevoz")}
    with pytest.raises(WrongState):
        save_exchange(workshop=early, drafts=drafts, key=str(uuid.uuid4()), now=NOW)
    move_to(early, "check_in")
    assert save_exchange(workshop=early, drafts=drafts, key=str(uuid.uuid4()), now=NOW) == ["need"]


def test_a_side_of_one_word_too_many_keeps_neither(workshop: Workshop) -> None:
    drafts = {"need": ExchangeDraft("Prevoz"), "offer": ExchangeDraft("č" * 281)}
    with pytest.raises(Refusal) as refused:
        enter_exchange(workshop=workshop, drafts=drafts, key=str(uuid.uuid4()), origin="desk", actor="a", now=NOW)
    assert (refused.value.code, getattr(refused.value, "side", "")) == ("text_too_long", "offer")
    assert db.session.scalar(select(func.count()).select_from(Exchange)) == 0


def test_a_person_is_never_matched_with_themselves(workshop: Workshop) -> None:
    drafts = {"need": ExchangeDraft("Lestev", "tools"), "offer": ExchangeDraft("Lestev", "tools")}
    enter_exchange(workshop=workshop, drafts=drafts, key=str(uuid.uuid4()), origin="desk", actor="a", now=NOW)
    board = read_board(workshop)
    assert (board.suggested, board.needs, board.offers) == ((), 1, 1)


def test_a_declined_suggestion_stays_away_and_its_need_is_unmet(workshop: Workshop, in_app: Flask) -> None:
    need, offer = (f"e{write(in_app, workshop, side, 'Lestev', 'tools')}" for side in ("need", "offer"))
    assert [(pair.need.ref, pair.offer.ref) for pair in read_board(workshop).suggested] == [(need, offer)]
    press(workshop, need, offer, Act.DECLINE)
    board = read_board(workshop)
    assert board.suggested == ()
    assert ([half.ref for half in board.unmet], [half.ref for half in board.unused]) == ([need], [offer])


def test_what_is_not_of_these_workshops_is_not_found(workshop: Workshop, in_app: Flask) -> None:
    need, offer = (f"e{write(in_app, workshop, side, 'Lestev', 'tools')}" for side in ("need", "offer"))
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    with pytest.raises(NotFound):
        press(other, need, offer)
    match = press(workshop, need, offer)
    assert get_match(match.id, [workshop]).id == match.id
    with pytest.raises(NotFound):
        get_match(match.id, [other])
    with pytest.raises(NotFound):  # the sides the wrong way round
        press(workshop, offer, need)


def test_contacts_stay_shut_until_both_agreed_and_after_the_consent_is_gone(workshop: Workshop, in_app: Flask) -> None:
    need, offer = (f"e{write(in_app, workshop, side, 'Lestev', 'tools')}" for side in ("need", "offer"))
    leave_contact(in_app, workshop, need, "introduction", "040 111 111")
    match = press(workshop, need, offer)
    press(workshop, need, offer, Act.OFFER_AGREES, "proposed")
    with pytest.raises(WrongState):
        reach_both(match=match, actor="test", now=NOW)
    press(workshop, need, offer, Act.NEED_AGREES, "offer_agreed")
    asking, offering = reach_both(match=match, actor="test", now=NOW)
    assert (asking.known, offering.known) == (True, False)


def test_of_two_evenings_each_tells_who_looked_at_its_contacts(
    workshop: Workshop, centre: Centre, in_app: Flask
) -> None:
    other = make_workshop(centre, title="Druga delavnica")
    move_to(other, "sign_up")
    need, offer = f"e{write(in_app, workshop, 'need', 'Lestev')}", f"e{write(in_app, other, 'offer', 'Lestev')}"
    leave_contact(in_app, other, offer, "introduction", "040 111 111")
    for act, seen in ((Act.ACCEPT, ""), (Act.OFFER_AGREES, "proposed"), (Act.NEED_AGREES, "offer_agreed")):
        match = act_on_pair(
            workshops=[workshop, other], need_ref=need, offer_ref=offer, act=act, seen=seen, actor="test", now=NOW
        )
    reach_both(match=match, actor="test", now=NOW)
    told = [[(look.purpose, look.count) for look in read_door(one).looks] for one in (workshop, other)]
    assert told == [[("introduction", 0)], [("introduction", 1)]]


def test_two_matches_of_the_same_two_people_are_one_talk(workshop: Workshop, in_app: Flask) -> None:
    drafts = {"need": ExchangeDraft("Lestev", "tools"), "offer": ExchangeDraft("Projektor", "tools")}
    other = {"need": ExchangeDraft("Projektor", "tools"), "offer": ExchangeDraft("Lestev", "tools")}
    for each in (drafts, other):
        enter_exchange(workshop=workshop, drafts=each, key=str(uuid.uuid4()), origin="desk", actor="a", now=NOW)
    for pair in read_board(workshop).suggested:
        press(workshop, pair.need.ref, pair.offer.ref)
    board = read_board(workshop)
    assert len(board.kept) == 2
    assert [len(slot) for slot in list_talks(board)] == [1]


def test_a_programme_without_workshops_has_an_empty_board(centre: Centre) -> None:
    board = read_programme_board(centre.programme)
    assert (board.kept, board.suggested, board.needs) == ((), (), 0)


def test_rows_go_with_their_workshop_and_a_match_with_either_side(workshop: Workshop, in_app: Flask) -> None:
    (said,) = say(workshop, "Iščem lestev", state="shown")
    offer = write(in_app, workshop, "offer", "Posodim lestev", "tools")
    press(workshop, f"s{said.id}", f"e{offer}")
    db.session.delete(said)
    db.session.commit()
    assert db.session.scalar(select(func.count()).select_from(Match)) == 0
    assert db.session.scalar(select(func.count()).select_from(Exchange)) == 1


def test_an_archive_carries_them_without_the_way_into_the_vault(workshop: Workshop, in_app: Flask) -> None:
    need, offer = (f"e{write(in_app, workshop, side, 'Lestev', 'tools')}" for side in ("need", "offer"))
    leave_contact(in_app, workshop, need, "introduction", "040 111 111")
    press(workshop, need, offer)
    raw = write_archive(workshop=workshop, with_contacts=False, now=NOW)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        rows = json.loads(archive.read(INSIDE))["rows"]
    assert [row["text"] for row in rows["exchanges"]] == ["Lestev", "Lestev"]
    assert {row.get("contact_id") for row in rows["exchanges"]} == {None}
    assert [row["state"] for row in rows["matches"]] == ["proposed"]


def test_closing_ends_what_phones_send_and_not_what_staff_type_in(workshop: Workshop) -> None:
    workshop.closed_at = NOW
    db.session.execute(db.text("UPDATE evenings SET state = 'closed'"))
    db.session.commit()
    drafts = {"offer": ExchangeDraft("Lestev")}
    with pytest.raises(Gone):
        save_exchange(workshop=workshop, drafts=drafts, key=str(uuid.uuid4()), now=NOW)
    assert enter_exchange(
        workshop=workshop, drafts=drafts, key=str(uuid.uuid4()), origin="paper", actor="a", now=NOW
    ) == ["offer"]

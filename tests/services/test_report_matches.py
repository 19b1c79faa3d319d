"""Needs, offers and accepted matches in a report."""

from __future__ import annotations

from flask import Flask

from tests.facilitator.boards import say
from tests.matching_rows import leave_contact, write
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.matching.course import Act
from workshop.models import Workshop
from workshop.services.matches_acts import act_on_pair
from workshop.services.report_matches import PairFacts, gather_matches


def accept(workshop: Workshop, need: str, offer: str, act: Act = Act.ACCEPT, seen: str = "") -> None:
    act_on_pair(workshops=[workshop], need_ref=need, offer_ref=offer, act=act, seen=seen, actor="test", now=NOW)


def test_an_evening_without_any_says_nothing(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    say(workshop, "Iščem družbo za tarok", state="shown")
    assert gather_matches(workshop) is None


def test_pairs_that_both_agreed_to_are_quoted_and_the_rest_is_counted(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, "sign_up")
    (said,) = say(workshop, "Iščem družbo za tarok", state="shown")
    say(workshop, "Prepozno", state="waiting")
    cards, lift = (write(in_app, workshop, "offer", text) for text in ("Učim tarok", "Peljem v Kranj"))
    ride = write(in_app, workshop, "need", "Prevoz v Kranj")
    leave_contact(in_app, workshop, f"e{ride}", "introduction", "040 111 111")
    accept(workshop, f"s{said.id}", f"e{cards}")
    accept(workshop, f"e{ride}", f"e{lift}", Act.DECLINE)
    proposed = gather_matches(workshop)
    assert proposed is not None
    assert (proposed.proposed, proposed.pairs) == (1, ())
    for act, seen in ((Act.NEED_AGREES, "proposed"), (Act.OFFER_AGREES, "need_agreed")):
        accept(workshop, f"s{said.id}", f"e{cards}", act, seen)
    found = gather_matches(workshop)
    assert found is not None
    assert (found.needs, found.needs_left, found.offers, found.offers_left) == (2, 1, 2, 1)
    assert found.proposed == 0
    assert found.pairs == (PairFacts("Iščem družbo za tarok", "Učim tarok", found.pairs[0].state),)
    assert "040" not in str(found)

"""Needs, offers and accepted matches in a report."""

from __future__ import annotations

from flask import Flask

from tests.facilitator.boards import say
from tests.matching_rows import leave_contact, write
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.matching.course import Act
from workshop.models import Community, Workshop
from workshop.services.matches_acts import act_on_pair
from workshop.services.matches_board import gather_halves
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


def test_what_only_explains_a_need_is_none_by_itself(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, "sign_up")
    need, explanation = say(workshop, "Iščem družbo za tarok", "Tarok je igra s kartami", state="shown")
    explanation.extends_id, explanation.clarifies = need.id, True
    write(in_app, workshop, "offer", "Učim tarok")
    found = gather_matches(workshop)
    assert found is not None
    assert (found.needs, found.needs_left) == (1, 1)
    assert [half.entry.text for half in gather_halves([workshop]) if half.side == "need"] == ["Iščem družbo za tarok"]


def test_a_telephone_in_the_name_of_the_other_community_is_covered(in_app: Flask) -> None:
    centre = make_centre()
    here, there = make_workshop(centre), make_workshop(centre, title="Drugod")
    other = Community(organisation_id=centre.organisation.id, name="KS Bled, 031 123 456", created_at=NOW)
    there.community = other
    for one in (here, there):
        move_to(one, "sign_up")
    (need,), offer = say(here, "Iščem družbo za tarok", state="shown"), write(in_app, there, "offer", "Učim tarok")
    refs = {"need_ref": f"s{need.id}", "offer_ref": f"e{offer}"}
    for act, seen in ((Act.ACCEPT, ""), (Act.NEED_AGREES, "proposed"), (Act.OFFER_AGREES, "need_agreed")):
        act_on_pair(workshops=[here, there], **refs, act=act, seen=seen, actor="test", now=NOW)
    found = gather_matches(here)
    assert found is not None
    assert [pair.away for pair in found.pairs] == ["Bled, [izpuščeno]"]

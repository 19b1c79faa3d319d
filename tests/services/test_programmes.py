"""Programmes and communities."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.services.programmes import (
    CommunityFacts,
    ProgrammeFacts,
    change_community,
    change_programme,
    count_workshops,
    create_community,
    create_programme,
    ensure_community,
    list_communities,
    list_programme_workshops,
    list_programmes,
)


def test_a_programme_is_made_and_changed(centre: Centre) -> None:
    made = create_programme(organisation=centre.organisation, facts=ProgrammeFacts("Novi", "Sklad"), now=NOW)
    assert [row.name for row in list_programmes(centre.organisation.id)] == ["Novi", "Skupni prostori"]
    change_programme(programme=made, facts=ProgrammeFacts("Novejši", "Sklad", "Občina", "Zapis"))
    assert (made.name, made.funder, made.partners, made.note) == ("Novejši", "Sklad", "Občina", "Zapis")


def test_a_community_is_made_and_changed(centre: Centre) -> None:
    made = create_community(organisation=centre.organisation, facts=CommunityFacts("Čirče"), now=NOW)
    facts = CommunityFacts("Čirče", "Kranj", 1600, "SURS, 1. 1. 2026")
    change_community(community=made, facts=facts)
    assert (made.municipality, made.population, made.population_source) == ("Kranj", 1600, "SURS, 1. 1. 2026")


def test_a_name_is_there_once_in_small_letters_or_large(centre: Centre) -> None:
    first = create_community(organisation=centre.organisation, facts=CommunityFacts("Čirče"), now=NOW)
    with pytest.raises(Refusal, match="name_taken"):
        create_community(organisation=centre.organisation, facts=CommunityFacts("ČIRČE"), now=NOW)
    with pytest.raises(Refusal, match="name_taken"):
        change_community(community=centre.community, facts=CommunityFacts(" čirče"))
    with pytest.raises(Refusal, match="name_taken"):
        create_programme(organisation=centre.organisation, facts=ProgrammeFacts("skupni prostori"), now=NOW)
    change_community(community=first, facts=CommunityFacts("ČIRČE"))


def test_another_centre_may_use_the_same_names(centre: Centre) -> None:
    other = make_centre("Drug zavod", community="Golnik", domain="drugi.test")
    assert other.community.name == centre.community.name
    assert list_communities(other.organisation.id) == [other.community]


def test_a_community_is_found_by_its_name_or_added(centre: Centre) -> None:
    assert ensure_community(centre.organisation.id, " golnik ", now=NOW) is centre.community
    added = ensure_community(centre.organisation.id, "Zlato polje", now=NOW)
    db.session.commit()
    assert list_communities(centre.organisation.id) == [centre.community, added]


def test_evenings_are_counted_and_listed_by_their_date(centre: Centre) -> None:
    for day in (date(2026, 12, 1), None, date(2026, 11, 1)):
        make_workshop(centre, title=str(day)).held_on = day
    alone = make_workshop(centre)
    alone.programme_id = None
    db.session.commit()
    in_programme, in_community = count_workshops(centre.organisation.id)
    assert (in_programme[centre.programme.id], in_community[centre.community.id]) == (3, 4)
    titles = [row.title for row in list_programme_workshops(centre.programme)]
    assert titles == ["2026-11-01", "2026-12-01", "None"]

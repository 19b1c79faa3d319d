"""What a template puts into a new workshop."""

from __future__ import annotations

from dataclasses import replace

from tests.world import NOW, Centre, make_workshop
from workshop.models import AgendaBlock, Practice, Station, VolunteerRole
from workshop.services.library import get_template
from workshop.services.parts import list_ordered
from workshop.services.workshops import NewWorkshop, create_workshop


def test_stations_carry_their_texts_in_both_languages(centre: Centre) -> None:
    station = list_ordered(Station, make_workshop(centre).id)[0]
    assert (station.text("title", "sl"), station.text("title", "en")) == ("Potrebe", "Needs")
    assert [len(station.texts[language]["probes"]) for language in ("sl", "en")] == [3, 3]
    assert station.kinds == ["need", "concern"]


def test_the_agenda_speaks_the_language_of_the_evening(centre: Centre) -> None:
    new = NewWorkshop(title="Our room", community_id=centre.community.id, language="en")
    template = get_template("community-room")
    made = create_workshop(organisation=centre.organisation, template=template, new=new, actor="test", now=NOW)
    assert list_ordered(AgendaBlock, made.id)[0].title == "Arrival and tea"
    slovene = create_workshop(
        organisation=centre.organisation, template=template, new=replace(new, language="sl"), actor="test", now=NOW
    )
    assert list_ordered(AgendaBlock, slovene.id)[0].title == "Sprejem in čaj"


def test_as_many_cards_are_used_as_fit_into_an_evening(centre: Centre) -> None:
    cards = list_ordered(Practice, make_workshop(centre).id)
    assert [card.used for card in cards] == [True, True, True, False]
    assert all(card.text("source", language) for card in cards for language in ("sl", "en"))


def test_tasks_have_a_name_in_both_languages(centre: Centre) -> None:
    role = list_ordered(VolunteerRole, make_workshop(centre).id)[0]
    assert (role.name("sl"), role.name("en")) == ("Ključi in odpiranje prostora", "Keys and opening the room")


def test_the_evening_knows_its_purpose_in_both_languages(centre: Centre) -> None:
    texts = make_workshop(centre).texts
    assert texts["sl"]["purpose"].startswith("Ugotoviti")
    assert texts["en"]["purpose"].startswith("To find out")
    assert len(texts["sl"]["requests"]) == len(texts["en"]["requests"]) == 3

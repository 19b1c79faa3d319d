"""Making a workshop from a template."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import (
    AgendaBlock,
    Community,
    Evening,
    Group,
    JournalEntry,
    Practice,
    Round,
    Station,
    Visit,
    VolunteerRole,
    Workshop,
)
from workshop.services.library import get_template, list_templates
from workshop.services.workshops import NewWorkshop, create_workshop


def rows(
    table: type[Station | AgendaBlock | Practice | VolunteerRole | Group | Round | Visit], workshop: Workshop
) -> int:
    return db.session.scalar(select(func.count()).select_from(table).where(table.workshop_id == workshop.id)) or 0


@pytest.mark.parametrize("key", [template.key for template in list_templates()])
def test_every_template_makes_a_workshop_that_is_ready(centre: Centre, key: str) -> None:
    template = get_template(key)
    workshop = make_workshop(centre, template=key)
    assert rows(Station, workshop) == len(template.usual_stations)
    assert rows(AgendaBlock, workshop) == len(template.agenda)
    assert rows(Practice, workshop) == len(template.practices)
    assert rows(VolunteerRole, workshop) == len(template.roles)
    assert list(
        db.session.scalars(select(Round.minutes).where(Round.workshop_id == workshop.id).order_by(Round.number))
    ) == list(template.rounds)


def test_a_workshop_has_its_live_row_and_a_journal_row(centre: Centre) -> None:
    workshop = make_workshop(centre)
    evening = db.session.get(Evening, workshop.id)
    assert evening is not None
    assert (evening.code, evening.state) == (workshop.code, "prepared")
    entry = db.session.scalars(select(JournalEntry)).one()
    assert (entry.act, entry.actor, entry.workshop_id) == ("create", "test", workshop.id)


def test_every_group_has_its_way_through_the_rounds_and_home(centre: Centre) -> None:
    workshop = make_workshop(centre, people=24)
    groups, rounds = rows(Group, workshop), rows(Round, workshop)
    assert groups == 5
    assert rows(Visit, workshop) == groups * (rounds + 1)


def test_optional_stations_are_there_when_asked_for(centre: Centre) -> None:
    template = get_template("coworking")
    new = NewWorkshop(title="Prostor", community_id=centre.community.id, optional_stations=True)
    workshop = create_workshop(organisation=centre.organisation, template=template, new=new, actor="test", now=NOW)
    assert rows(Station, workshop) == len(template.stations) == len(template.usual_stations) + 1


def test_codes_and_addresses_are_never_the_same_twice(centre: Centre) -> None:
    first, second = make_workshop(centre), make_workshop(centre)
    assert len({first.code, second.code}) == 2
    assert len({first.wall_token, second.wall_token, first.report_token, second.report_token}) == 4


def test_paper_numbers_stand_well_above_those_of_phones(centre: Centre) -> None:
    workshop = make_workshop(centre, people=51)
    assert (workshop.paper_sheets, workshop.paper_first_number) == (51, 201)


def test_a_strangers_community_is_not_found(centre: Centre) -> None:
    stranger = make_centre("Drug zavod", community="Golnik", domain="drugi.test")
    new = NewWorkshop(title="Naš prostor", community_id=stranger.community.id)
    with pytest.raises(NotFound):
        create_workshop(organisation=centre.organisation, template=list_templates()[0], new=new, actor="test", now=NOW)
    assert db.session.scalar(select(func.count(Workshop.id))) == 0


def test_a_strangers_programme_is_not_found(centre: Centre) -> None:
    stranger = make_centre("Drug zavod", community="Golnik", domain="drugi.test")
    new = NewWorkshop(title="Naš prostor", community_id=centre.community.id, programme_id=stranger.programme.id)
    with pytest.raises(NotFound):
        create_workshop(organisation=centre.organisation, template=list_templates()[0], new=new, actor="test", now=NOW)


def test_a_community_that_is_not_there_is_not_found(centre: Centre) -> None:
    assert db.session.get(Community, 999) is None
    with pytest.raises(NotFound):
        create_workshop(
            organisation=centre.organisation,
            template=list_templates()[0],
            new=NewWorkshop(title="Naš prostor", community_id=999),
            actor="test",
            now=NOW,
        )

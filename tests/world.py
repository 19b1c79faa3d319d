"""A small real world for tests: a centre with two colleagues, a stranger's centre, a workshop from a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from tests.remembered import remembered
from workshop.extensions import Model, db
from workshop.models import Account, Community, Organisation, Programme, Workshop
from workshop.services.evening import find_evening, move_on
from workshop.services.library import get_template
from workshop.services.sign_in import add_account, hash_password
from workshop.services.workshops import NewWorkshop, create_workshop

NOW = datetime(2026, 11, 6, 17, 0, tzinfo=UTC)
PASSWORD = "dolgo geslo za teste"


@dataclass(frozen=True)
class Centre:
    """An organisation with its owner, a colleague, one programme and one community."""

    organisation: Organisation
    owner: Account
    colleague: Account
    programme: Programme
    community: Community


def make_centre(name: str = "Ljudska univerza Kranj", community: str = "Golnik", domain: str = "luk.test") -> Centre:
    """A centre; call it again with other names for the stranger's."""
    made = remembered(("centre", name, community, domain), lambda: found_centre(name, community, domain))
    organisation, owner, colleague, programme, place = made
    assert isinstance(organisation, Organisation)
    assert isinstance(owner, Account)
    assert isinstance(colleague, Account)
    assert isinstance(programme, Programme)
    assert isinstance(place, Community)
    return Centre(organisation, owner, colleague, programme, place)


def found_centre(name: str, community: str, domain: str) -> Sequence[Model]:
    organisation = Organisation(name=name, contact=f"info@{domain}", created_at=NOW)
    db.session.add(organisation)
    db.session.flush()
    people = [
        add_account(organisation=organisation, name=who, email=f"{who.lower()}@{domain}", role=role, now=NOW)
        for who, role in (("Ana", "owner"), ("Bor", "facilitator"))
    ]
    for person in people:
        person.password_hash = known_hash()
    programme = Programme(organisation_id=organisation.id, name="Skupni prostori", created_at=NOW)
    place = Community(organisation_id=organisation.id, name=community, municipality="Kranj", created_at=NOW)
    db.session.add_all([programme, place])
    db.session.commit()
    return [organisation, *people, programme, place]


_HASHES: dict[str, str] = {}


def known_hash() -> str:
    """Argon2 takes a tenth of a second on purpose; once a test run is enough."""
    if PASSWORD not in _HASHES:
        _HASHES[PASSWORD] = hash_password(PASSWORD)
    return _HASHES[PASSWORD]


def make_workshop(
    centre: Centre, *, template: str = "community-room", people: int = 24, title: str = "Naš skupni prostor"
) -> Workshop:
    """A workshop from a template, prepared and not begun."""
    whose = (centre.organisation.id, centre.community.id, centre.programme.id)
    name = ("workshop", whose, template, people, title)
    (workshop,) = remembered(name, lambda: [prepare(centre, template, people, title)])
    assert isinstance(workshop, Workshop)
    return workshop


def prepare(centre: Centre, template: str, people: int, title: str) -> Workshop:
    return create_workshop(
        organisation=centre.organisation,
        template=get_template(template),
        new=NewWorkshop(
            title=title,
            community_id=centre.community.id,
            programme_id=centre.programme.id,
            held_on=date(2026, 11, 6),
            starts_at=time(18, 0),
            venue="Dom krajanov",
            expected_people=people,
        ),
        actor="test",
        now=NOW,
    )


def move_to(workshop: Workshop, state: str, round_number: int = 0) -> None:
    """Presses Next until the evening stands there."""
    remembered(("moved", workshop.id, state, round_number), lambda: press_next(workshop, state, round_number))


def press_next(workshop: Workshop, state: str, round_number: int) -> Sequence[Model]:
    evening = find_evening(workshop.id)
    while (evening.state, evening.round_number) != (state, round_number):
        evening = move_on(workshop=workshop, expected=evening.stage_revision, actor="test", now=NOW)
    return []

"""Every page that prepares an evening: strict HTML, for colleagues only, and as quick with three rows as with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.models import AgendaBlock, Assurance, Practice, Station, VolunteerRole, Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.parts import list_parts

PARTS: dict[str, Any] = {
    "stations": Station,
    "agenda": AgendaBlock,
    "practices": Practice,
    "roles": VolunteerRole,
    "assurances": Assurance,
}
OF_A_WORKSHOP = ["", "/details", "/plan", "/copy", "/removal"]
OF_PARTS = ["/{part}", "/{part}/new", "/{part}/{id}", "/{part}/{id}/removal"]
ALONE = ["/workshops", "/workshops/new", "/workshops/new?template=coworking", "/programmes", "/programmes/new"]


@dataclass
class House:
    """A centre with a workshop in it, a stranger's centre, and a visitor for each."""

    centre: Centre
    stranger: Centre
    workshop: Workshop


@pytest.fixture
def house(in_app: Flask) -> House:
    centre = make_centre()
    workshop = make_workshop(centre)
    facts = AssuranceFacts("Občina podpira dejavnosti v svojih prostorih.", "Ime Priimek", "župan", confirmed=True)
    add_assurance(workshop=workshop, facts=facts, actor="test", now=NOW)
    return House(centre, make_centre("Drug zavod", domain="drugi.test"), workshop)


def addresses(house: House) -> list[str]:
    """Every page about the workshop, and one row of each of its lists."""
    here = f"/workshops/{house.workshop.id}"
    found = [here + rest for rest in OF_A_WORKSHOP]
    for part, table in PARTS.items():
        row = list_parts(table, house.workshop.id, table.id)[-1]
        found += [here + shape.format(part=part, id=row.id) for shape in OF_PARTS]
    return found


def own_addresses(house: House) -> list[str]:
    programme, community = house.centre.programme.id, house.centre.community.id
    return [
        *addresses(house),
        f"/programmes/{programme}",
        f"/programmes/{programme}/details",
        f"/programmes/communities/{community}",
    ]


@pytest.mark.parametrize("who", ["owner", "colleague"])
@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_page_opens_for_everybody_of_the_centre(app: Flask, house: House, who: str, language: str) -> None:
    client = client_of(app, getattr(house.centre, who))
    client.set_cookie("language", language)
    answers = {path: client.get(path).status_code for path in [*own_addresses(house), *ALONE]}
    assert set(answers.values()) == {200}, answers


def test_no_page_is_there_for_a_stranger(app: Flask, house: House) -> None:
    client = client_of(app, house.stranger.owner)
    answers = {path: client.get(path).status_code for path in own_addresses(house)}
    assert set(answers.values()) == {404}, answers


def test_no_act_is_open_to_a_stranger(app: Flask, house: House) -> None:
    client = client_of(app, house.stranger.owner)
    answers = {path: client.post(path, data={"title": "Tuje"}).status_code for path in own_addresses(house)}
    not_acts = {path for path, status in answers.items() if status == 405}
    assert {status for path, status in answers.items() if path not in not_acts} == {404}, answers


def test_every_page_leads_whoever_is_signed_out_to_the_sign_in_and_back(client: CheckingClient, house: House) -> None:
    for path in own_addresses(house):
        answer = client.get(path)
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/sign-in?next=")

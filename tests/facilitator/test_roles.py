"""The pages of the tasks for volunteers."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.filling import error_at, fill, send, value_of
from tests.world import move_to
from workshop.extensions import db
from workshop.models import VolunteerRole, Workshop
from workshop.services.parts import list_ordered


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/roles"


def roles(workshop: Workshop) -> list[VolunteerRole]:
    return list_ordered(VolunteerRole, workshop.id)


def test_a_task_is_added_and_changed(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, f"{here}/new", name_sl="Peka potice").headers["Location"] == here
    role = roles(workshop)[-1]
    assert (role.name("sl"), role.name("en")) == ("Peka potice", "Peka potice")
    assert fill(bor, f"{here}/{role.id}", name_en="Baking").status_code == 303
    assert role.name("en") == "Baking"


def test_the_name_in_the_language_of_the_evening_must_be_there(bor: CheckingClient, here: str) -> None:
    assert fill(bor, f"{here}/new", name_sl="", name_en="Baking").status_code == 422
    assert error_at(bor, "name_sl")
    assert value_of(bor, "name_en") == "Baking"


def test_tasks_move_and_go(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    first, second, *_rest = roles(workshop)
    bor.post(f"{here}/{second.id}/position", data={"to": "up"})
    assert roles(workshop)[:2] == [second, first]
    bor.get(f"{here}/{second.id}/removal")
    assert send(bor).status_code == 303
    assert len(roles(workshop)) == 9


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    role = roles(workshop)[0]
    bor.get(f"{here}/{role.id}")
    role.names = {**role.names, "sl": "Ključi"}
    db.session.commit()
    assert send(bor, name_sl="Vrata").status_code == 409
    assert "Ključi" in bor.words


def test_once_begun_they_are_there_to_read(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    role = roles(workshop)[0]
    move_to(workshop, "check_in")
    bor.get(here)
    assert "The evening has begun." in bor.words
    assert bor.page.findall(".//main//form") == []
    assert fill(bor, f"{here}/{role.id}", name_sl="Vrata").status_code == 409
    assert fill(bor, f"{here}/new", name_sl="Vrata").status_code == 409
    assert bor.post(f"{here}/{role.id}/removal").status_code == 409
    assert len(roles(workshop)) == 10

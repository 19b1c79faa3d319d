"""Several centres on one installation, and which of them somebody at the computer means."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, Centre
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Organisation
from workshop.services.organisations import (
    UNNAMED_CENTRE,
    create_organisation,
    first_organisation,
    list_organisations,
    meant_organisation,
    named_organisation,
)


def names() -> list[str]:
    return list(db.session.scalars(select(Organisation.name).order_by(Organisation.id)))


def test_a_centre_is_found_by_its_name_or_made(centre: Centre) -> None:
    assert named_organisation(" Ljudska univerza Kranj", now=NOW) is centre.organisation
    assert named_organisation("Nova", now=NOW).id != centre.organisation.id
    assert names() == ["Ljudska univerza Kranj", "Nova"]


def test_another_centre_is_made_once(centre: Centre) -> None:
    made = create_organisation(" Drugi ", now=NOW)
    with pytest.raises(Refusal, match="name_taken"):
        create_organisation("Drugi", now=NOW)
    assert [one.id for one in list_organisations()] == [centre.organisation.id, made.id]
    assert first_organisation(now=NOW) is centre.organisation


@pytest.mark.parametrize(("said", "made"), [("", UNNAMED_CENTRE), (" LUK ", "LUK")])
def test_the_very_first_centre_is_made(in_app: Flask, said: str, made: str) -> None:
    assert meant_organisation(said, now=NOW).name == made
    assert names() == [made]


def test_the_only_centre_is_meant_without_its_name(centre: Centre) -> None:
    assert meant_organisation("", now=NOW) is centre.organisation
    assert meant_organisation(" Ljudska univerza Kranj ", now=NOW) is centre.organisation


def test_a_misspelt_centre_is_refused_and_makes_none(centre: Centre) -> None:
    with pytest.raises(Refusal, match="centre_unknown") as told:
        meant_organisation("Ljudska univreza", now=NOW)
    assert told.value.facts == {"name": "Ljudska univreza", "names": "Ljudska univerza Kranj"}
    assert names() == ["Ljudska univerza Kranj"]


def test_with_several_centres_one_must_be_named(centre: Centre) -> None:
    other = create_organisation("Drugi", now=NOW)
    with pytest.raises(Refusal, match="centre_needed") as told:
        meant_organisation("  ", now=NOW)
    assert told.value.facts == {"names": "Ljudska univerza Kranj; Drugi"}
    assert meant_organisation("Drugi", now=NOW) is other

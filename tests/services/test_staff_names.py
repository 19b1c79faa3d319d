"""Names for the numbers in the journal."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import EveningPass
from workshop.services.evening_passes import make_pass
from workshop.services.staff_names import HELPER, names_of


def test_people_are_named_by_their_account_and_helpers_by_their_link(in_app: Flask) -> None:
    centre = make_centre()
    facts = {"name": "Dana", "may_moderate": True, "language": "sl", "actor": "1"}
    make_pass(workshop=make_workshop(centre), now=NOW, ends_at=NOW + timedelta(hours=3), **facts)  # type: ignore[arg-type]
    helper = f"{HELPER}{db.session.query(EveningPass).one().id}"
    asked = [str(centre.owner.id), helper, str(centre.owner.id)]
    assert names_of(asked) == {str(centre.owner.id): centre.owner.name, helper: "Dana"}


def test_whoever_is_gone_and_what_no_person_did_has_no_name(in_app: Flask) -> None:
    assert names_of(["999", f"{HELPER}999", "command", "phone", "pass-x", ""]) == {}
    assert names_of([]) == {}

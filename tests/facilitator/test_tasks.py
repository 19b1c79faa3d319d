"""The task list of a workshop: every row leads somewhere and says in words how it stands."""

from __future__ import annotations

from datetime import time

from flask import Flask, url_for

from tests.checking_client import CheckingClient
from tests.world import NOW, Centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance


def rows(bor: CheckingClient, workshop: Workshop) -> dict[str, str]:
    """{name: the rest of the row} as the page shows them."""
    bor.get(f"/workshops/{workshop.id}")
    found = {}
    for link in bor.page.findall(".//ul[@class='tasks']/li/a"):
        parts = [" ".join("".join(span.itertext()).split()) for span in link.iter("span") if span.get("class")]
        found[parts[0]] = " | ".join(parts[1:])
    return found


def test_every_row_leads_to_a_page(app: Flask, bor: CheckingClient, workshop: Workshop) -> None:
    bor.get(f"/workshops/{workshop.id}")
    links = [link.get("href") or "" for link in bor.page.findall(".//ul[@class='tasks']/li/a")]
    assert len(links) >= 14
    assert {path: bor.get(path.partition("#")[0]).status_code for path in links} == dict.fromkeys(links, 200)


def test_a_fresh_workshop_is_ready_to_print(bor: CheckingClient, workshop: Workshop) -> None:
    found = rows(bor, workshop)
    assert found["Place and time"] == "Complete"
    assert found["Groups and tables"] == "5 groups"
    assert found["Questions"] == "5 stations"
    assert found["Rounds and time"] == "13, 10, 8, 7, 5 minutes"
    assert found["Agenda"] == "18.00–20.08"
    assert found["Good practices"] == "Shown: 3 of 4"
    assert found["Assurances of the municipality"] == "None yet"
    assert found["Tasks for volunteers"] == "10 tasks"
    assert found["Moderation"] == "Nothing is waiting"
    assert found["Run the evening"] == "Not begun yet"
    assert found["Report"] == "After closing"


def test_what_is_missing_is_named(bor: CheckingClient, workshop: Workshop) -> None:
    workshop.held_on, workshop.starts_at, workshop.venue = None, None, ""
    db.session.commit()
    found = rows(bor, workshop)
    assert found["Place and time"] == "Missing: the date, the time, the venue"
    assert found["Agenda"] == "14 parts"


def test_an_evening_longer_than_its_booking_is_warned_of(bor: CheckingClient, workshop: Workshop) -> None:
    workshop.ends_at = time(20, 0)
    db.session.commit()
    assert rows(bor, workshop)["Agenda"].startswith("The evening is 8 minutes longer than the room is booked. | 18.00")


def test_two_rings_are_said(bor: CheckingClient, centre: Centre) -> None:
    assert rows(bor, make_workshop(centre, people=48))["Groups and tables"] == "10 groups, 2 rings"


def test_assurances_are_counted_by_their_confirmation(bor: CheckingClient, workshop: Workshop) -> None:
    for confirmed in (True, False):
        facts = AssuranceFacts("Prostor ostane odprt.", confirmed=confirmed)
        add_assurance(workshop=workshop, facts=facts, actor="test", now=NOW)
    assert rows(bor, workshop)["Assurances of the municipality"] == "Confirmed: 1 of 2"


def test_a_running_evening_says_so(bor: CheckingClient, workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    assert rows(bor, workshop)["Run the evening"] == "Running now"


def test_the_page_names_who_changed_something_last(bor: CheckingClient, centre: Centre, workshop: Workshop) -> None:
    facts = AssuranceFacts("Prostor ostane odprt.")
    add_assurance(workshop=workshop, facts=facts, actor=str(centre.owner.id), now=NOW)
    bor.get(f"/workshops/{workshop.id}")
    assert "Last changeAna, 6 November 2026, 18.00" in bor.words


def test_the_way_to_residents_and_wall_is_there(app: Flask, bor: CheckingClient, workshop: Workshop) -> None:
    bor.get(f"/workshops/{workshop.id}")
    links = {link.get("href") for link in bor.page.iter("a")}
    assert {f"/{workshop.code}", f"/wall/{workshop.wall_token}"} <= links
    with app.test_request_context():
        assert url_for("facilitator.copy_workshop", workshop_id=workshop.id) in links

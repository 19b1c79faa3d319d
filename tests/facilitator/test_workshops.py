"""The list of workshops, a new one, a copy, and taking one away."""

from __future__ import annotations

from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.facilitator.boards import say
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.queries import count_queries
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Community, Station, Workshop
from workshop.services.library import list_templates
from workshop.services.parts import list_ordered

NEW = "/workshops/new?template=community-room"
FIELDS = {"title": "Naš prostor", "community": "Stražišče", "held_on": "2026-11-20", "starts_at": "18:00"}


def the_only_one() -> Workshop:
    return db.session.scalars(select(Workshop)).one()


def headings(bor: CheckingClient) -> list[str]:
    return ["".join(node.itertext()) for node in bor.page.iter("h2")]


def test_an_empty_list_explains_and_offers_the_templates(bor: CheckingClient) -> None:
    bor.get("/workshops")
    assert all(template.name.in_("en") in bor.words for template in list_templates())
    links = {link.get("href") for link in bor.page.iter("a")}
    assert {"/workshops/new", "/workshops/new?template=coworking"} <= links


def test_the_list_is_grouped_by_what_comes(bor: CheckingClient, centre: Centre) -> None:
    make_workshop(centre, title="Prihodnja")
    move_to(make_workshop(centre, title="Tekoča"), "round", 2)
    close(make_workshop(centre, title="Pretekla"))
    bor.get("/workshops")
    assert headings(bor) == ["Running now", "Coming up", "Closed"]
    assert bor.words.index("Tekoča") < bor.words.index("Prihodnja") < bor.words.index("Pretekla")
    assert "Round 2" in bor.words


def test_the_list_shows_code_place_and_day(bor: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    bor.get("/workshops")
    assert f"Golnik · 6 November 2026, 18.00 Code {workshop.code}" in bor.words


def test_the_list_holds_nothing_of_a_stranger(app: Flask, centre: Centre) -> None:
    workshop = make_workshop(centre, title="Le za Kranj")
    stranger = client_of(app, make_centre("Drug zavod", domain="drugi.test").owner)
    stranger.get("/workshops")
    assert workshop.title not in stranger.words
    assert stranger.get(f"/workshops/{workshop.id}").status_code == 404


@pytest.mark.parametrize("page", ["/workshops", "/programmes", "/programmes/1"])
def test_lists_ask_the_store_as_often_for_three_as_for_one(bor: CheckingClient, centre: Centre, page: str) -> None:
    make_workshop(centre)
    one = count_queries(bor, page)
    for name in ("Zlato polje", "Stražišče"):
        fill(bor, NEW, title=name, community=name, programme_id=str(centre.programme.id))
    assert count_queries(bor, page) == one


def test_from_the_list_to_printing_in_eight_taps(bor: CheckingClient) -> None:
    """F1.1: each page that is opened is a tap; title, date and place are not counted."""
    taps = ["/workshops", "/workshops/new", NEW]
    assert [bor.get(path).status_code for path in taps] == [200, 200, 200]
    answer = send(bor, **FIELDS, venue="Šola")
    made = answer.headers["Location"]
    assert answer.status_code == 303
    taps += [made, f"{made}/prints"]
    assert [bor.get(path).status_code for path in taps[3:]] == [200, 200]
    assert len(taps) <= 8


def test_a_new_workshop_is_what_the_form_said(bor: CheckingClient, centre: Centre) -> None:
    fill(
        bor,
        NEW,
        **FIELDS,
        ends_at="20.30",
        venue="Šola",
        people="31",
        language="en",
        programme_id=str(centre.programme.id),
    )
    made = the_only_one()
    assert (made.title, made.community.name, made.venue, made.expected_people) == (
        "Naš prostor",
        "Stražišče",
        "Šola",
        31,
    )
    assert (made.held_on, made.starts_at, made.ends_at) == (date(2026, 11, 20), time(18, 0), time(20, 30))
    assert (made.language, made.programme_id) == ("en", centre.programme.id)


def test_a_community_that_is_there_is_not_added_again(bor: CheckingClient, centre: Centre) -> None:
    bor.get(NEW)
    assert [option.get("value") for option in bor.page.iter("option") if option.get("value") == "Golnik"]
    send(bor, title="Naš prostor", community=" golnik ")
    assert the_only_one().community_id == centre.community.id
    assert len(db.session.scalars(select(Community)).all()) == 1


def test_optional_stations_are_a_choice(bor: CheckingClient) -> None:
    fill(bor, "/workshops/new?template=coworking", **FIELDS, optional_stations="y")
    assert len(list_ordered(Station, the_only_one().id)) == 5


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("title", "x" * 161),
        ("community", ""),
        ("people", "nekaj"),
        ("people", "0"),
        ("people", "301"),
        ("people", ""),
        ("held_on", "6. 11. 2026"),
        ("starts_at", "sedem"),
        ("language", "de"),
        ("programme_id", "9999"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_everything_is_kept(
    bor: CheckingClient, field: str, value: str
) -> None:
    answer = fill(bor, NEW, **{**FIELDS, field: value})
    assert answer.status_code == 422
    assert error_at(bor, field)
    assert bor.page.find(".//*[@id='error-summary']") is not None
    kept = {name: text for name, text in FIELDS.items() if name != field}
    assert {name: value_of(bor, name) for name in kept} == kept
    assert db.session.scalars(select(Workshop)).all() == []


def test_a_strangers_programme_cannot_be_chosen(bor: CheckingClient) -> None:
    stranger = make_centre("Drug zavod", domain="drugi.test")
    assert fill(bor, NEW, **FIELDS, programme_id=str(stranger.programme.id)).status_code == 422


def test_a_template_that_is_not_there_is_not_found(bor: CheckingClient) -> None:
    assert bor.get("/workshops/new?template=neznana").status_code == 404


def test_a_copy_is_open_for_another_evening(bor: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    answer = fill(bor, f"/workshops/{workshop.id}/copy", title="Drugi večer", community="Stražišče")
    bor.get(answer.headers["Location"])
    assert bor.heading == "Drugi večer"
    assert "Stražišče · no date yet" in bor.words
    assert "This is the copy." in bor.words


def test_a_copy_needs_a_title_and_a_community(bor: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    assert fill(bor, f"/workshops/{workshop.id}/copy", title="", community="").status_code == 422
    assert error_at(bor, "title")
    assert error_at(bor, "community")


def test_deleting_asks_once_more(bor: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    bor.get(f"/workshops/{workshop.id}/removal")
    assert workshop.code in bor.words
    assert send(bor).headers["Location"] == "/workshops"
    assert db.session.scalars(select(Workshop)).all() == []


def test_what_has_begun_offers_no_deleting_and_refuses_it(bor: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    move_to(workshop, "check_in")
    bor.get(f"/workshops/{workshop.id}")
    assert f"/workshops/{workshop.id}/removal" not in {link.get("href") for link in bor.page.iter("a")}
    assert bor.get(f"/workshops/{workshop.id}/removal").status_code == 409
    assert bor.post(f"/workshops/{workshop.id}/removal").status_code == 409
    assert the_only_one().id == workshop.id


def test_who_leads_the_centre_deletes_a_closed_one_by_typing_its_code(app: Flask, centre: Centre) -> None:
    workshop = make_workshop(centre)
    say(workshop, "Šahovski krožek")
    close(workshop)
    workshop.published_at = NOW
    db.session.commit()
    ana, address = client_of(app, centre.owner), f"/workshops/{workshop.id}/removal"
    ana.set_cookie("language", "en")
    public = [f"/{workshop.code}", f"/report/{workshop.report_token}", f"/wall/{workshop.wall_token}"]
    assert [ana.get(one).status_code for one in public] == [200, 200, 200]
    ana.get(f"/workshops/{workshop.id}")
    assert address in {link.get("href") for link in ana.page.iter("a")}
    ana.get(address)
    assert "Answers1" in ana.words
    assert fill(ana, address, typed="0000").status_code == 422
    assert "neither the code nor the title" in ana.words
    assert fill(ana, address, typed=workshop.code).headers["Location"] == "/workshops"
    assert db.session.scalars(select(Workshop)).all() == []
    assert [ana.get(one).status_code for one in public] == [404, 404, 404]


def test_nobody_else_deletes_a_closed_one(bor: CheckingClient, centre: Centre) -> None:
    workshop = make_workshop(centre)
    close(workshop)
    bor.get(f"/workshops/{workshop.id}")
    assert f"/workshops/{workshop.id}/removal" not in {link.get("href") for link in bor.page.iter("a")}
    assert bor.get(f"/workshops/{workshop.id}/removal").status_code == 403
    assert bor.post(f"/workshops/{workshop.id}/removal", data={"typed": workshop.code}).status_code == 403
    assert the_only_one().id == workshop.id


def test_answers_that_were_there_before_the_evening_go_with_it_where_the_owner_types_its_title(
    app: Flask, centre: Centre
) -> None:
    workshop = make_workshop(centre)
    say(workshop, "Šahovski krožek")
    ana, bor = client_of(app, centre.owner), client_of(app, centre.colleague)
    stranger = client_of(app, make_centre("Drug zavod", domain="drugi.test").owner)
    here, address = f"/workshops/{workshop.id}", f"/workshops/{workshop.id}/removal"
    for client, status in ((bor, 403), (stranger, 404)):
        assert client.get(address).status_code == status
        assert client.post(address, data={"typed": workshop.code}).status_code == status
    bor.get(here)
    assert address not in {link.get("href") for link in bor.page.iter("a")}
    ana.get(here)
    assert address in {link.get("href") for link in ana.page.iter("a")}
    assert ana.post(address).status_code == 422
    assert the_only_one().id == workshop.id
    assert fill(ana, address, typed=workshop.title).headers["Location"] == "/workshops"
    assert db.session.scalars(select(Workshop)).all() == []


def test_who_leads_the_centre_closes_a_running_one_first(app: Flask, centre: Centre) -> None:
    workshop = make_workshop(centre)
    move_to(workshop, "check_in")
    ana = client_of(app, centre.owner)
    ana.set_cookie("language", "en")
    assert ana.get(f"/workshops/{workshop.id}/removal").status_code == 409
    assert "Close it first." in ana.words

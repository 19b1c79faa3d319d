"""The raffle: one row of numbers, drawn once each, with every draw written down."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.drawn import order
from tests.facilitator.boards import Room, count_queries, open_room
from tests.world import NOW
from workshop.domain.raffle import make_seal
from workshop.extensions import db
from workshop.models import Draw, JournalEntry, Raffle, Seat, Ticket, Workshop
from workshop.prints.raffle_protocol import build_protocol
from workshop.services.paper_key import stubs_of


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "raffle")


def give_tickets(room: Room, *numbers: int) -> None:
    with room.app.app_context():
        db.session.add_all(Ticket(workshop_id=room.workshop.id, number=number) for number in numbers)
        db.session.commit()


def leave(room: Room, client: CheckingClient, *numbers: int) -> None:
    """Only these paper stubs stay in the drum; what is said of returned ones."""
    first = room.workshop.paper_first_number
    stubs = set(range(first, first + room.workshop.paper_sheets))
    returned = ", ".join(str(number) for number in sorted(stubs - set(numbers)))
    assert client.post(room.at("raffle/drum"), data={"returned": returned}).status_code == 303


def draw(room: Room, client: CheckingClient, status: int = 303, **fields: str) -> None:
    """The drum is sealed before the first draw."""
    if status == 303 and not any(row.sealed_at for row in room.rows(Raffle, Raffle.workshop_id)):
        assert client.post(room.at("raffle/seal")).status_code == 303
    data = {"drawn_before": str(len(room.rows(Draw))), **fields}
    assert client.post(room.at("raffle/draws"), data=data).status_code == status


def aside(room: Room, client: CheckingClient, status: int = 303, reason: str = "Ni v dvorani") -> None:
    last = room.rows(Draw, Draw.position)[-1]
    assert client.post(room.at(f"raffle/draws/{last.id}/absence"), data={"reason": reason}).status_code == status


def test_a_stranger_draws_nothing(room: Room) -> None:
    stranger = room.stranger()
    assert stranger.get(room.at("raffle")).status_code == 404
    assert stranger.post(room.at("raffle/draws"), data={"drawn_before": "0"}).status_code == 404
    assert room.client(None).get(room.at("raffle")).status_code in {302, 303, 401}
    assert room.rows(Draw) == []


def test_phones_and_paper_are_in_one_drum_and_none_comes_twice(room: Room, ana: CheckingClient) -> None:
    give_tickets(room, 1, 2)
    leave(room, ana, 101, 102)
    for _time in range(4):
        draw(room, ana)
    assert {row.number for row in room.rows(Draw)} == {1, 2, 101, 102}
    draw(room, ana, 422)


def test_a_colleague_may_draw_and_the_prize_is_kept(room: Room) -> None:
    draw(room, room.client(room.centre.colleague), prize="Košara domačih dobrot", value="30")
    assert room.rows(Draw)[0].prize == "Košara domačih dobrot"


def test_not_in_the_hall_keeps_the_draw_with_its_reason_and_draws_another(room: Room, ana: CheckingClient) -> None:
    draw(room, ana, prize="Knjiga")
    aside(room, ana)
    ana.get(room.at("raffle"))
    assert "Ni v dvorani" in ana.words
    draw(room, ana, prize="Knjiga")
    first, second = room.rows(Draw, Draw.position)
    assert first.redrawn_because == "Ni v dvorani"
    assert first.number != second.number


def test_a_redraw_needs_a_reason_and_comes_once(room: Room, ana: CheckingClient) -> None:
    draw(room, ana)
    aside(room, ana, 422, reason=" ")
    aside(room, ana)
    aside(room, ana, 409)


def test_a_second_press_draws_nothing(room: Room, ana: CheckingClient) -> None:
    draw(room, ana)
    draw(room, ana, 409, drawn_before="0")
    assert len(room.rows(Draw)) == 1


def test_a_prize_above_the_tax_free_value_is_asked_about_once(room: Room, ana: CheckingClient) -> None:
    draw(room, ana, 422, prize="Kolo", value="300")
    assert room.rows(Draw) == []
    assert "42" in ana.words
    draw(room, ana, prize="Kolo", value="300", sure="1")
    assert room.rows(Draw)[0].prize == "Kolo"


def test_numbers_that_cannot_be_read_are_named_and_kept(room: Room, ana: CheckingClient) -> None:
    assert ana.post(room.at("raffle/drum"), data={"returned": "105, sto"}).status_code == 422
    assert "sto" in ana.words
    assert [field.get("value") for field in ana.page.iter("input") if field.get("name") == "returned"] == ["105, sto"]


def test_nothing_is_drawn_before_the_raffle_nor_after_closing(room: Room, ana: CheckingClient) -> None:
    room.move_to("evaluation")
    draw(room, ana, 409)
    room.close()
    draw(room, ana, 409)
    assert ana.post(room.at("raffle/drum"), data={"returned": ""}).status_code == 409
    assert ana.get(room.at("raffle")).status_code == 200


def test_every_draw_follows_from_the_key_whose_seal_was_shown_first(room: Room, ana: CheckingClient) -> None:
    give_tickets(room, 7, 8)
    leave(room, ana, 101, 102, 103)
    ana.post(room.at("raffle/seal"))
    ana.get(room.at("raffle"))
    (raffle,) = room.rows(Raffle, Raffle.workshop_id)
    seed = bytes.fromhex(raffle.seed)
    shown = next(node.text for node in ana.page.iter("dd") if node.get("class") == "fingerprint")
    assert raffle.seed not in ana.words
    draw(room, ana)
    aside(room, ana)
    draw(room, ana)
    drawn = [row.number for row in room.rows(Draw, Draw.position)]
    assert make_seal(seed, {7, 8, 101, 102, 103}) == str(shown)
    assert order(seed, {7, 8, 101, 102, 103})[:2] == tuple(drawn)
    ana.post(room.at("raffle/end"))
    ana.get(room.at("raffle"))
    assert raffle.seed in ana.words
    draw(room, ana, 409)


def test_the_journal_has_every_step(room: Room, ana: CheckingClient) -> None:
    leave(room, ana, 101, 102)
    draw(room, ana)
    aside(room, ana)
    acts = [row.act for row in room.rows(JournalEntry, JournalEntry.id) if row.subject == "raffle"]
    assert acts == ["raffle_open", "raffle_prepare", "raffle_seal", "draw", "redraw"]


def test_the_page_asks_the_store_as_often_for_one_draw_as_for_three(room: Room, ana: CheckingClient) -> None:
    draw(room, ana)
    with count_queries(room.app) as one:
        ana.get(room.at("raffle"))
    draw(room, ana)
    draw(room, ana)
    with count_queries(room.app) as three:
        ana.get(room.at("raffle"))
    assert len(one) == len(three)


def english(client: CheckingClient) -> CheckingClient:
    client.set_cookie("language", "en")
    return client


def taken(client: CheckingClient) -> list[str]:
    """What the list of draws says of each prize."""
    cells = [row[-1] for row in client.page.iter("tr") if row.find("td") is not None]
    return ["asked" if cell.find(".//button") is not None else str(cell.text) for cell in cells]


def test_whether_a_prize_was_taken_is_asked_and_not_assumed(room: Room, ana: CheckingClient) -> None:
    draw(room, ana)
    english(ana).get(room.at("raffle"))
    assert "Has somebody come for it?" in ana.words
    assert taken(ana) == ["asked"]
    (drawn,) = room.rows(Draw)
    for _press in range(2):
        assert ana.post(room.at(f"raffle/draws/{drawn.id}/taken")).status_code == 303
    ana.get(room.at("raffle"))
    assert taken(ana) == ["yes"]
    assert [row.act for row in room.rows(JournalEntry)].count("draw_taken") == 1


def test_a_number_put_aside_was_not_taken(room: Room, ana: CheckingClient) -> None:
    draw(room, ana)
    aside(room, ana)
    (drawn,) = room.rows(Draw)
    assert ana.post(room.at(f"raffle/draws/{drawn.id}/taken")).status_code == 409
    assert room.stranger().post(room.at(f"raffle/draws/{drawn.id}/taken")).status_code == 404
    assert ana.post(room.at("raffle/draws/999999/taken")).status_code == 404


def test_stubs_that_perhaps_nobody_holds_are_told_before_the_draw(room: Room, ana: CheckingClient) -> None:
    with room.app.app_context():
        db.session.add_all(
            Seat(workshop_id=room.workshop.id, origin="desk", phone=False, child=False, arrived_at=NOW)
            for _person in range(2)
        )
        db.session.commit()
    english(ana).get(room.at("raffle"))
    assert "Numbers of stubs in the drum: 24. Paper forms given out at the desk: 2." in ana.words
    assert ana.post(room.at("raffle/drum"), data={"returned": "1", "given": "107 119"}).status_code == 303
    ana.get(room.at("raffle"))
    assert "A number may come that nobody holds." not in ana.words
    (raffle,) = room.rows(Raffle)
    assert set(raffle.returned) == {1, *range(101, 125)} - {107, 119}


def test_a_number_given_out_that_stands_on_no_stub_is_refused_where_it_was_typed(
    room: Room, ana: CheckingClient
) -> None:
    assert english(ana).post(room.at("raffle/drum"), data={"given": "107, 300"}).status_code == 422
    assert "There is no stub with the number 300." in ana.words
    assert "given" in [link.get("href", "")[1:] for link in ana.page.iter("a")]


def test_before_the_next_draw_somebody_says_whether_the_prize_was_taken(room: Room, ana: CheckingClient) -> None:
    leave(room, ana, 101, 102, 103)
    draw(room, ana)
    ana.get(room.at("raffle"))
    asked = {form.get("action", "").rpartition("/")[2] for form in ana.page.iter("form")}
    assert {"taken", "absence"} <= asked
    assert not {"draws", "end"} & asked
    ana.post(room.at(f"raffle/draws/{room.rows(Draw)[0].id}/taken"))
    ana.get(room.at("raffle"))
    assert {"draws", "end"} <= {form.get("action", "").rpartition("/")[2] for form in ana.page.iter("form")}


def test_a_draw_without_an_answer_is_answered_later(room: Room, ana: CheckingClient) -> None:
    leave(room, ana, 101, 102, 103)
    draw(room, ana)
    draw(room, ana)
    first, second = room.rows(Draw, Draw.position)
    assert ana.post(room.at(f"raffle/draws/{first.id}/absence"), data={"reason": "Ni v dvorani"}).status_code == 303
    assert ana.post(room.at(f"raffle/draws/{second.id}/taken")).status_code == 303
    assert [row.redrawn_because for row in room.rows(Draw, Draw.position)] == ["Ni v dvorani", ""]


def test_only_the_stubs_of_sheets_given_out_are_sealed_and_told_alike(room: Room, ana: CheckingClient) -> None:
    with room.app.app_context():
        seat = {"workshop_id": room.workshop.id, "origin": "desk", "phone": False, "arrived_at": NOW}
        db.session.add_all(Seat(**seat) for _person in range(2))
        db.session.commit()
        dealt = stubs_of(db.session.get_one(Workshop, room.workshop.id), room.app.config["SECRET_KEY"])
    english(ana).get(room.at("raffle"))
    both = ", ".join(str(stub) for stub in sorted(dealt[:2]))
    assert f"Sheets given out: 1, 2. The numbers on their stubs: {both}." in ana.words
    assert "Sheets not typed in yet are counted from the top of the pile." in ana.words
    (proposed,) = [
        field.get("value")
        for field in ana.page.iter("input")
        if field.get("type") == "hidden" and field.get("name") == "given"
    ]
    assert ana.post(room.at("raffle/drum"), data={"given": str(proposed)}).status_code == 303
    assert ana.post(room.at("raffle/seal")).status_code == 303
    (raffle,) = room.rows(Raffle)
    assert raffle.numbers == sorted(dealt[:2]) != [101, 102]
    with room.app.test_request_context():
        workshop = db.session.get_one(Workshop, room.workshop.id)
        assert f"{both}. " in build_protocol(workshop, "sl", {}).html


def test_whoever_holds_a_sheet_given_out_later_is_not_forgotten_at_the_seal(room: Room, ana: CheckingClient) -> None:
    leave(room, english(ana), 101)
    ana.get(room.at("raffle"))
    shut_out = "Somebody may hold a number that is not in the drum."
    assert shut_out not in ana.words
    with room.app.app_context():
        seat = {"workshop_id": room.workshop.id, "origin": "desk", "phone": False, "arrived_at": NOW}
        db.session.add_all(Seat(**seat) for _person in range(2))
        db.session.commit()
    ana.get(room.at("raffle"))
    assert shut_out in ana.words

"""The vote: its list, the paper, and the results nobody sees too early."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, open_room
from workshop.extensions import db
from workshop.models import Ballot, Dots, KeyPoint, Statement, VoteOption, Workshop


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


def add(room: Room, client: CheckingClient, *texts: str) -> list[VoteOption]:
    """Lines in one's own words."""
    for text in texts:
        assert client.post(room.at("voting/lines"), data={"text": text}).status_code == 303
    return lines(room)


def lines(room: Room) -> list[VoteOption]:
    return room.rows(VoteOption, VoteOption.number)


def vote_by_phone(room: Room, *given: dict[int, int]) -> None:
    with room.app.app_context():
        for dots in given:
            ballot = Ballot(workshop_id=room.workshop.id, key=str(uuid.uuid4()), created_at=room.workshop.created_at)
            db.session.add(ballot)
            db.session.flush()
            db.session.add_all(Dots(ballot_id=ballot.id, option_id=one, count=count) for one, count in dots.items())
        db.session.commit()


def bundle(voters: str, dots: dict[int, str]) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "voters": voters, **{f"dots-{one}": count for one, count in dots.items()}}


def test_a_stranger_sees_no_list(room: Room) -> None:
    assert room.stranger().get(room.at("voting")).status_code == 404
    assert room.client(None).get(room.at("voting")).status_code in {302, 303, 401}
    assert room.stranger().post(room.at("voting/lines"), data={"text": "Klop"}).status_code == 404


def test_key_points_are_suggested_first(room: Room, ana: CheckingClient) -> None:
    _first, second = room.say("prva misel", "druga misel", state="shown")
    with room.app.app_context():
        db.session.add(
            KeyPoint(workshop_id=room.workshop.id, station_id=second.station_id, statement_id=second.id, position=1)
        )
        db.session.commit()
    ana.get(room.at("voting"))
    assert ana.words.index("druga misel") < ana.words.index("prva misel")


def test_shown_answers_become_numbered_lines_once(room: Room, ana: CheckingClient) -> None:
    one, two = room.say("ena", "dve", state="shown")
    ticked = {"statement": [str(one.id), str(two.id)]}
    assert ana.post(room.at("voting/lines"), data=ticked).status_code == 303
    assert [(line.number, line.text) for line in lines(room)] == [(1, "ena"), (2, "dve")]
    assert ana.post(room.at("voting/lines"), data=ticked).status_code == 422


def test_ticked_answers_become_one_line_that_counts_with_their_kind(room: Room, ana: CheckingClient) -> None:
    need, offer = room.say("prostor za vaje", "posodim ozvočenje", state="shown")
    with room.app.app_context():
        db.session.get_one(Statement, offer.id).kind = "offer"
        db.session.get_one(Statement, need.id).kind = "need"
        db.session.commit()
    sent = {"statement": [str(offer.id), str(need.id)], "together": "Vaje z ozvočenjem"}
    assert ana.post(room.at("voting/lines"), data=sent).status_code == 303
    assert [(one.text, one.statement_id) for one in lines(room)] == [("Vaje z ozvočenjem", need.id)]


def test_one_line_for_answers_that_are_too_long_is_kept(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("prostor za vaje", state="shown")
    sent = {"statement": str(card.id), "together": "x" * 300}
    assert ana.post(room.at("voting/lines"), data=sent).status_code == 422
    assert "x" * 300 in ana.words
    assert lines(room) == []


def test_what_waits_cannot_be_voted_on(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("ena")
    assert ana.post(room.at("voting/lines"), data={"statement": str(card.id)}).status_code == 422
    assert lines(room) == []


def test_lines_move_and_go_and_their_numbers_close_up(room: Room, ana: CheckingClient) -> None:
    _one, two, three = add(room, ana, "ena", "dve", "tri")
    ana.post(room.at(f"voting/lines/{three.id}/place"), data={"up": "1"})
    ana.post(room.at(f"voting/lines/{two.id}/removal"))
    assert [(line.number, line.text) for line in lines(room)] == [(1, "ena"), (2, "tri")]


def test_the_list_takes_twenty_lines(room: Room, ana: CheckingClient) -> None:
    add(room, ana, *(f"vrstica {number}" for number in range(20)))
    assert ana.post(room.at("voting/lines"), data={"text": "ena preveč"}).status_code == 422
    assert len(lines(room)) == 20


def test_a_wording_that_is_too_long_is_kept(room: Room, ana: CheckingClient) -> None:
    assert ana.post(room.at("voting/lines"), data={"text": "a" * 281}).status_code == 422
    area = ana.page.find(".//textarea")
    assert area is not None
    assert (area.text or "").strip() == "a" * 281


def test_an_empty_list_can_still_be_filled_in_an_open_vote(room: Room, ana: CheckingClient) -> None:
    room.move_to("voting")
    assert ana.get(room.at("voting")).status_code == 200
    assert "lahko še" in ana.words
    one, two = add(room, ana, "ena", "dve")
    assert ana.post(room.at(f"voting/lines/{two.id}/place"), data={"up": "1"}).status_code == 303
    assert ana.post(room.at(f"voting/lines/{one.id}/removal")).status_code == 303
    assert [line.text for line in lines(room)] == ["dve"]
    assert ana.post(room.at("voting/paper"), data=bundle("1", {two.id: "1"})).status_code == 303
    assert ana.post(room.at("voting/lines"), data={"text": "tri"}).status_code == 409


def test_the_list_is_locked_once_somebody_has_voted(room: Room, ana: CheckingClient) -> None:
    (one,) = add(room, ana, "ena")
    room.move_to("voting")
    vote_by_phone(room, {one.id: 1})
    for path, data in (
        ("voting/lines", {"text": "dve"}),
        (f"voting/lines/{one.id}/place", {"up": "1"}),
        (f"voting/lines/{one.id}/removal", {}),
    ):
        assert ana.post(room.at(path), data=data).status_code == 409
    assert [line.text for line in lines(room)] == ["ena"]


def test_nobody_sees_who_leads_before_the_vote_is_over(room: Room, ana: CheckingClient) -> None:
    one, two = add(room, ana, "ena", "dve")
    room.move_to("voting")
    vote_by_phone(room, {one.id: 2}, {one.id: 1, two.id: 2})
    ana.get(room.at("voting"))
    assert "Skupaj" not in ana.words
    assert [number.text for number in ana.page.iter("strong")][:2] == ["2", "0"]
    room.move_to("sign_up")
    ana.get(room.at("voting"))
    assert "Skupaj" in ana.words


def test_phone_and_paper_stand_apart_and_together_and_equals_share_a_rank(room: Room, ana: CheckingClient) -> None:
    one, two, three = add(room, ana, "ena", "dve", "tri")
    room.move_to("voting")
    vote_by_phone(room, {one.id: 2})
    assert ana.post(room.at("voting/paper"), data=bundle("3", {two.id: "2", three.id: "1"})).status_code == 303
    room.move_to("sign_up")
    ana.get(room.at("voting"))
    table = ana.page.find(".//table")
    assert table is not None
    cells = [["".join(cell.itertext()).strip() for cell in row][:5] for row in table.iter("tr")][1:]
    assert [[cell[0], *cell[2:5]] for cell in cells] == [
        ["1.", "2", "0", "2"],
        ["1.", "0", "2", "2"],
        ["3.", "0", "1", "1"],
    ]


def test_a_bundle_sent_twice_counts_once_and_can_be_corrected_and_removed(room: Room, ana: CheckingClient) -> None:
    one, two = add(room, ana, "ena", "dve")
    room.move_to("voting")
    sent = bundle("2", {one.id: "3"})
    for _time in range(2):
        ana.post(room.at("voting/paper"), data=sent)
    (ballot,) = room.rows(Ballot)
    ana.post(room.at(f"voting/paper/{ballot.id}"), data=bundle("4", {two.id: "1"}))
    assert [(row.option_id, row.count) for row in room.rows(Dots)] == [(two.id, 1)]
    assert room.rows(Ballot)[0].voters == 4
    ana.post(room.at(f"voting/paper/{ballot.id}"), data={"remove": "1"})
    assert room.rows(Ballot) == []


@pytest.mark.parametrize(
    ("voters", "first", "second", "words"),
    [
        ("2", "5", "0", "največ 4"),
        ("", "1", "0", "koliko oseb"),
        ("2", "dva", "0", "cela števila"),
        ("2", "", "", "vsaj ene vrstice"),
        ("1", "2", "2", "največ 3"),
    ],
)
def test_paper_that_cannot_be_is_refused_and_kept(
    room: Room, ana: CheckingClient, voters: str, first: str, second: str, words: str
) -> None:
    one, two, _three = add(room, ana, "ena", "dve", "tri")
    room.move_to("voting")
    answer = ana.post(room.at("voting/paper"), data=bundle(voters, {one.id: first, two.id: second}))
    assert answer.status_code == 422
    assert words in ana.words
    typed = {field.get("name"): field.get("value") for field in ana.page.iter("input")}
    assert typed[f"dots-{one.id}"] == first
    assert room.rows(Ballot) == []


def test_paper_cannot_be_counted_before_the_vote_nor_after_closing(room: Room, ana: CheckingClient) -> None:
    (one,) = add(room, ana, "ena")
    assert ana.post(room.at("voting/paper"), data=bundle("1", {one.id: "1"})).status_code == 409
    room.move_to("evaluation")
    room.close()
    assert ana.post(room.at("voting/paper"), data=bundle("1", {one.id: "1"})).status_code == 409
    assert ana.get(room.at("voting")).status_code == 200
    assert room.rows(Workshop)[0].closed_at is not None


def test_the_page_asks_the_store_as_often_for_one_bundle_as_for_three(room: Room, ana: CheckingClient) -> None:
    one, _two = add(room, ana, "ena", "dve")
    room.move_to("sign_up")
    counts = []
    for more in (1, 2):
        for _time in range(more):
            ana.post(room.at("voting/paper"), data=bundle("2", {one.id: "2"}))
        ana.get(room.at("voting"))
        with count_queries(room.app) as asked:
            ana.get(room.at("voting"))
        counts.append(len(asked))
    assert counts[0] == counts[1]

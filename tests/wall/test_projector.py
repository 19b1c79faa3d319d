"""The projector over HTTP: no sign-in, one page for every state, and never a word that nobody has read."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, open_room
from tests.html_rules import words
from tests.world import NOW, move_to
from workshop.domain.carousel.replan_changes import Change
from workshop.extensions import db
from workshop.models import Draw, KeyPoint, Statement, VoteOption, Workshop
from workshop.services.evening import find_evening, set_blank, turn_page
from workshop.services.replanning import apply_replan

CANARY = "KANARČEK"
STATES = [
    ("prepared", 0),
    ("check_in", 0),
    ("presentation", 0),
    ("round", 1),
    ("move", 1),
    ("round", 5),
    ("home_round", 0),
    ("plenary", 0),
    ("voting", 0),
    ("sign_up", 0),
    ("raffle", 0),
    ("evaluation", 0),
]


def wall(room: Room, path: str = "") -> str:
    return f"/wall/{room.workshop.wall_token}{path}"


def dark(room: Room, blank: bool) -> None:
    with room.app.app_context():
        set_blank(workshop=db.session.get_one(Workshop, room.workshop.id), blank=blank, actor="1", now=NOW)


def leaf(room: Room, page: int) -> None:
    with room.app.app_context():
        turn_page(workshop=db.session.get_one(Workshop, room.workshop.id), page=page, now=NOW)


@pytest.mark.parametrize(("state", "number"), STATES)
def test_every_state_has_its_page_and_the_strip(app: Flask, client: CheckingClient, state: str, number: int) -> None:
    room = open_room(app, state, number)
    code = room.workshop.code
    assert client.get(wall(room)).status_code == 200
    strip = client.page.find(".//footer")
    assert strip is not None
    assert words(strip).startswith(f"localhost {code[:2]} {code[2:]} 0 odgovorov")
    assert [image.get("src") for image in strip.iter("img")] == [f"/{code}/qr.svg"]


def test_whoever_knows_no_token_sees_no_wall(client: CheckingClient) -> None:
    assert client.get("/wall/no-such-token").status_code == 404
    assert client.get("/wall/no-such-token/scene", headers={"HX-Request": "true"}).status_code == 404


def test_nothing_on_the_wall_can_be_changed(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    client.get(wall(room))
    assert list(client.page.iter("form")) == []
    assert client.post(wall(room)).status_code == 405


@pytest.mark.parametrize(
    ("state", "number", "heading"),
    [
        ("check_in", 0, "Naš skupni prostor"),
        ("round", 2, "2. krog od 5"),
        ("move", 1, "Menjava"),
        ("home_round", 0, "Domači krog"),
        ("evaluation", 0, "Kako je bilo?"),
    ],
)
def test_the_heading_says_what_happens(
    app: Flask, client: CheckingClient, state: str, number: int, heading: str
) -> None:
    client.get(wall(open_room(app, state, number)))
    assert client.heading == heading


def test_the_wall_speaks_the_language_of_the_workshop(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "move", 1)
    with app.app_context():
        db.session.get_one(Workshop, room.workshop.id).language = "en"
        db.session.commit()
    client.get(wall(room), headers={"Accept-Language": "sl"})
    assert client.heading == "Change over"
    assert client.page.get("lang") == "en"


def test_a_dark_wall_has_no_picture_and_no_strip(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    dark(room, True)
    client.get(wall(room))
    body = client.page.find("body")
    assert body is not None
    assert "is-blank" in (body.get("class") or "")
    assert "Modra" not in client.words


def test_an_open_window_asks_for_the_scene_alone_and_gets_the_times(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    client.get(wall(room, "/scene"), headers={"HX-Request": "true"})
    scene = client.page.find(".//div[@id='scene']")
    assert scene is not None
    assert (scene.get("data-state"), scene.get("data-round"), scene.get("data-blank")) == ("round", "1", "0")
    assert scene.get("data-v") == str(revision(room))
    clock = scene.find(".//div[@data-clock]")
    assert clock is not None
    assert clock.get("data-ends") == str(int((NOW.timestamp() + 13 * 60) * 1000))


def revision(room: Room) -> int:
    with room.app.app_context():
        return find_evening(room.workshop.id).revision


def test_the_same_picture_is_the_same_text_however_late_it_is_asked_for(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    ask = {"HX-Request": "true"}
    first, second = (client.get(wall(room, "/scene"), headers=ask).get_data(as_text=True) for _ in range(2))
    assert first.split("\n", 2)[2] == second.split("\n", 2)[2]


@pytest.mark.parametrize(("state", "number"), STATES)
def test_no_word_that_a_moderator_has_not_let_through(
    app: Flask, client: CheckingClient, state: str, number: int
) -> None:
    room = open_room(app, state, number)
    canaries = room.say(CANARY, state="waiting") + room.say(CANARY, state="hidden")
    with app.app_context():
        for place, row in enumerate(canaries, start=1):
            db.session.add(KeyPoint(workshop_id=room.workshop.id, station_id=row.station_id, statement_id=row.id))
            db.session.add(VoteOption(workshop_id=room.workshop.id, number=place, text=CANARY, statement_id=row.id))
        db.session.commit()
    for page in range(8):
        leaf(room, page)
        answers = [client.get(wall(room)), client.get(wall(room, "/scene"), headers={"HX-Request": "true"})]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert not any(CANARY in answer.get_data(as_text=True) for answer in answers)


def test_a_shown_statement_hangs_until_it_is_hidden(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    (statement,) = room.say("Klop pred domom", state="shown")
    client.get(wall(room))
    assert "Klop pred domom" in client.words
    with app.app_context():
        db.session.get_one(Statement, statement.id).state = "hidden"
        db.session.commit()
    client.get(wall(room))
    assert "Klop pred domom" not in client.words


def test_nobody_is_told_to_finish_up_in_a_break(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    assert 'data-finish="' in client.get(wall(room)).text
    with app.app_context():
        workshop = db.session.get_one(Workshop, room.workshop.id)
        workshop.break_after_round, workshop.break_minutes = 1, 10
        move_to(workshop, "break", 1)
    page = client.get(wall(room)).text
    assert 'data-finish="' not in page
    assert 'data-over="' in page


def test_all_lines_of_the_vote_have_one_size(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "voting")
    with app.app_context():
        for number, text in enumerate(("Klop", "Daljša misel " * 15), start=1):
            db.session.add(VoteOption(workshop_id=room.workshop.id, number=number, text=text))
        db.session.commit()
    client.get(wall(room))
    (listed,) = [node for node in client.page.iter("ul") if "lines-even" in (node.get("class") or "")]
    assert [node.get("class") for node in listed] == [None, None]


def test_no_result_is_anywhere_on_the_page_while_people_vote(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "voting")
    with app.app_context():
        db.session.add_all(
            VoteOption(workshop_id=room.workshop.id, number=n, text=f"zamisel {n}") for n in range(1, 13)
        )
        db.session.commit()
    text = client.get(wall(room)).get_data(as_text=True)
    assert "Imate 3 pike, na telefonu ali papirju. Največ 2 na en predlog." in client.words
    assert "wall-bars" not in text
    assert client.words.count("zamisel") == 12


def test_a_page_beyond_the_last_is_the_last(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "presentation")
    leaf(room, 99)
    client.get(wall(room))
    assert client.heading == "Kje začne vsaka skupina"


def test_a_drawn_number_has_three_figures(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "raffle")
    client.get(wall(room))
    assert "Pripravite svojo številko." in client.words
    with app.app_context():
        db.session.add(Draw(workshop_id=room.workshop.id, position=1, number=47, drawn_at=NOW))
        db.session.commit()
    client.get(wall(room))
    assert "047" in client.words


def test_the_store_is_asked_as_often_for_many_statements_as_for_one(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    room.say("ena", state="shown")
    with count_queries(app) as few:
        client.get(wall(room))
    room.say(*(f"misel {n}" for n in range(60)), state="shown")
    with count_queries(app) as many:
        client.get(wall(room))
    assert len(many) == len(few)


def test_a_table_that_closes_is_said_beside_the_clock(app: Flask, client: CheckingClient) -> None:
    room = open_room(app, "round", 1)
    with app.app_context():
        workshop = db.session.get_one(Workshop, room.workshop.id)
        seen = find_evening(workshop.id).stage_revision
        close = Change(close=frozenset({(1, 3)}), merge=(("E", "A"),))
        apply_replan(workshop=workshop, change=close, expected=seen, actor="1", now=NOW)
    client.get(wall(room))
    assert "Miza 3 je po tem krogu zaprta." in client.words
    with app.app_context():
        move_to(db.session.get_one(Workshop, room.workshop.id), "move", 1)
    client.get(wall(room))
    assert "Miza 3 je zaprta. Vzemite flomaster s seboj." in client.words

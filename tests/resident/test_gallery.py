"""The gallery walk on a phone: what the other stations have, only what the room may see, only then."""

from __future__ import annotations

import gzip
import random
import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, send
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Group, Reaction, Statement, Station

NewPhone = Callable[[], CheckingClient]


@pytest.fixture
def walk(hall: Hall, phone: CheckingClient, another: NewPhone) -> Hall:
    """Blue left something at table 1 and Green at table 3; the phone is of Orange; the walk has begun."""
    with hall.row() as workshop:
        workshop.gallery_minutes = 6
    send(another(), hall, "Klub ob torkih")
    green = another()
    green.get(f"/{hall.code}/m3")
    green.post(f"/{hall.code}/statements", data={**hidden(green), "text": "Klop pred trgovino", "kind": "offer"})
    hall.moderate("shown")
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("orange")})
    hall.move("gallery")
    return hall


def test_the_walk_lists_the_stations_in_their_order_with_what_hangs_there(walk: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{walk.code}")
    listed = [href for href in (node.get("href") for node in phone.page.iter("a")) if href and "/gallery/" in href]
    assert listed == [f"/{walk.code}/gallery/{number}" for number in range(1, 6)]
    assert "1 statement" in phone.words


def test_a_station_counts_what_hangs_there_and_says_what_of_it_is_the_groups_own(walk: Hall, another: NewPhone) -> None:
    of_blue = another()
    of_blue.get(f"/{walk.code}")
    of_blue.post(f"/{walk.code}/seat", data={"group": walk.group("blue")})
    of_blue.get(f"/{walk.code}")
    assert (of_blue.words.count("0 statements"), of_blue.words.count("1 statement")) == (3, 2)
    assert of_blue.words.count("1 statement · by your group: 1") == 1
    of_blue.get(f"/{walk.code}/gallery/1")
    assert "Others have left nothing here that is on the wall." in of_blue.words
    assert "What your own group wrote is not listed here: 1." in of_blue.words
    of_blue.get(f"/{walk.code}/gallery/3")
    assert "Klop pred trgovino" in of_blue.words
    assert "not listed here" not in of_blue.words


def test_a_station_is_read_and_leads_to_the_next(walk: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{walk.code}/gallery/1")
    assert "Klub ob torkih" in phone.words
    assert "Klop pred trgovino" not in phone.words
    assert f"/{walk.code}/gallery/2" in links(phone)
    phone.get(f"/{walk.code}/gallery/2")
    assert "Others have left nothing here that is on the wall." in phone.words
    phone.get(f"/{walk.code}/gallery/5")
    assert "Next: station" not in phone.words


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_nobody_reads_what_is_not_on_the_wall(walk: Hall, phone: CheckingClient, state: str) -> None:
    walk.moderate(state)
    phone.get(f"/{walk.code}/gallery/1")
    assert "Klub ob torkih" not in phone.words
    phone.get(f"/{walk.code}")
    assert "0 statements" in phone.words


def test_another_rings_sheets_hang_elsewhere(walk: Hall, phone: CheckingClient) -> None:
    with walk.row():
        db.session.scalars(select(Statement).where(Statement.text == "Klub ob torkih")).one().ring = 2
    phone.get(f"/{walk.code}/gallery/1")
    assert "Klub ob torkih" not in phone.words


def test_only_while_the_walk_lasts(walk: Hall, phone: CheckingClient) -> None:
    walk.move("home_round")
    answer = phone.get(f"/{walk.code}/gallery/1")
    assert (answer.status_code, answer.location) == (303, f"/{walk.code}")


def test_a_station_that_is_none_leads_to_the_walk(walk: Hall, phone: CheckingClient) -> None:
    assert phone.get(f"/{walk.code}/gallery/77").location == f"/{walk.code}"


def test_whoever_has_no_group_yet_chooses_one(walk: Hall, another: NewPhone) -> None:
    phone = another()
    phone.get(f"/{walk.code}/gallery/1")
    assert phone.heading == "Which group are you in?"
    phone.get(f"/{walk.code}/gallery/1?group={walk.group('green')}")
    assert "Klub ob torkih" in phone.words


def test_a_mark_leads_back_to_the_same_station(walk: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{walk.code}/gallery/1")
    answer = phone.post(f"/{walk.code}/reactions", data={**hidden(phone, "/reactions"), "mark": "agree"})
    (row,) = walk.all(Reaction)
    assert answer.location == f"/{walk.code}/gallery/1#statement-{row.statement_id}"
    assert (row.mark, row.group_id) == ("agree", walk.group("orange"))


def test_an_addition_stands_at_the_station_that_was_read(walk: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{walk.code}/gallery/3")
    (address,) = (link for link in links(phone) if "extends=" in link)
    phone.get(address)
    assert "You add to this: Klop pred trgovino" in phone.words
    (still,) = (node for node in phone.page.iter("p") if node.get("data-still") is not None)
    assert still.get("hidden") is not None
    phone.post(f"/{walk.code}/statements", data={**hidden(phone, "/statements"), "text": "Z naslonom", "kind": "offer"})
    added = walk.all(Statement)[-1]
    with walk.app.app_context():
        assert db.session.get_one(Station, added.station_id).number == 3
    assert added.extends_id is not None


def test_sixty_statements_are_a_light_page(walk: Hall, phone: CheckingClient) -> None:
    with walk.row():
        first = db.session.scalars(select(Statement).where(Statement.text == "Klub ob torkih")).one()
        group = db.session.get_one(Group, first.group_id)
        words = random.Random(1)
        db.session.add_all(
            Statement(
                workshop_id=first.workshop_id,
                station_id=first.station_id,
                group_id=group.id,
                kind="need",
                text=" ".join("".join(words.choices("aeiounrstvk", k=6)) for _ in range(12)),
                state="shown",
                key=str(uuid.UUID(int=number)),
                created_at=NOW,
            )
            for number in range(60)
        )
    assert len(gzip.compress(phone.get(f"/{walk.code}/gallery/1").get_data())) <= 12_000
    assert len(gzip.compress(phone.get(f"/{walk.code}").get_data())) <= 12_000

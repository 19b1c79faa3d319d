"""What hangs on the wall in every state, and what never does."""

from __future__ import annotations

import uuid

import pytest

from tests.facilitator.boards import say
from tests.world import NOW, Centre, make_workshop, move_to
from workshop.domain.carousel.naming import COLOURS
from workshop.domain.carousel.rotation import Order, offsets, routes
from workshop.domain.evening import State
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Ballot, Dots, Draw, VoteOption, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import change_clock, find_evening, set_blank
from workshop.services.plans import write_plan
from workshop.services.scene import find_wall, read_scene
from workshop.services.ways import Way, turned_plan

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    """Four groups at five stations."""
    workshop = make_workshop(centre)
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7, 5], groups=4)
    db.session.commit()
    return workshop


def tables(workshop: Workshop) -> list[tuple[str, int]]:
    return [(way.colour, way.table_number) for way in read_scene(workshop).ways]


def add_vote(workshop: Workshop) -> None:
    """Three lines, two people, dots 1, 3 and 0."""
    options = [VoteOption(workshop_id=workshop.id, number=n, text=f"predlog {n}") for n in (1, 2, 3)]
    ballot = Ballot(workshop_id=workshop.id, voters=2, origin="paper", key=str(uuid.uuid4()), created_at=NOW)
    db.session.add_all([*options, ballot])
    db.session.flush()
    for option, count in zip(options, (1, 3), strict=False):
        db.session.add(Dots(ballot_id=ballot.id, option_id=option.id, count=count))
    db.session.commit()


def test_a_wall_is_found_by_its_token_alone(workshop: Workshop) -> None:
    assert find_wall(workshop.wall_token).id == workshop.id
    with pytest.raises(NotFound):
        find_wall("no-such-token")


@pytest.mark.parametrize("state", ["prepared", "check_in", "evaluation"])
def test_an_invitation_needs_nothing_but_the_frame(workshop: Workshop, state: str) -> None:
    move_to(workshop, state)
    scene = read_scene(workshop)
    assert (scene.state, scene.ways, scene.notes, scene.lines, scene.pages) == (state, (), (), (), ())


def test_the_presentation_ends_with_where_each_group_begins(workshop: Workshop) -> None:
    move_to(workshop, "presentation")
    scene = read_scene(workshop)
    kinds = [page.kind for page in scene.pages]
    assert kinds == ["purpose", "agenda", "practice", "practice", "practice", "stations", "directions"]
    assert tables(workshop) == [("blue", 1), ("orange", 2), ("green", 3), ("yellow", 4)]


def test_a_round_shows_its_clock_its_number_and_the_tables(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    scene = read_scene(workshop)
    assert (scene.round_number, scene.rounds) == (2, 5)
    assert scene.ends_at == find_evening(workshop.id).ends_at
    assert tables(workshop) == [("blue", 2), ("orange", 3), ("green", 4), ("yellow", 5)]


def test_a_pause_shows_what_is_left(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    seen = find_evening(workshop.id).stage_revision
    change_clock(workshop=workshop, change="pause", expected=seen, actor="1", now=NOW)
    scene = read_scene(workshop)
    assert (scene.ends_at, scene.left_seconds) == (None, 13 * 60)


def test_a_move_shows_where_everybody_goes_and_the_ring_that_turns(workshop: Workshop) -> None:
    move_to(workshop, "move", 1)
    assert tables(workshop) == [("blue", 2), ("orange", 3), ("green", 4), ("yellow", 5)]
    assert read_scene(workshop).plan == (None, "blue", "orange", "green", "yellow")


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("stations", range(2, 9))
def test_the_ring_turns_at_the_moves_by_one_table_and_at_no_other(stations: int, order: Order) -> None:
    rotation = routes(stations, stations, stations, order)
    walk = offsets(stations, order)
    for number in range(stations - 1):
        before, after = (
            tuple(Way(COLOURS[group], 1, route[at], route[at]) for group, route in enumerate(rotation))
            for at in (number, number + 1)
        )
        plan = turned_plan(stations, before, after)
        if (walk[number + 1] - walk[number]) % stations == 1:
            assert plan == tuple(way.colour for way in sorted(after, key=lambda way: way.table_number))
        else:
            assert plan == ()


@pytest.mark.parametrize("order", Order)
def test_in_every_order_the_ring_turns_only_when_it_is_so(workshop: Workshop, order: Order) -> None:
    workshop.plan_order = order
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7, 5], groups=5)
    turned = []
    for number in range(1, 5):
        move_to(workshop, "move", number)
        turned.append(bool(read_scene(workshop).plan))
    assert turned == {Order.SIMPLE: [True] * 4, Order.MIXED: [True, True, False, False]}[order]


def test_no_ring_turns_when_the_sheets_move(workshop: Workshop) -> None:
    workshop.plan_mode = "sheets_move"
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7, 5], groups=4)
    move_to(workshop, "move", 1)
    assert read_scene(workshop).plan == ()


def test_no_ring_turns_when_one_group_goes_another_way() -> None:
    before = (Way("blue", 1, 1, 1), Way("orange", 1, 2, 2), Way("green", 1, 3, 3))
    after = (Way("blue", 1, 2, 2), Way("orange", 1, 3, 3), Way("green", 1, 4, 4))
    assert turned_plan(4, before, after) == (None, "blue", "orange", "green")
    assert turned_plan(4, before, (*after[:2], Way("green", 1, 1, 1))) == ()


def test_two_rings_have_no_single_table_plan_and_every_table_a_number_of_its_own(centre: Centre) -> None:
    workshop = make_workshop(centre, people=48)
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=4, rings=2)
    move_to(workshop, "move", 1)
    scene = read_scene(workshop)
    assert [way.table_number for way in scene.ways] == [2, 3, 4, 5, 7, 8, 9, 10]
    assert scene.plan == ()


def test_a_ninth_group_has_the_first_colour_again_and_says_so(centre: Centre) -> None:
    workshop = make_workshop(centre, people=60)
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=5, rings=2)
    move_to(workshop, "round", 1)
    assert read_scene(workshop).ways[8] == Way("blue", 2, 4, 9)


def test_the_home_round_leads_everybody_to_their_first_table(workshop: Workshop) -> None:
    move_to(workshop, "home_round")
    assert tables(workshop) == [("blue", 1), ("orange", 2), ("green", 3), ("yellow", 4)]


def test_only_words_that_a_moderator_let_through_hang_on_the_wall(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    say(workshop, "čaka", state="waiting")
    say(workshop, "skrita", state="hidden")
    say(workshop, "prva", "druga", state="shown", station=2)
    notes = read_scene(workshop).notes
    assert [(note.text, note.lead, note.colours) for note in notes] == [
        ("druga", "2", ("blue",)),
        ("prva", "2", ("blue",)),
    ]


def test_all_that_was_said_is_counted_but_for_what_was_hidden(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    say(workshop, "čaka", state="waiting")
    say(workshop, "skrita", state="hidden")
    say(workshop, "pokazana", state="shown")
    assert read_scene(workshop).answers == 2


def test_while_people_vote_the_wall_has_the_list_and_no_result(workshop: Workshop) -> None:
    move_to(workshop, "voting")
    add_vote(workshop)
    scene = read_scene(workshop)
    assert [(line.lead, line.text) for line in scene.lines] == [(str(n), f"predlog {n}") for n in (1, 2, 3)]
    assert [line.count for line in scene.lines] == [None, None, None]
    assert scene.pages == ()


def test_after_the_vote_the_most_dots_come_first_and_then_what_one_can_do(workshop: Workshop) -> None:
    add_vote(workshop)
    move_to(workshop, "sign_up")
    results, roles = read_scene(workshop).pages
    assert [(line.lead, line.count) for line in results.lines] == [("1.", 3), ("2.", 1), ("–", 0)]
    assert results.people == 2
    assert len(roles.lines) == 10


def test_a_vote_that_nobody_took_part_in_has_no_result(workshop: Workshop) -> None:
    db.session.add(VoteOption(workshop_id=workshop.id, number=1, text="predlog"))
    move_to(workshop, "sign_up")
    assert [page.kind for page in read_scene(workshop).pages] == ["roles"]


def test_the_raffle_shows_the_last_number_unless_it_was_put_back(workshop: Workshop) -> None:
    move_to(workshop, "raffle")
    assert (read_scene(workshop).drawn, read_scene(workshop).redrawn) == (None, False)
    draws = [Draw(workshop_id=workshop.id, position=n, number=40 + n, prize="Košara", drawn_at=NOW) for n in (1, 2)]
    db.session.add_all(draws)
    db.session.commit()
    assert (read_scene(workshop).drawn, read_scene(workshop).prize) == (42, "Košara")
    draws[1].redrawn_because = "ni v dvorani"
    db.session.commit()
    assert (read_scene(workshop).drawn, read_scene(workshop).redrawn) == (None, True)


def test_a_dark_wall_has_nothing_on_it_but_the_frame(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    say(workshop, "pokazana", state="shown")
    set_blank(workshop=workshop, blank=True, actor="1", now=NOW)
    scene = read_scene(workshop)
    assert (scene.blank, scene.ways, scene.notes) == (True, (), ())


def test_a_closed_evening_still_has_its_wall(workshop: Workshop) -> None:
    move_to(workshop, "evaluation")
    seen = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=seen, actor="1", now=NOW)
    assert read_scene(workshop).state == State.CLOSED

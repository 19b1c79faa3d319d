"""The demo evenings hold what reports and screens must get right, and are made once only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import stores
from tests.world import NOW
from workshop import create_app
from workshop.domain.personal_data import find_personal_data
from workshop.domain.statements import LIMIT
from workshop.extensions import db
from workshop.models import (
    Ballot,
    Contact,
    Evaluation,
    Evening,
    Exchange,
    Group,
    JournalEntry,
    KeyPoint,
    Match,
    Reaction,
    Seat,
    SignUp,
    Statement,
    Theme,
    ThemeStatement,
    VoteOption,
    Workshop,
)
from workshop.services.console import read_console
from workshop.services.demo import DemoEvening, demo_owner, seed_demo
from workshop.services.demo_script import count_dots, list_scripts
from workshop.services.journal_words import UNDO_SUBJECTS
from workshop.services.matches_board import read_board
from workshop.services.paper_votes import read_results
from workshop.services.vote_options import list_options

SECRET = "demo secret for tests"


@pytest.fixture(scope="module")
def evenings(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[DemoEvening]]:
    """Played once; tests that change something come last and say so by their order."""
    with stores.copied(built_store, tmp_path_factory.mktemp("demo")) as settings:
        app = create_app(settings)
        with app.app_context():
            yield seed_demo(now=NOW, secret=SECRET)
            db.session.remove()
            db.engine.dispose()


def find(evening: DemoEvening) -> Workshop:
    return db.session.scalars(select(Workshop).where(Workshop.code == evening.code)).one()


def count(table: type, workshop: Workshop, **wanted: object) -> int:
    asked = select(func.count()).select_from(table).filter_by(workshop_id=workshop.id, **wanted)
    return db.session.execute(asked).scalar_one()


def sizes(workshop: Workshop) -> list[list[int]]:
    rows = db.session.execute(
        select(Group.ring, Group.size).where(Group.workshop_id == workshop.id).order_by(Group.ring, Group.place)
    ).all()
    return [[size for ring, size in rows if ring == number] for number in sorted({ring for ring, _ in rows})]


def test_there_is_one_finished_one_running_and_one_prepared_marked_as_demo(evenings: list[DemoEvening]) -> None:
    assert [evening.state for evening in evenings] == ["closed", "round", "prepared"]
    assert all(evening.title.startswith("Prikaz: ") for evening in evenings)
    owner = demo_owner()
    assert owner is not None
    assert "izmišljeni" in owner.organisation.name


def test_the_journal_of_three_evenings_holds_no_typed_words(evenings: list[DemoEvening]) -> None:
    """Words have blanks between them; codes, marks and moments have none. A raffle keeps the reason for a redraw, and
    what undoing needs is blanked by the daily erasing."""
    rows = db.session.scalars(select(JournalEntry).where(JournalEntry.subject.not_in(UNDO_SUBJECTS))).all()
    said = [found for row in rows for side in (row.before, row.after) for found in texts_in(json.loads(side))]
    assert len(said) > 100
    assert [found for found in said if " " in found] == ["Ni v dvorani"]


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in texts_in(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in texts_in(inner)]
    return [value] if isinstance(value, str) else []


def test_groups_and_rings_are_those_of_the_method(evenings: list[DemoEvening]) -> None:
    golnik, zlato_polje, strazisce = map(find, evenings)
    assert sizes(golnik) == [[6, 6, 6, 6]]
    assert sizes(zlato_polje) == [[6, 5, 5], [5, 5, 5]]
    assert sizes(strazisce) == [[5, 5, 5, 5], [5, 5, 4, 4]]


def test_seeding_again_adds_nothing(evenings: list[DemoEvening]) -> None:
    before = db.session.scalar(select(func.count(Statement.id)))
    assert seed_demo(now=NOW + timedelta(minutes=1), secret=SECRET) == evenings
    assert db.session.scalar(select(func.count(Statement.id))) == before
    assert db.session.scalar(select(func.count(Workshop.id))) == 3


def test_the_finished_evening_holds_all_that_was_scripted(evenings: list[DemoEvening]) -> None:
    golnik, script = find(evenings[0]), list_scripts()[0]
    assert count(Statement, golnik) == len(script.said) == 76
    assert count(Statement, golnik, state="hidden") == 1
    assert count(Statement, golnik, state="waiting") == 0
    assert count(Statement, golnik, late=True) == 2
    assert count(Statement, golnik, origin="paper") == sum(said.by == "paper" for said in script.said)
    marks = select(func.sum(Reaction.count)).where(Reaction.workshop_id == golnik.id)
    assert db.session.scalar(marks) == sum(
        said.agree + said.unclear for said in script.said if said.act != "hide" and not said.late
    )
    assert count(KeyPoint, golnik) == 15
    assert count(SignUp, golnik) == 11
    assert count(Contact, golnik) == 2
    assert count(Evaluation, golnik) == 15
    assert (count(Seat, golnik, origin="phone"), count(Seat, golnik, origin="desk")) == (20, 4)


def test_the_finished_evening_has_needs_offers_matches_and_themes_to_look_at(evenings: list[DemoEvening]) -> None:
    golnik, script = find(evenings[0]), list_scripts()[0]
    assert count(Exchange, golnik, side="need") == count(Exchange, golnik, side="offer") + 1 == 4
    assert count(Exchange, golnik, origin="paper") == 1
    states = db.session.scalars(select(Match.state).where(Match.workshop_id == golnik.id).order_by(Match.id)).all()
    assert states == ["introduced", "need_agreed"]
    assert count(Theme, golnik) == len(script.themes) == 6
    assert count(ThemeStatement, golnik) == sum(len(theme["begins"]) for theme in script.themes)
    written = db.session.scalars(select(Exchange.text).where(Exchange.workshop_id == golnik.id)).all()
    assert not any(find_personal_data(text) for text in written)


def test_the_board_of_matches_suggests_pairs_too(evenings: list[DemoEvening]) -> None:
    board = read_board(find(evenings[0]))
    assert len(board.kept) == 2
    assert board.suggested


def test_the_vote_has_a_tie_and_an_option_without_a_dot(evenings: list[DemoEvening]) -> None:
    golnik = find(evenings[0])
    results = read_results(golnik.id, list_options(golnik.id))
    dots = {line.item.option.number: line.item.together for line in results.ranked}
    assert dots[2] == dots[12]
    assert dots[8] == 0
    assert (results.phone_voters, results.paper_voters) == (17, 4)
    assert count(VoteOption, golnik) == 12
    assert count(Ballot, golnik) == 18


def test_the_telephone_number_is_covered_where_it_is_shown_and_waits_where_the_evening_runs(
    evenings: list[DemoEvening],
) -> None:
    golnik, zlato_polje, _ = map(find, evenings)
    shown = db.session.scalars(select(Statement.text).where(Statement.workshop_id == golnik.id)).all()
    assert not any(find_personal_data(text) for text in shown)
    waiting = select(Statement.text).where(Statement.workshop_id == zlato_polje.id, Statement.state == "waiting")
    assert sum(bool(find_personal_data(text)) for text in db.session.scalars(waiting)) == 1


def test_nothing_happened_after_now(evenings: list[DemoEvening]) -> None:
    assert db.session.execute(select(func.max(Statement.created_at))).scalar_one() <= NOW
    running = db.session.get_one(Evening, find(evenings[1]).id)
    assert running.round_number == 2
    assert running.ends_at == NOW + timedelta(minutes=10 - 4)


def test_the_running_evening_is_about_on_time(evenings: list[DemoEvening]) -> None:
    behind = read_console(find(evenings[1]), NOW).behind
    assert behind is not None
    assert abs(behind) <= 2


def test_scripts_are_short_enough_and_dots_are_read() -> None:
    assert all(len(said.text) <= LIMIT for script in list_scripts() for said in script.said)
    assert count_dots("1 1 4") == {1: 2, 4: 1}


def test_a_round_that_ran_out_since_gets_time_again(evenings: list[DemoEvening]) -> None:
    tomorrow = NOW + timedelta(days=1)
    seed_demo(now=tomorrow, secret=SECRET)
    running = db.session.get_one(Evening, find(evenings[1]).id)
    assert running.ends_at == tomorrow + timedelta(minutes=9)

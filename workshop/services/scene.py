"""What the wall shows, as plain values: one scene for each state, and nothing that a moderator has not let through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Draw, Evening, Group, Round, Statement, Station, Workshop
from workshop.services.answer_count import count_answers
from workshop.services.plan_news import PlanNews, read_news
from workshop.services.plans import count_stations
from workshop.services.raffle_record import read_seal
from workshop.services.wall_pages import (
    Line,
    Page,
    plenary_pages,
    presentation_pages,
    sign_up_pages,
    station_lines,
    vote_lines,
)
from workshop.services.ways import Way, list_ways, turned_plan
from workshop.services.whereabouts import HOME, round_shown
from workshop.services.workshop_edit import warm_up_of

NEWEST = 40
"""Statements that take turns on the wall: at ten seconds each the newest come back within seven minutes."""


@dataclass(frozen=True)
class Scene:
    """One picture. ``answers`` is a number and no word of them (answer_count); ``notes`` are words that a moderator has
    let through.

    ``ends_at`` while the clock runs, ``left_seconds`` while it stands. ``plan`` are the colours by table while
    all move one place on, else empty. ``stations`` are their questions, with the groups that sit there; ``warm_up``
    is the question while people arrive. ``drawn`` is a raffle number; ``redrawn`` says that nobody had the last
    one; ``seal`` is that of the drum, shown before the first draw. ``news`` is a changed plan, and ``rerouted`` are the
    ways of the groups that go elsewhere after this round because of it.
    """

    revision: int
    state: str
    round_number: int
    rounds: int
    blank: bool
    ends_at: datetime | None
    left_seconds: float | None
    answers: int
    ways: tuple[Way, ...] = ()
    plan: tuple[str | None, ...] = ()
    notes: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    stations: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    page: int = 0
    warm_up: str = ""
    drawn: int | None = None
    prize: str = ""
    redrawn: bool = False
    seal: str = ""
    news: PlanNews | None = None
    rerouted: tuple[Way, ...] = ()

    @property
    def later(self) -> dict[tuple[str, int], int]:
        """The next table of each group that goes elsewhere by the news, by its colour and turn."""
        return {group: way.table_number for way in self.rerouted for group in ((way.colour, way.turn), *way.joined)}

    @property
    def shown(self) -> Page | None:
        """The page that is open, in states that have pages."""
        return self.pages[min(self.page, len(self.pages) - 1)] if self.pages else None


def find_wall(token: str) -> Workshop:
    """The workshop whose projector this is. Raises NotFound."""
    found = db.session.scalar(select(Workshop).where(Workshop.wall_token == token))
    if found is None:
        raise NotFound("not_found")
    return found


def read_scene(workshop: Workshop) -> Scene:
    """What hangs on the wall now. The number of queries does not grow with the evening."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    frame = Scene(
        revision=evening.revision,
        state=evening.state,
        round_number=evening.round_number,
        rounds=count_rounds(workshop.id),
        blank=evening.blank,
        ends_at=evening.ends_at,
        left_seconds=evening.left_seconds,
        answers=count_answers(workshop).counted,
        page=evening.page,
    )
    fill = FILLINGS.get(State(evening.state))
    return frame if fill is None or evening.blank else fill(workshop, frame)


def count_rounds(workshop_id: int) -> int:
    return db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop_id)) or 0


def list_notes(workshop_id: int) -> tuple[Line, ...]:
    """The newest statements that a moderator has let through, and never another (F4.8)."""
    rows = db.session.execute(
        select(Statement.id, Statement.text, Station.number, Group.colour)
        .join(Station, Station.id == Statement.station_id)
        .outerjoin(Group, Group.id == Statement.group_id)
        .where(Statement.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
        .order_by(Statement.moderated_at.desc(), Statement.id.desc())
        .limit(NEWEST)
    )
    return tuple(
        Line(text, str(station), colours=(colour,) if colour else (), key=f"s{row}")
        for row, text, station, colour in rows
    )


def fill_check_in(workshop: Workshop, frame: Scene) -> Scene:
    return replace(frame, warm_up=warm_up_of(workshop, workshop.language))


def fill_presentation(workshop: Workshop, frame: Scene) -> Scene:
    return replace(frame, pages=presentation_pages(workshop), ways=list_ways(workshop.id, 1))


def fill_round(workshop: Workshop, frame: Scene) -> Scene:
    ways = list_ways(workshop.id, frame.round_number)
    notes = list_notes(workshop.id)
    news = read_news(workshop, State(frame.state), frame.round_number)
    elsewhere = list_rerouted(workshop.id, news) if news and news.ahead else ()
    stations = () if notes else asked(workshop, ways)
    return replace(frame, ways=ways, notes=notes, stations=stations, news=news, rerouted=elsewhere)


def list_rerouted(workshop_id: int, news: PlanNews) -> tuple[Way, ...]:
    """The new ways of the groups that the news is about, in the order of the groups."""
    moved = {(each.group.colour, each.group.turn) for each in news.moved}
    ways = list_ways(workshop_id, news.round_number) if moved else ()
    return tuple(way for way in ways if moved & {(way.colour, way.turn), *way.joined})


def fill_move(workshop: Workshop, frame: Scene) -> Scene:
    """The way to the next round, and the table plan when it turns by one place."""
    leaving = list_ways(workshop.id, frame.round_number)
    filled = fill_break(workshop, frame)
    return replace(filled, plan=turned_plan(count_stations(workshop.id), leaving, filled.ways))


def fill_break(workshop: Workshop, frame: Scene) -> Scene:
    """Where everybody sits afterwards, and what is asked there."""
    ways = list_ways(workshop.id, round_shown(frame.state, frame.round_number))
    news = read_news(workshop, State(frame.state), frame.round_number)
    return replace(frame, ways=ways, stations=asked(workshop, ways), news=news)


def asked(workshop: Workshop, ways: tuple[Way, ...]) -> tuple[Line, ...]:
    """The questions with the groups that sit there; in a café people mix, and a table has no group (B.1)."""
    return station_lines(workshop, () if workshop.plan_mode == "cafe" else ways)


def fill_gallery(workshop: Workshop, frame: Scene) -> Scene:
    return replace(frame, stations=station_lines(workshop))


def fill_home(workshop: Workshop, frame: Scene) -> Scene:
    return replace(frame, ways=list_ways(workshop.id, HOME))


def fill_plenary(workshop: Workshop, frame: Scene) -> Scene:
    return replace(frame, pages=plenary_pages(workshop))


def fill_voting(workshop: Workshop, frame: Scene) -> Scene:
    """The list by number. Who leads is not even read before the vote is over (L-13)."""
    return replace(frame, lines=vote_lines(workshop.id))


def fill_sign_up(workshop: Workshop, frame: Scene) -> Scene:
    return replace(frame, pages=sign_up_pages(workshop))


def fill_raffle(workshop: Workshop, frame: Scene) -> Scene:
    """The number drawn last, unless it has been put back."""
    last = db.session.scalar(
        select(Draw).where(Draw.workshop_id == workshop.id).order_by(Draw.position.desc()).limit(1)
    )
    if last is None:
        return replace(frame, seal=read_seal(workshop.id))
    if last.redrawn_because:
        return replace(frame, redrawn=True)
    return replace(frame, drawn=last.number, prize=last.prize)


FILLINGS: dict[State, Callable[[Workshop, Scene], Scene]] = {
    State.CHECK_IN: fill_check_in,
    State.PRESENTATION: fill_presentation,
    State.ROUND: fill_round,
    State.MOVE: fill_move,
    State.BREAK: fill_break,
    State.GALLERY: fill_gallery,
    State.HOME_ROUND: fill_home,
    State.PLENARY: fill_plenary,
    State.VOTING: fill_voting,
    State.SIGN_UP: fill_sign_up,
    State.RAFFLE: fill_raffle,
}

"""What a changed plan means at one table: it closes, another group comes, or the one that was to come goes away."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.evening import State, reached
from workshop.models import Group
from workshop.plan_news_words import news_words
from workshop.services.hosting import HostTable
from workshop.services.plan_news import Moved, is_closed, read_news
from workshop.services.plans import count_stations
from workshop.services.whereabouts import HOME, list_directions, round_seated


@dataclass(frozen=True)
class TableNews:
    """``closed``: nobody is sent here now. ``closing``: after this round or this move. ``words`` are of all tables;
    ``coming`` was not planned here, ``away`` was and goes elsewhere. ``home`` comes to a closed table all the same,
    in the home round (R13)."""

    closed: bool
    closing: bool
    words: tuple[str, ...] = ()
    coming: tuple[Group, ...] = ()
    away: tuple[Moved, ...] = ()
    home: tuple[Group, ...] = ()


def news_of(table: HostTable) -> TableNews:
    """As the evening stands now; without a change of the plan there is nothing in it."""
    number = round_seated(table.evening.state, table.evening.round_number)
    closed = is_closed(table.station, table.ring, number)
    news = read_news(table.workshop, table.state, table.evening.round_number)
    if news is None:
        return TableNews(closed, closing=False, home=groups_at_home(table))
    spot = table.ring, table.station.number
    words = news_words(news, mode=table.workshop.plan_mode, stations=count_stations(table.workshop.id))
    return TableNews(
        closed,
        closing=spot in news.closed and not closed,
        words=tuple(words),
        coming=tuple(each.group for each in news.moved if (each.group.ring, each.station_number) == spot),
        away=tuple(each for each in news.moved if each.before and (each.group.ring, each.before[0]) == spot),
        home=groups_at_home(table),
    )


def groups_at_home(table: HostTable) -> tuple[Group, ...]:
    """Who chooses the key points of this table; nobody once the home round is over, or where none is planned."""
    if not table.workshop.home_minutes or reached(table.state, State.PLENARY):
        return ()
    spot = table.ring, table.station.number
    ways = list_directions(table.workshop.id, HOME)
    return next((way.everybody for way in ways if (way.group.ring, way.station_number) == spot), ())

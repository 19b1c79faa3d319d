"""What a phone hears of the raffle."""

from __future__ import annotations

from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Draw, Workshop
from workshop.services.raffle_news import read_raffle_news


def drawn(workshop: Workshop, *numbers: tuple[int, str]) -> None:
    db.session.add_all(
        Draw(workshop_id=workshop.id, position=place, number=number, drawn_at=NOW, redrawn_because=because)
        for place, (number, because) in enumerate(numbers, start=1)
    )
    db.session.commit()


def test_before_the_first_draw_there_is_nothing_to_hear(in_app: Flask) -> None:
    news = read_raffle_news(make_workshop(make_centre()).id, 12)
    assert (news.drawn, news.own) == (None, False)


def test_the_last_number_is_told_and_whoever_won_before_still_won(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    drawn(workshop, (12, ""), (47, ""))
    told = [(news.drawn, news.own) for news in (read_raffle_news(workshop.id, own) for own in (12, 47, 3, None))]
    assert told == [(47, True), (47, True), (47, False), (47, False)]


def test_a_number_put_back_is_told_no_more(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    drawn(workshop, (12, "ni v dvorani"))
    news = read_raffle_news(workshop.id, 12)
    assert (news.drawn, news.own) == (None, False)

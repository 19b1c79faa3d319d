"""A changed plan in words, in four Slovene forms."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.plan_news_words import news_words
from workshop.services.plan_news import PlanNews


def said(app: Flask, news: PlanNews | None, mode: str = "groups_move") -> list[str]:
    with app.test_request_context(), force_locale("sl"):
        return news_words(news, mode=mode, stations=4)


def closing(*spots: tuple[int, int], ahead: bool = True) -> PlanNews:
    return PlanNews(2, ahead, closed=frozenset(spots))


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (closing((1, 3)), "Miza 3 je po tem krogu zaprta."),
        (closing((1, 3), (2, 3)), "Mizi 3 in 7 sta po tem krogu zaprti."),
        (closing((1, 3), (2, 3), (3, 3), ahead=False), "Mize 3, 7 in 11 so zaprte."),
        (PlanNews(2, True, opened=frozenset({(2, 1)})), "Miza 5 je po tem krogu odprta."),
    ],
)
def test_tables_are_named_by_the_number_that_stands_on_them(app: Flask, news: PlanNews, words: str) -> None:
    assert said(app, news) == [words]


def test_where_the_sheets_move_stations_are_named_once(app: Flask) -> None:
    assert said(app, closing((1, 3), (2, 3), ahead=False), "sheets_move") == ["Postaja 3 je zaprta."]


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (closing((1, 3), (1, 4)), "Postaji 3 in 4 sta po tem krogu zaprti."),
        (PlanNews(2, True, opened=frozenset({(1, 2)})), "Postaja 2 je po tem krogu odprta."),
    ],
)
def test_a_sheet_on_which_somebody_still_works_is_not_called_closed(app: Flask, news: PlanNews, words: str) -> None:
    assert said(app, news, "sheets_move") == [words]


def test_without_news_nothing_is_said(app: Flask) -> None:
    assert said(app, None) == []

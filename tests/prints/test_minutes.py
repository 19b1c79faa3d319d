"""The minutes: what was decided and promised, in the report's own numbers, on two pages at most."""

from __future__ import annotations

import re
from datetime import time, timedelta
from html import unescape

import pytest
from flask import Flask

from tests.prints.planned import RAMP, plan_ahead
from tests.prints.reported import HIDDEN, PHONE, SAID, WAITING, hold_evening
from tests.prints.test_report_summary import lengthen
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Draw, KeyPoint, Statement, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.minutes import LESS, SHORTER, Lengths
from workshop.prints.minutes_fit import MOST_POINTS, points_of_minutes
from workshop.prints.shorter import ever_shorter


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    made.starts_at = time(18, 0)
    return made


def words_of(app: Flask, workshop: Workshop, language: str = "sl") -> str:
    with app.test_request_context():
        html = build_source(get_kind("minutes"), workshop, language, {}).html
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_they_say_when_who_and_what_was_decided(in_app: Flask, workshop: Workshop) -> None:
    plan_ahead(workshop)
    said = words_of(in_app, workshop)
    for words in (
        "Zapisnik delavnice",
        "6. november 2026, napovedano ob 18.00",
        "Ana, Bor",
        "24 (odrasli 22, otroci 2)",
        "55 pik; glasovalo je 26 oseb.",
        "1. Prostor za dopoldansko vadbo starejših, po možnosti v pritličju 20 pik",
        "Brez ključnih ugotovitev: postaje 2, 3, 4, 5.",
        RAMP,
        "»Občina za leto dni brezplačno odstopi sejno sobo v pritličju.« Maja Primer",
        "Žrebanja ni bilo.",
        "Ljudska univerza Kranj, info@luk.test",
        "Potrditev",
    ):
        assert words in said
    assert not any(secret in said for secret in (HIDDEN, WAITING, PHONE, "Nepotrjena obljuba"))


def test_planned_and_real_times_stand_side_by_side(in_app: Flask, workshop: Workshop) -> None:
    assert re.search(r"Vrtiljak 18\.34–\d+\.\d+ 18\.45–19\.39", words_of(in_app, workshop))
    assert "Dejanske čase imajo tu samo krogi" in words_of(in_app, workshop)


def test_the_raffle_takes_one_line(in_app: Flask, workshop: Workshop) -> None:
    for place in (1, 2):
        db.session.add(Draw(workshop_id=workshop.id, position=place, number=100 + place, drawn_at=NOW))
    db.session.commit()
    assert "Številke v bobnu: 24, izžrebane: 2, prevzete nagrade: 0." in words_of(in_app, workshop)


def test_a_later_clock_is_told_in_the_language_asked_for(in_app: Flask, workshop: Workshop) -> None:
    workshop.closed_at = NOW + timedelta(hours=3)
    said = words_of(in_app, workshop, "en")
    assert "6 November 2026, announced for 18.00; closed at 21.00" in said
    assert "How to object" in said


@pytest.mark.parametrize("text", ["Ž" * 280, "beseda " * 40])
def test_lines_give_way_until_two_pages_hold_them(in_app: Flask, workshop: Workshop, text: str) -> None:
    plan_ahead(workshop)
    lengthen(workshop, text)
    with in_app.test_request_context():
        html = build_source(get_kind("minutes"), workshop, "sl", {}).html
    assert points_of_minutes(html) <= MOST_POINTS
    assert SAID[1][0][1][:20] in html


def test_key_points_that_give_way_are_counted(in_app: Flask, workshop: Workshop) -> None:
    assert "v poročilu" not in words_of(in_app, workshop).split("Ključne ugotovitve po postajah")[1]
    chosen = db.session.query(KeyPoint).filter_by(workshop_id=workshop.id).first()
    assert chosen is not None
    others = db.session.query(Statement).filter_by(station_id=chosen.station_id, state="shown").offset(3).limit(3)
    for position, said in enumerate(others, start=3):
        db.session.add(
            KeyPoint(workshop_id=workshop.id, station_id=chosen.station_id, statement_id=said.id, position=position)
        )
    db.session.commit()
    points = words_of(in_app, workshop).split("Ključne ugotovitve po postajah")[1].split("Naslednji koraki")[0]
    assert "Še 2 v poročilu. Brez ključnih ugotovitev: postaje 2, 3, 4, 5." in points


def test_one_line_gives_way_at_a_time() -> None:
    steps = list(ever_shorter(Lengths(), SHORTER, LESS))
    assert len(steps) == len(SHORTER) + 1
    assert min(steps[-1].ranked, steps[-1].points, steps[-1].steps, steps[-1].words) >= 1


def test_before_it_is_held_nothing_is_said_of_another_computer(in_app: Flask) -> None:
    said = words_of(in_app, make_workshop(make_centre()))
    assert "dnevnik delavnice je ostal na računalniku" not in said

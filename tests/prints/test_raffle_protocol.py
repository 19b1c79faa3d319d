"""The protocol: everything that was drawn, with what came of it; the key only at the end."""

from __future__ import annotations

from flask import Flask

from tests import html_rules
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Raffle, Workshop
from workshop.prints.kinds import build_source
from workshop.prints.raffle_protocol import protocol
from workshop.services.drawing import draw_number, put_aside
from workshop.services.raffle_sealing import seal_drum, tell_seed


def printed(app: Flask, workshop: Workshop) -> str:
    with app.test_request_context():
        html = build_source(protocol, workshop, "en", {}).html
    html_rules.parse(html)
    return html


def test_it_tells_the_seal_at_once_and_the_key_at_the_end(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, "raffle")
    assert "Nothing is drawn yet." in printed(in_app, workshop)
    seal = seal_drum(workshop=workshop, actor="1", now=NOW)
    drawn = draw_number(workshop=workshop, prize="Košara", drawn_before=0, actor="1", now=NOW)
    put_aside(workshop=workshop, draw_id=drawn.id, reason="Ni v dvorani", actor="1", now=NOW)
    key = db.session.get_one(Raffle, workshop.id).seed
    html = printed(in_app, workshop)
    assert (seal in html, key in html) == (True, False)
    assert f"{drawn.number:03d}" in html
    assert "no: Ni v dvorani" in html
    tell_seed(workshop=workshop, actor="1", now=NOW)
    assert key in printed(in_app, workshop)

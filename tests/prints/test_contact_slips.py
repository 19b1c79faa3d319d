"""Contact slips: every slip with a code of its own on both halves, and with the words that are kept."""

from __future__ import annotations

from flask import Flask

from tests import html_rules
from tests.world import make_centre, make_workshop
from workshop.domain.slip_codes import written
from workshop.prints.contact_slips import USUAL, contact_slips
from workshop.prints.kinds import build_source
from workshop.services.paper_key import slip_codes


def test_each_slip_has_its_code_on_both_halves_and_the_words_of_the_screen(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    with in_app.test_request_context():
        html = build_source(contact_slips, workshop, "en", {}).html
    html_rules.parse(html)
    first = written(slip_codes(workshop, str(in_app.config["SECRET_KEY"]))[0])
    assert html.count(first) == 2
    assert html.count('class="contact-slip"') >= USUAL
    for told in ("to send me the report of this workshop", "I am 15 or older.", "/contact"):
        assert told in html


def test_another_print_has_the_same_codes(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    with in_app.test_request_context():
        first, second = (build_source(contact_slips, workshop, "sl", {}) for _ in range(2))
    assert first.digest == second.digest

"""What is refused of what comes from paper, in the four Slovene forms."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.refusals import Refusal
from workshop.refusal_words import say

FORMS = {1: "piko", 2: "piki", 3: "pike", 4: "pike", 5: "pik", 12: "pik", 101: "piko", 102: "piki", 104: "pike"}


@pytest.mark.parametrize("most", FORMS)
def test_the_dots_that_fit_on_one_line_agree_with_their_number(in_app: Flask, most: int) -> None:
    with force_locale("sl"):
        assert f"največ {most} {FORMS[most]}." in say(Refusal("paper_votes_on_one", most=most))

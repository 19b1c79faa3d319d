"""Choosing a programme, or none."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import make_centre
from workshop.facilitator.details_forms import NewWorkshopForm, number_or_none


@pytest.mark.parametrize(("raw", "number"), [("7", 7), (7, 7), ("", None), (None, None), ("x", None), ("-1", None)])
def test_nothing_chosen_is_none(raw: object, number: int | None) -> None:
    assert number_or_none(raw) == number


def test_none_is_always_offered_and_chosen_at_first(in_app: Flask) -> None:
    programme = make_centre().programme
    with in_app.test_request_context(headers={"Accept-Language": "en"}):
        form = NewWorkshopForm()
        form.offer_programmes([programme])
        offered = [(value, str(label), chosen) for value, label, chosen, _more in form.programme_id.iter_choices()]
    assert offered == [("", "None", True), (str(programme.id), "Skupni prostori", False)]

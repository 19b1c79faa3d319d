"""The chapters of the full report (C.3)."""

from __future__ import annotations

from flask import Flask
from flask_babel import force_locale

from workshop.config import ROOT
from workshop.prints.report_chapters import chapters


def test_twelve_numbered_chapters_and_two_annexes_each_with_its_template(in_app: Flask) -> None:
    with in_app.test_request_context(), force_locale("sl"):
        found = chapters()
    assert [one.heading.split()[0] for one in found] == [*map(str, range(1, 13)), "Priloga", "Priloga"]
    assert len({one.id for one in found}) == 14
    assert all((ROOT / "templates" / one.template).is_file() for one in found)
    assert [one.id for one in found if one.longest] == ["all-statements"]

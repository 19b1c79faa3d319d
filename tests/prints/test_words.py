"""What pages say of a print job."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.models import PrintJob
from workshop.prints.words import failure_word, standing_word, step_word


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_standing_step_and_failure_has_words_of_its_own(in_app: Flask, language: str) -> None:
    with in_app.test_request_context(), force_locale(language):
        standings = {standing_word(one) for one in ("waiting", "running", "done", "failed")}
        steps = {step_word(PrintJob(step=one, pages=3)) for one in ("reading", "layout", "drawing", "finishing")}
        reasons = ("libraries", "timeout", "memory", "layout", "fault", "")
        failures = {failure_word(PrintJob(kind="kit", error=one)) for one in reasons}
    assert (len(standings), len(steps), len(failures)) == (4, 4, 5)


def test_the_page_reached_is_told(in_app: Flask) -> None:
    with in_app.test_request_context(), force_locale("en"):
        assert step_word(PrintJob(step="layout", pages=12)) == "Laying out page 12 …"
        assert step_word(PrintJob(step="layout", pages=None)) == "Laying out the pages …"
        assert "libpango-1.0-0" in failure_word(PrintJob(error="libraries"))


def test_a_file_that_was_taken_away_is_not_told_as_a_failure(in_app: Flask) -> None:
    with in_app.test_request_context(), force_locale("en"):
        assert standing_word("failed", "taken_away") == "taken away"
        assert "an answer that was hidden or covered later" in failure_word(PrintJob(kind="kit", error="taken_away"))


@pytest.mark.parametrize("error", ["timeout", "memory"])
def test_fewer_sheets_are_advised_only_where_their_number_is_chosen(in_app: Flask, error: str) -> None:
    with in_app.test_request_context(), force_locale("en"):
        assert "Choose fewer sheets" in failure_word(PrintJob(kind="kit", error=error))
        assert "sheets" not in failure_word(PrintJob(kind="contact-slips", error=error))

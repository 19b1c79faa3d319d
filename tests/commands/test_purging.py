"""`purge`: one line a count, in plain words."""

from __future__ import annotations

from dataclasses import fields

import pytest
from flask.testing import FlaskCliRunner

from workshop.commands.purging import WORDS
from workshop.services.purging import Purged


@pytest.mark.usefixtures("in_app")
def test_purge_prints_counts(runner: FlaskCliRunner) -> None:
    done = runner.invoke(args=["purge"])
    assert done.exit_code == 0
    counted = ["contacts", "print jobs", "sign-in links", "sign-in attempts", "helpers' links"]
    counted += ["wordings from before covering", "sessions that ended", "journal rows without words"]
    counted += ["evenings closed that were left open", "photographs"]
    assert done.stdout.splitlines() == [f"{name}\t0" for name in counted]


def test_every_count_has_its_words() -> None:
    assert set(WORDS) == {field.name for field in fields(Purged)}

"""A command is loaded when it is asked for; a start loads nothing that an evening does without."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from alembic.script import ScriptDirectory

from tests.house.sources import ROOT
from workshop.commands import COMMANDS, find_command
from workshop.store import MIGRATIONS, newest_shape

NOT_AT_THE_START = {"alembic", "mako", "PIL", "qrcode", "xlsxwriter", "argon2", "weasyprint", "simplemma"}
LOADED = "import sys, wsgi; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_under_its_own_name(name: str) -> None:
    assert find_command(name).name == name


def test_a_start_loads_nothing_that_an_evening_does_without() -> None:
    words = [sys.executable, "-c", LOADED]
    told = subprocess.run(words, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True).stdout
    assert NOT_AT_THE_START & set(told.split()) == set()


def test_the_newest_shape_is_told_by_the_last_file_as_by_alembic() -> None:
    assert newest_shape() == ScriptDirectory(str(MIGRATIONS)).get_current_head()

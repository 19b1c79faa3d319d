"""seed-demo, as a script and a person read it."""

from __future__ import annotations

import re

from flask.testing import FlaskCliRunner


def test_one_line_per_workshop_on_standard_output_and_the_way_in_beside_it(runner: FlaskCliRunner) -> None:
    done = runner.invoke(args=["seed-demo"])
    assert done.exit_code == 0, done.output
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [line[1] for line in lines] == ["closed", "round", "prepared"]
    assert all(re.fullmatch(r"\d{4,8}", line[0]) and len(line) == 3 for line in lines)
    assert re.search(r"http://\S+/sign-in/link/\S+", done.stderr)
    again = runner.invoke(args=["seed-demo", "--no-sign-in"])
    assert (again.stdout, again.stderr) == (done.stdout, "")

"""Workshops from the command line."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from tests.world import make_centre
from workshop.extensions import db
from workshop.models import Community, Organisation, Workshop

NEW = ["new-workshop", "--template", "community-room", "--community", "Golnik", "--title", "Naš prostor"]
PLAN = ["plan", "--people", "24", "--stations", "4", "--minutes", "50"]


def test_it_prints_the_code_and_nothing_else(app: Flask, runner: FlaskCliRunner) -> None:
    told = runner.invoke(args=[*NEW, "--language", "en", "--people", "30", "--date", "2026-11-06"])
    assert told.exit_code == 0
    assert re.fullmatch(r"\d{4}\n", told.stdout)
    with app.app_context():
        made = db.session.scalars(select(Workshop)).one()
        assert (made.code, made.title, made.language) == (told.stdout.strip(), "Naš prostor", "en")
        assert (made.community.name, made.expected_people, made.held_on) == ("Golnik", 30, date(2026, 11, 6))


def test_it_belongs_to_the_centre_that_is_there_and_knows_its_communities(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context():
        organisation_id = make_centre().organisation.id
    assert runner.invoke(args=[*NEW[:4], "golnik", *NEW[5:]]).exit_code == 0
    with app.app_context():
        assert db.session.scalars(select(Workshop)).one().organisation_id == organisation_id
        assert list(db.session.scalars(select(Community.name))) == ["Golnik"]


@pytest.mark.parametrize(
    "args",
    [
        [*NEW[:2], "neznana", *NEW[3:]],
        [*NEW, "--language", "de"],
        [*NEW, "--people", "0"],
        [*NEW, "--people", "301"],
        [*NEW, "--date", "6.11.2026"],
        [*NEW[:4], " ", *NEW[5:]],
        [*NEW[:6], "x" * 161],
        NEW[:3],
    ],
)
def test_what_cannot_be_is_said_on_standard_error_and_nothing_is_made(
    app: Flask, runner: FlaskCliRunner, args: list[str]
) -> None:
    told = runner.invoke(args=args)
    assert told.exit_code != 0
    assert told.stdout == ""
    assert told.stderr
    with app.app_context():
        assert db.session.scalars(select(Workshop)).all() == []


def test_a_plan_for_scripts(runner: FlaskCliRunner) -> None:
    told = runner.invoke(args=[*PLAN, "--json"])
    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert set(found) == {"rings", "minutes", "home", "warnings"}
    assert found["minutes"] == [14, 11, 9, 7]
    assert found["home"] == 5
    assert found["warnings"] == []
    assert found["rings"][0]["groups"][0] == {"name": "blue", "size": 6, "route": [1, 2, 3, 4]}


def test_the_mixed_order_is_another_one(runner: FlaskCliRunner) -> None:
    found = json.loads(runner.invoke(args=[*PLAN, "--order", "mixed", "--json"]).stdout)
    assert [group["route"] for group in found["rings"][0]["groups"]] == [
        [1, 2, 4, 3],
        [2, 3, 1, 4],
        [3, 4, 2, 1],
        [4, 1, 3, 2],
    ]


def test_with_two_centres_a_workshop_is_of_the_one_that_is_named(app: Flask, runner: FlaskCliRunner) -> None:
    for name in ("Prvi", "Drugi"):
        runner.invoke(args=["create-organisation", name])
    told = runner.invoke(args=NEW)
    assert (told.exit_code, told.stdout) == (1, "")
    assert runner.invoke(args=[*NEW, "--centre", "Drugi"]).exit_code == 0
    with app.app_context():
        assert db.session.scalars(select(Organisation.name).join(Workshop)).one() == "Drugi"


def test_missing_hosts_are_said(runner: FlaskCliRunner) -> None:
    found = json.loads(runner.invoke(args=[*PLAN, "--hosts", "3", "--json"]).stdout)
    assert "stations_cut stations=3 asked=4" in found["warnings"]


def test_a_plan_for_people_is_plain_lines(runner: FlaskCliRunner) -> None:
    first, *lines = runner.invoke(args=PLAN).stdout.splitlines()
    assert first == "summary\t4 groups of 6, rounds 14-11-9-7, 51 minutes in all."
    assert lines[:2] == ["ring\tgroup\tpeople\tstations", "1\tblue\t6\t1 2 3 4"]
    assert lines[5:9] == ["from\tto\tpart", "0:00\t14:00\tround 1", "14:00\t15:30\tmove 1", "15:30\t26:30\tround 2"]
    assert lines[-1] == "45:30\t50:30\thome_round"


def test_warnings_for_people_are_sentences(runner: FlaskCliRunner) -> None:
    lines = runner.invoke(args=["plan", "--people", "8", "--stations", "4", "--minutes", "30"]).stdout.splitlines()
    said = [line for line in lines if line.startswith("warning\t")]
    assert said
    assert all(line.endswith(".") for line in said)


@pytest.mark.parametrize(
    ("people", "stations", "minutes"), [(0, 4, 50), (301, 4, 50), (24, 1, 50), (24, 13, 50), (24, 4, 5)]
)
def test_a_plan_that_cannot_be_is_refused(runner: FlaskCliRunner, people: int, stations: int, minutes: int) -> None:
    told = runner.invoke(
        args=["plan", "--people", str(people), "--stations", str(stations), "--minutes", str(minutes), "--json"]
    )
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr

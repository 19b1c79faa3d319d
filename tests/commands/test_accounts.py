"""Letting people in from the command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from pyotp import TOTP
from sqlalchemy import select

from tests.people import client_of
from tests.world import make_centre
from workshop.extensions import db
from workshop.models import Account, Organisation
from workshop.services.second_factor import begin_factor, confirm_factor

NEW_PASSWORD = "štiri čisto nove besede"
ADDRESS = re.compile(r"http://localhost:\d+(/sign-in/link/\S+)\n")
ANA = ["create-account", "--email", "ana@luk.test", "--name", "Ana"]


def accounts(app: Flask) -> list[tuple[str, str, str]]:
    with app.app_context():
        found = db.session.scalars(select(Account).order_by(Account.id))
        return [(row.email, row.role, row.organisation.name) for row in found]


def test_the_first_account_leads_the_centre_and_its_link_opens(app: Flask, runner: FlaskCliRunner) -> None:
    told = runner.invoke(args=[*ANA, "--centre", "Ljudska univerza"])
    assert told.exit_code == 0
    link = ADDRESS.fullmatch(told.stdout)
    assert link is not None
    client = client_of(app)
    assert client.post(link[1], data={"password": NEW_PASSWORD}).status_code == 303
    assert client.get("/settings/people").status_code == 200
    assert accounts(app) == [("ana@luk.test", "owner", "Ljudska univerza")]


def test_further_accounts_belong_to_the_same_centre(app: Flask, runner: FlaskCliRunner) -> None:
    runner.invoke(args=[*ANA, "--centre", "Ljudska univerza"])
    runner.invoke(args=["create-account", "--email", "Bor@luk.test", "--name", "Bor"])
    assert accounts(app)[1] == ("bor@luk.test", "facilitator", "Ljudska univerza")


def test_a_person_joins_the_centre_that_is_named_and_a_misspelt_one_makes_none(
    app: Flask, runner: FlaskCliRunner
) -> None:
    runner.invoke(args=[*ANA, "--centre", "Prvi"])
    runner.invoke(args=["create-organisation", "Drugi"])
    runner.invoke(args=["create-account", "--email", "b@d.test", "--name", "B", "--centre", "Drugi", "--role", "owner"])
    runner.invoke(args=["create-account", "--email", "c@d.test", "--name", "C", "--centre", "Drugi"])
    assert accounts(app)[1:] == [("b@d.test", "owner", "Drugi"), ("c@d.test", "facilitator", "Drugi")]
    for words, said in ((["--centre", "Durgi"], "Durgi"), ([], "--centre")):
        told = runner.invoke(args=["create-account", "--email", "d@d.test", "--name", "D", *words])
        assert (told.exit_code, told.stdout) == (1, "")
        assert said in told.stderr
        assert "Prvi; Drugi" in told.stderr
    with app.app_context():
        assert list(db.session.scalars(select(Organisation.name))) == ["Prvi", "Drugi"]


@pytest.mark.parametrize(
    "args", [["--email", "brez", "--name", "Ana"], ["--email", "a@b.test", "--name", " "], ["--name", "Ana"]]
)
def test_what_is_missing_is_said_on_standard_error(app: Flask, runner: FlaskCliRunner, args: list[str]) -> None:
    told = runner.invoke(args=["create-account", *args])
    assert told.exit_code != 0
    assert told.stdout == ""
    assert told.stderr
    assert accounts(app) == []


def test_an_e_mail_is_taken_once(app: Flask, runner: FlaskCliRunner) -> None:
    runner.invoke(args=ANA)
    told = runner.invoke(args=ANA)
    assert (told.exit_code, told.stdout) == (1, "")
    assert "e-mail" in told.stderr
    assert len(accounts(app)) == 1


def test_another_link_for_somebody_who_cannot_get_in(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context():
        make_centre()
    told = runner.invoke(args=["sign-in-link", "--email", "bor@luk.test"])
    link = ADDRESS.fullmatch(told.stdout)
    assert link is not None
    client = client_of(app)
    client.get(link[1])
    assert "Bor" in client.words


def test_the_first_link_needs_no_name(app: Flask, runner: FlaskCliRunner) -> None:
    link = ADDRESS.fullmatch(runner.invoke(args=["sign-in-link"]).stdout)
    assert link is not None
    assert client_of(app).get(link[1]).status_code == 200


@pytest.mark.parametrize("args", [[], ["--email", "nihce@luk.test"]])
def test_no_link_for_nobody(app: Flask, runner: FlaskCliRunner, args: list[str]) -> None:
    with app.app_context():
        make_centre()
    told = runner.invoke(args=["sign-in-link", *args])
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr


def test_the_first_sign_in_takes_on_the_centre_that_a_command_has_made(app: Flask, runner: FlaskCliRunner) -> None:
    code = runner.invoke(
        args=["new-workshop", "--template", "coworking", "--community", "Golnik", "--title", "Prostor"]
    ).stdout.strip()
    link = ADDRESS.fullmatch(runner.invoke(args=["sign-in-link"]).stdout)
    assert link is not None
    client = client_of(app)
    fields = {"centre": "Ljudska univerza", "name": "Ana", "email": "ana@luk.test", "password": NEW_PASSWORD}
    client.post(link[1], data=fields)
    client.get("/workshops")
    assert code in client.words
    assert accounts(app) == [("ana@luk.test", "owner", "Ljudska univerza")]


def test_another_centre_is_made_once_and_gets_its_first_person(app: Flask, runner: FlaskCliRunner) -> None:
    runner.invoke(args=[*ANA, "--centre", "Prvi"])
    assert runner.invoke(args=["create-organisation", " Drugi "]).stdout == "Drugi\n"
    again = runner.invoke(args=["create-organisation", "Drugi"])
    assert (again.exit_code, again.stdout) == (1, "")
    runner.invoke(args=["create-account", "--email", "b@d.test", "--name", "B", "--centre", "Drugi", "--role", "owner"])
    assert accounts(app)[1] == ("b@d.test", "owner", "Drugi")
    with app.app_context():
        assert list(db.session.scalars(select(Organisation.name))) == ["Prvi", "Drugi"]


def test_a_lost_phone_and_lost_codes_are_mended_at_the_computer(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context():
        ana = make_centre().owner
        now = datetime.now(UTC)
        confirm_factor(account=ana, code=TOTP(begin_factor(account=ana, now=now)).at(now), now=now)
    told = runner.invoke(args=["sign-in-link", "--email", "ana@luk.test", "--without-second-factor"])
    link = ADDRESS.fullmatch(told.stdout)
    assert link is not None
    client = client_of(app)
    assert client.post(link[1], data={"password": NEW_PASSWORD}).headers["Location"] == "/workshops"

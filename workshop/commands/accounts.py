"""Letting people in from the command line: an account, or another link for one that is there."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from workshop.commands.language import command_language
from workshop.config import Settings
from workshop.domain.refusals import Refusal
from workshop.refusal_words import say
from workshop.services.organisations import create_organisation, meant_organisation
from workshop.services.people import ROLES, invite_colleague
from workshop.services.second_factor import remove_factor
from workshop.services.sign_in import find_account, is_first_sign_in, issue_link


@click.command("create-account")
@click.option("--email", required=True, help="The e-mail that the person signs in with.")
@click.option("--name", required=True, help="The person's name.")
@click.option("--role", type=click.Choice(ROLES), help="Default: owner for the first account, then facilitator.")
@click.option("--centre", default="", help="The centre's name. Default: the only centre that is here.")
@with_appcontext
def create_account(email: str, name: str, role: str | None, centre: str) -> None:
    """Add somebody and print the link, good once and for a week, with which they choose a password."""
    now = datetime.now(UTC)
    if "@" not in email or not name.strip():
        raise click.ClickException("an e-mail with an @ and a name are needed")
    with command_language():
        try:
            organisation = meant_organisation(centre, now=now)
            role = role or ("owner" if is_first_sign_in() else "facilitator")
            token = invite_colleague(organisation=organisation, name=name, email=email, role=role, now=now)
        except Refusal as refusal:
            click.echo(say(refusal), err=True)
            sys.exit(1)
    click.echo(link_address(token))


@click.command("create-organisation")
@click.argument("name")
@with_appcontext
def create_organisation_command(name: str) -> None:
    """Add another centre to this installation; centres see nothing of each other.

    Its first person: create-account --centre NAME --role owner."""
    if not name.strip():
        raise click.ClickException("a centre needs a name")
    with command_language():
        try:
            made = create_organisation(name, now=datetime.now(UTC))
        except Refusal as refusal:
            click.echo(say(refusal), err=True)
            sys.exit(1)
    click.echo(made.name)


@click.command("sign-in-link")
@click.option("--email", default="", help="Whose link. Without it: the very first sign-in of this installation.")
@click.option("--without-second-factor", is_flag=True, help="Also remove the second factor: phone and codes are lost.")
@with_appcontext
def sign_in_link(email: str, without_second_factor: bool) -> None:
    """Print another link, good once and for a day, for somebody who cannot get in."""
    account = find_account(email) if email else None
    if email and account is None:
        raise click.ClickException(f"nobody signs in with {email}")
    if not email and not is_first_sign_in():
        raise click.ClickException("say whose link with --email: somebody has an account already")
    if account is not None and without_second_factor:
        remove_factor(account=account, actor="command", now=datetime.now(UTC))
    click.echo(link_address(issue_link(now=datetime.now(UTC), account=account)))


def link_address(token: str) -> str:
    """Where the link leads: the public address, or this computer."""
    settings: Settings = current_app.config["SETTINGS"]
    return f"{settings.public_url or f'http://localhost:{settings.port}'}/sign-in/link/{token}"

"""Visitors of tests: signed in as somebody of tests.world, or a stranger."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask

from tests.checking_client import CheckingClient
from workshop.facilitator.sign_in_session import BEGUN
from workshop.models import Account
from workshop.services.staff_sessions import sign_in_at


def sign_in(client: CheckingClient, account: Account) -> None:
    """What a right password leaves in the session, without the tenth of a second that it costs."""
    with client.session_transaction() as session:
        session["_user_id"] = account.get_id()
        session["_fresh"] = True
        session[BEGUN] = sign_in_at(datetime.now(UTC))


def client_of(app: Flask, account: Account | None = None) -> CheckingClient:
    """A visitor of their own; without an account a stranger."""
    client = app.test_client()
    assert isinstance(client, CheckingClient)
    if account is not None:
        sign_in(client, account)
    return client

"""PostgreSQL's tools get the address without the password, and the password as it is."""

from __future__ import annotations

import pytest

from workshop.commands.database_tools import without_password


@pytest.mark.parametrize(
    ("address", "plain", "password"),
    [
        ("postgresql+psycopg://vrtiljak:simple@127.0.0.1:5433/v", "postgresql://vrtiljak@127.0.0.1:5433/v", "simple"),
        ("postgresql+psycopg://vrtiljak:a%2Fb%40c%20d@db/v", "postgresql://vrtiljak@db/v", "a/b@c d"),
        ("postgresql+psycopg://vrtiljak@/v?host=%2Frun%2Fpg", "postgresql://vrtiljak@/v?host=%2Frun%2Fpg", ""),
    ],
)
def test_a_password_goes_apart_from_the_address(address: str, plain: str, password: str) -> None:
    assert without_password(address) == (plain, password)

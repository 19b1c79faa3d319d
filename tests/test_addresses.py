"""Addresses as people type them and as paper carries them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from workshop import create_app
from workshop.addresses import CodeConverter, LateRule, StoredIntConverter, public_base
from workshop.config import Settings


@pytest.fixture
def addresses() -> Map:
    rules = [Rule("/<code:code>", endpoint="evening"), Rule("/rows/<int:number>", endpoint="row")]
    return Map(rules, converters={"code": CodeConverter, "int": StoredIntConverter})


@pytest.mark.parametrize("typed", ["4827", "48 27", "48-27", "4 8 2 7"])
def test_spaces_and_hyphens_in_a_code_are_ignored(addresses: Map, typed: str) -> None:
    assert addresses.bind("room").match(f"/{typed}") == ("evening", {"code": "4827"})


@pytest.mark.parametrize("typed", ["482", "abcd", "48/27", "4827x", "-4827"])
def test_what_is_no_code_is_no_address(addresses: Map, typed: str) -> None:
    with pytest.raises(NotFound):
        addresses.bind("room").match(f"/{typed}")


def test_a_number_that_no_column_holds_is_no_address(addresses: Map) -> None:
    assert addresses.bind("room").match("/rows/2147483647")[1] == {"number": 2147483647}
    with pytest.raises(NotFound):
        addresses.bind("room").match("/rows/2147483648")


def test_an_address_is_built_the_same_the_first_and_the_second_time() -> None:
    rules = [LateRule("/rows/<int:number>/<name>", endpoint="row"), LateRule("/", endpoint="row")]
    here = Map(rules).bind("room")
    for _time in range(2):
        assert here.build("row", {"number": 7, "name": "a b"}) == "/rows/7/a%20b"
        assert here.build("row", {"number": 7, "name": "a", "more": "č"}) == "/rows/7/a?more=%C4%8D"
        assert here.build("row") == "/"


def base(app: Flask, asked: str) -> str:
    with app.test_request_context(base_url=asked):
        assert request
        return public_base()


def test_paper_carries_the_address_asked_for(app: Flask) -> None:
    assert base(app, "http://192.168.1.20:8000") == "http://192.168.1.20:8000"


@pytest.mark.parametrize("asked", ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])
def test_localhost_is_never_printed_where_the_room_has_an_address(app: Flask, asked: str) -> None:
    assert base(app, asked) == asked
    app.config["ROOM_URL"] = "http://192.168.1.20:8000"
    assert base(app, asked) == "http://192.168.1.20:8000"
    assert base(app, "http://10.0.0.1") == "http://10.0.0.1"


def test_a_public_address_goes_before_all_others(settings: Settings) -> None:
    app = create_app(replace(settings, public_url="https://kratko.si"))
    assert base(app, "http://localhost:8000") == "https://kratko.si"


@pytest.mark.parametrize("path", ["/wall/%s", "/report/%s", "/report/%s.csv", "/host/%s", "/sign-in/link/%s"])
def test_a_sign_that_no_store_can_compare_makes_no_address(app: Flask, path: str) -> None:
    addresses = app.url_map.bind("localhost")
    assert addresses.match(path % "ab")
    with pytest.raises(NotFound):
        addresses.match(path % "a\x00b")

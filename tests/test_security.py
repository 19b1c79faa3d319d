"""Headers keep every page to its own host."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from workshop.security import HEADERS

PLACES = ("/", "/healthz", "/sign-in", "/no-such-page", "/static/css/resident.css")


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_carries_the_headers(client: CheckingClient, place: str) -> None:
    answer = client.get(place)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_scripts_and_styles_come_from_our_own_files_alone(client: CheckingClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"} <= set(policy)
    assert "unsafe" not in " ".join(policy)


def test_nothing_forces_https_in_a_hall_without_it(client: CheckingClient) -> None:
    answer = client.get("/")
    assert "Strict-Transport-Security" not in answer.headers
    assert "upgrade-insecure-requests" not in answer.headers["Content-Security-Policy"]


def test_windows_are_kept_apart_where_browsers_heed_it(client: CheckingClient) -> None:
    name = "Cross-Origin-Opener-Policy"
    assert name not in client.get("/").headers
    assert client.get("/", base_url="https://kratko.si").headers[name] == "same-origin"


def test_a_page_is_kept_by_nobody_and_a_file_by_everybody(client: CheckingClient) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"
    assert "max-age" in client.get("/static/css/resident.css").headers["Cache-Control"]


def test_the_session_is_out_of_reach_of_scripts_and_of_other_sites(client: CheckingClient) -> None:
    cookies = [value for value in client.get("/sign-in").headers.getlist("Set-Cookie") if value.startswith("session=")]
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)

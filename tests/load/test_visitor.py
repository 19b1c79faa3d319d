"""What a visitor of the load runs does when the house is busy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.load.visitor import UNAVAILABLE, Visitor

BUSY = 2
"""So many answers are put off before one is given."""


class BusyHouse(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(UNAVAILABLE if self.asked <= BUSY else 200)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_told: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def base() -> Iterator[str]:
    BusyHouse.asked = 0
    with HTTPServer(("127.0.0.1", 0), BusyHouse) as house:
        threading.Thread(target=house.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{house.server_port}"
        house.shutdown()


@pytest.mark.parametrize(("patient", "status", "asked"), [(True, 200, BUSY + 1), (False, UNAVAILABLE, 1)])
def test_who_is_patient_tries_again_and_who_counts_refusals_does_not(
    base: str, patient: bool, status: int, asked: int
) -> None:
    visitor = Visitor(base, patient=patient)
    assert (visitor.get("/").status, BusyHouse.asked) == (status, asked)
    visitor.close()

"""The pulse: one packet, the same for everyone, silent while nothing has moved."""

from __future__ import annotations

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, send


def test_the_pulse_says_where_the_evening_stands(hall: Hall, phone: CheckingClient) -> None:
    answer = phone.get(f"/{hall.code}/pulse")
    assert (answer.json["state"], answer.json["round"]) == ("round", 1)  # type: ignore[index]
    assert set(answer.json) == {"v", "s", "state", "round", "ends", "left", "blank", "now"}  # type: ignore[arg-type]
    assert answer.headers["Cache-Control"] == "public, max-age=1"


def test_it_is_silent_while_the_revision_stands(hall: Hall, phone: CheckingClient) -> None:
    known = phone.get(f"/{hall.code}/pulse").json["v"]  # type: ignore[index]
    answer = phone.get(f"/{hall.code}/pulse?v={known}")
    assert (answer.status_code, answer.data) == (204, b"")


def test_an_answer_raises_the_revision_and_not_the_stage(hall: Hall, phone: CheckingClient) -> None:
    before = phone.get(f"/{hall.code}/pulse").json
    send(phone, hall)
    after = phone.get(f"/{hall.code}/pulse").json
    assert after["v"] > before["v"]  # type: ignore[index]
    assert after["s"] == before["s"]  # type: ignore[index]


def test_a_move_raises_both(hall: Hall, phone: CheckingClient) -> None:
    before = phone.get(f"/{hall.code}/pulse").json
    hall.move("move", 1)
    after = phone.get(f"/{hall.code}/pulse").json
    assert after["v"] > before["v"]  # type: ignore[index]
    assert after["s"] > before["s"]  # type: ignore[index]


def test_the_pulse_is_the_same_for_everyone(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    answer = phone.get(f"/{hall.code}/pulse")
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers["Vary"]
    stranger = hall.app.test_client().get(f"/{hall.code}/pulse").json
    assert {**(answer.json or {}), "now": 0} == {**(stranger or {}), "now": 0}


def test_nobody_has_a_pulse_under_an_unknown_code(phone: CheckingClient) -> None:
    assert phone.get("/0000/pulse").status_code == 404

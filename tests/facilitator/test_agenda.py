"""The pages of the agenda."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.world import move_to
from workshop.extensions import db
from workshop.models import AgendaBlock, Workshop
from workshop.services.parts import list_ordered


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/agenda"


def blocks(workshop: Workshop) -> list[AgendaBlock]:
    return list_ordered(AgendaBlock, workshop.id)


def of_kind(workshop: Workshop, kind: str) -> AgendaBlock:
    return next(block for block in blocks(workshop) if block.kind == kind)


def test_the_clock_is_reckoned_from_the_start(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    times = ["".join(node.itertext()) for node in bor.page.iter("time")]
    assert times[:4] == ["17.40", "18.00", "18.05", "18.12"]
    assert "Start at 18.00, end at 20.08." in bor.words


def test_without_a_start_there_is_no_clock(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    workshop.starts_at = None
    db.session.commit()
    bor.get(here)
    assert list(bor.page.iter("time")) == []
    assert "Enter when it starts" in bor.words


def test_an_evening_longer_than_its_booking_is_warned_of(bor: CheckingClient, here: str) -> None:
    fill(bor, here.replace("/agenda", "/details"), ends_at="20:00")
    bor.get(here)
    assert "The evening is 8 minutes longer than the room is booked." in bor.words


def test_a_block_is_added_at_the_end(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    fields = {"title": "Harmonika", "kind": "other", "minutes": "6", "speaker": "Glasbena šola", "note": "Pri vratih"}
    assert fill(bor, f"{here}/new", **fields).headers["Location"] == here
    last = blocks(workshop)[-1]
    assert {name: str(getattr(last, name)) for name in fields} == fields


def test_a_block_changes(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    block = of_kind(workshop, "welcome")
    assert fill(bor, f"{here}/{block.id}", minutes="10", speaker="Predsednica KS").status_code == 303
    assert (block.minutes, block.speaker, block.kind) == (10, "Predsednica KS", "welcome")


def test_the_minutes_of_the_carousel_are_not_asked_for(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    block = of_kind(workshop, "carousel")
    answer = fill(bor, f"{here}/{block.id}", title="Krožimo", minutes="1", kind="raffle")
    assert answer.status_code == 303
    assert (block.title, block.minutes, block.kind) == ("Krožimo", 49, "carousel")


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("minutes", ""), ("minutes", "241"), ("minutes", "pet"), ("kind", "carousel"), ("note", "x" * 301)],
)
def test_what_does_not_fit_is_said_and_kept(bor: CheckingClient, here: str, field: str, value: str) -> None:
    fields = {"title": "Harmonika", "kind": "other", "minutes": "6", "speaker": "Glasbena šola", field: value}
    assert fill(bor, f"{here}/new", **fields).status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "speaker") == "Glasbena šola"


def test_blocks_move_by_buttons(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    raffle = of_kind(workshop, "raffle")
    bor.post(f"{here}/{raffle.id}/position", data={"to": "up"})
    assert [block.kind for block in blocks(workshop)][-3:] == ["raffle", "next_steps", "evaluation"]


def test_removing_asks_once_more(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    bor.get(f"{here}/{of_kind(workshop, 'raffle').id}/removal")
    assert send(bor).headers["Location"] == here
    assert "raffle" not in {block.kind for block in blocks(workshop)}


def test_the_carousel_stays(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert bor.post(f"{here}/{of_kind(workshop, 'carousel').id}/removal").status_code == 422
    assert of_kind(workshop, "carousel")


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    block = of_kind(workshop, "welcome")
    bor.get(f"{here}/{block.id}")
    block.speaker = "Župan"
    db.session.commit()
    assert send(bor, speaker="Županja").status_code == 409
    assert "Župan" in bor.words
    assert send(bor).status_code == 303
    assert block.speaker == "Županja"


def test_after_closing_it_is_there_to_read(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    block = of_kind(workshop, "welcome")
    move_to(workshop, "round", 1)
    assert fill(bor, f"{here}/{block.id}", note="Krajše").status_code == 303
    close(workshop)
    bor.get(here)
    assert "The evening is closed." in bor.words
    assert bor.page.findall(".//main//form") == []
    assert fill(bor, f"{here}/{block.id}", note="Daljše").status_code == 409
    assert bor.post(f"{here}/new", data={"title": "x", "kind": "other", "minutes": "1"}).status_code == 409

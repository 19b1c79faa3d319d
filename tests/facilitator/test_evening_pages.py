"""The frame of the pages beside an evening: the way back leads over the console while the evening runs."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


def way_back(client: CheckingClient) -> list[str]:
    return [str(link.get("href")) for link in client.page.findall(".//nav[@class='breadcrumb']//a")]


@pytest.mark.parametrize("page", ["moderation", "voting", "raffle", "paper", "closing"])
def test_each_page_of_a_running_evening_leads_back_to_the_console(room: Room, ana: CheckingClient, page: str) -> None:
    ana.get(room.at(page))
    assert way_back(ana)[-1] == room.at("run")


def test_after_closing_it_leads_back_to_the_workshop(room: Room, ana: CheckingClient) -> None:
    room.move_to("evaluation")
    room.close()
    ana.get(room.at("voting"))
    assert way_back(ana)[-1] == f"/workshops/{room.workshop.id}"

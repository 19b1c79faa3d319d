"""An evening under way: the desk, the wall that follows it, and the phones."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.journeys.at_the_desk import Desk
from tests.journeys.in_the_hall import Neighbour
from tests.journeys.looked_at import Looked
from tests.load.sent import Sent


@dataclass
class Evening:
    """Everybody in the hall, and the record of what they sent. ``private`` are words that no wall may show."""

    desk: Desk
    wall: Page
    phones: list[Neighbour]
    looked: Looked
    private: tuple[str, ...]
    sent: Sent = field(default_factory=Sent)

    def move_on(self, stage: str) -> None:
        """To the next stage, with a look at the wall, which follows by itself."""
        scene = self.wall.locator("#scene")
        before = scene.get_attribute("data-kind") or ""
        self.desk.move_on(stage)
        expect(scene).not_to_have_attribute("data-kind", before)
        self.looked.at(self.wall, f"wall, {stage}")
        self.wall_keeps_quiet()

    def wall_shows(self, *words: str) -> None:
        for one in words:
            expect(self.wall.locator("#scene")).to_contain_text(one)
        self.wall_keeps_quiet()

    def wall_keeps_quiet(self) -> None:
        assert not any(private in self.wall.content() for private in self.private)

"""From a phone to the wall: an answer is acknowledged, a moderator lets it through, the wall shows it."""

from __future__ import annotations

import random
import secrets
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from tests.load import swarm
from tests.load.evening import Hall, open_hall
from tests.load.forms import Fields
from tests.load.house import House, opened
from tests.load.rows import Row, at_most, told
from tests.load.store import wall_of
from tests.load.visitor import Unexpected, Visitor

ANSWERS, SECONDS, PHONES = 60, 20.0, 300
GLANCE = 0.25
"""Seconds between two looks of the moderator, who presses at once."""
WALL_ASKS = 1.0
SEE_OTHER = 303


def wall_rows(folder: Path) -> Iterator[Row]:
    """300 phones ask for the pulse meanwhile; sixty of them answer."""
    with opened(folder) as house, closing(open_hall(house, phones=1)) as hall:
        hall.at_once(lambda phone: phone.join())
        hall.facilitator.go_on_to("round", 1)
        waits = Watching(house, hall).run()
    yield at_most(f"answer to moderated wall at {PHONES} phones: p95", quantiles(waits, n=20)[-1], 2, " s", 2)
    yield told("  p50", f"{median(waits):.2f} s")
    yield at_most(f"  of {ANSWERS} never on the wall", ANSWERS - len(waits), 0)


class Watching:
    """Phones, a moderator and a wall at the same time. Moments are kept by the words of the answer."""

    def __init__(self, house: House, hall: Hall) -> None:
        self.house, self.hall = house, hall
        form = hall.phones[0].look().form("/statements")
        self.fields: Fields = form.filled({"key": None, "text": None}, form.buttons[0])
        self.acknowledged: dict[str, float] = {}
        self.seen: dict[str, float] = {}
        self.over = threading.Event()

    def run(self) -> list[float]:
        """Seconds from each acknowledgement to the wall."""
        with ThreadPoolExecutor(3) as pool:
            tasks = [pool.submit(act) for act in (self.ask_pulse, self.moderate, self.look_at_wall)]
            self.answer()
            self.wait_for_the_last()
            for task in tasks:
                task.result()
        return [self.seen[text] - at for text, at in self.acknowledged.items() if text in self.seen]

    def answer(self) -> None:
        chance = random.Random()
        with closing(Visitor(self.house.base)) as phone:
            for _answer in range(ANSWERS):
                time.sleep(chance.uniform(0, 2 * SECONDS / ANSWERS))
                phone.cookies = {"seat": secrets.token_urlsafe(16)}
                words = "".join(chance.choices("abcdefghij", k=16))  # figures could be somebody's number
                fields = [*self.fields, ("key", str(uuid.uuid4())), ("text", f"Stena {words}")]
                sent = phone.post(f"/{self.code}/statements", fields)
                if sent.status != SEE_OTHER:
                    raise Unexpected(f"an answer got {sent.status}")
                self.acknowledged[words] = time.perf_counter()

    def wait_for_the_last(self) -> None:
        deadline = time.monotonic() + 15
        while len(self.seen) < ANSWERS and time.monotonic() < deadline:
            time.sleep(0.05)
        self.over.set()

    def ask_pulse(self) -> None:
        ask = swarm.getting(self.house.base, f"/{self.code}/pulse?v=0")
        port = int(self.house.base.rpartition(":")[2])
        while not self.over.is_set():
            swarm.in_rhythm(port, ask, phones=PHONES - ANSWERS, every=(3, 5), seconds=6)

    def moderate(self) -> None:
        while not self.over.wait(GLANCE):
            self.hall.facilitator.moderate(set())

    def look_at_wall(self) -> None:
        """As wall.js does: the pulse every second, the picture when it has moved."""
        known = ""
        with closing(Visitor(self.house.base)) as wall:
            scene = f"{wall_of(self.house.folder, self.code)}/scene"
            while not self.over.wait(WALL_ASKS):
                pulse = wall.get(f"/{self.code}/pulse?v={known}")
                if pulse.status == 200:
                    known = pulse.text.split('"v":')[1].split("}")[0].split(",")[0]
                    self.note(wall.get(scene).text)

    def note(self, picture: str) -> None:
        now = time.perf_counter()
        for words in list(self.acknowledged):
            if words in picture:
                self.seen.setdefault(words, now)

    @property
    def code(self) -> str:
        return self.hall.facilitator.code

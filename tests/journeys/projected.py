"""An evening with the longest words for the wall, moved by the real clock, and what a picture must measure up to."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import delete, select

from tests.browser import LiveServer
from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Assurance, Ballot, Dots, Draw, Group, KeyPoint, Statement, Visit, VoteOption, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import change_clock, find_evening, move_on, set_blank, turn_page
from workshop.services.plans import write_plan
from workshop.services.scene import read_scene

CANARY = "KANARČEK"
TITLE = "Kaj je najpomembnejše za našo krajevno skupnost in njeno medgeneracijsko sobivanje po letu 2027?"
LONG = (
    "Otroci in starejši iz najbolj oddaljenega zaselka nimajo varne poti do šole, trgovine in zdravstvenega doma, zato "
    "potrebujemo prostovoljski prevoz, ki bi ga organizirala krajevna skupnost skupaj z najrazličnejšimi društvi in "
    "občinsko upravo vsaj dvakrat tedensko, tudi ob nedeljah."
)
SHORT = "Urejena klančina."
MIDDLE = "Računalniško opismenjevanje za starejše ob petkih dopoldne, ko je dvorana prosta."

MEASURE = """
() => {
  const vh = window.innerHeight / 100, faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, box = node.parentElement, text = node.textContent.trim();
    if (!text || box.closest('.vh, svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const place = range.getBoundingClientRect(), size = parseFloat(getComputedStyle(box).fontSize);
    if (!place.width) continue;
    const said = ': ' + text.slice(0, 40);
    if (size < 5 * vh - 0.1) faults.push('smaller than 5 vh' + said);
    if (place.left < -1 || place.top < -1 || place.right > innerWidth + 1 || place.bottom > innerHeight + 1)
      faults.push('outside the picture' + said);
    for (let around = box; around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') continue;
      const frame = around.getBoundingClientRect(), slack = 0.13 * size + 1;
      if (place.right > frame.right + 1 || place.bottom > frame.bottom + slack || place.top < frame.top - slack)
        faults.push('cut off' + said);
    }
  }
  const page = document.documentElement;
  if (page.scrollHeight > innerHeight + 1 || page.scrollWidth > innerWidth + 1) faults.push('the page scrolls');
  return faults;
}
"""
"""Text under the floor, outside the picture or cut off by a frame. Letters may lean out of a line by an eighth."""


@dataclass(frozen=True)
class Projected:
    """A workshop on a wall, moved between looks."""

    app: Flask
    live: LiveServer
    workshop: Workshop

    @property
    def url(self) -> str:
        return f"{self.live.url}/wall/{self.workshop.wall_token}"

    @property
    def spoken_code(self) -> str:
        """In twos, as the wall shows it."""
        return f"{self.workshop.code[:2]} {self.workshop.code[2:]}"

    def stage(self) -> tuple[str, int]:
        with self.app.app_context():
            evening = find_evening(self.workshop.id)
            return evening.state, evening.round_number

    def next(self) -> tuple[str, int]:
        with self.app.app_context():
            seen = find_evening(self.workshop.id).stage_revision
            move_on(workshop=self.fresh(), expected=seen, actor="1", now=datetime.now(UTC))
        return self.stage()

    def move_to(self, state: str, number: int = 0) -> None:
        while self.stage() != (state, number):
            self.next()

    def pages(self) -> int:
        with self.app.app_context():
            return len(read_scene(self.fresh()).pages)

    def leaf(self, page: int) -> None:
        with self.app.app_context():
            turn_page(workshop=self.fresh(), page=page, now=datetime.now(UTC))

    def clock(self, change: str, minutes: float = 1) -> None:
        with self.app.app_context():
            seen = find_evening(self.workshop.id).stage_revision
            now = datetime.now(UTC)
            change_clock(workshop=self.fresh(), change=change, minutes=minutes, expected=seen, actor="1", now=now)

    def leave(self, seconds: float) -> None:
        """Only so many seconds of the running stage are left."""
        with self.app.app_context():
            ends = find_evening(self.workshop.id).ends_at
        assert ends is not None
        self.clock("extend", (seconds - (ends - datetime.now(UTC)).total_seconds()) / 60)

    def join(self, small: int, leader: int) -> None:
        """The group at place ``small`` walks with the one at ``leader`` from the second round on."""
        with self.app.app_context():
            asked = select(Group).where(Group.workshop_id == self.workshop.id).order_by(Group.place)
            groups = list(db.session.scalars(asked))
            groups[small - 1].joined_letter = groups[leader - 1].letter
            gone = delete(Visit).where(Visit.group_id == groups[small - 1].id, Visit.round_number != 1)
            db.session.execute(gone)
            db.session.commit()

    def dark(self, blank: bool) -> None:
        with self.app.app_context():
            set_blank(workshop=self.fresh(), blank=blank, actor="1", now=datetime.now(UTC))

    def draw(self, number: int) -> None:
        with self.app.app_context():
            prize = "Košara dobrot z domačih kmetij in vstopnica za prireditev"
            db.session.add(Draw(workshop_id=self.workshop.id, position=1, number=number, prize=prize, drawn_at=NOW))
            db.session.commit()

    def show(self, text: str, state: str = "shown") -> None:
        """A statement that a moderator has just let through, or not."""
        with self.app.app_context():
            add_statement(self.workshop, text, state)
            find_evening(self.workshop.id).revision += 1
            db.session.commit()

    def hide_all(self) -> None:
        with self.app.app_context():
            for row in db.session.scalars(select(Statement).where(Statement.workshop_id == self.workshop.id)):
                row.state = "hidden"
            find_evening(self.workshop.id).revision += 1
            db.session.commit()

    def close(self) -> None:
        with self.app.app_context():
            seen = find_evening(self.workshop.id).stage_revision
            now = datetime.now(UTC)
            close_evening(workshop=self.fresh(), expected=seen, actor="1", now=now, with_waiting=True)

    def give_wifi(self, name: str, password: str) -> None:
        with self.app.app_context():
            workshop = self.fresh()
            workshop.wifi_name, workshop.wifi_password = name, password
            db.session.commit()

    def rename(self, title: str) -> None:
        with self.app.app_context():
            self.fresh().title = title
            db.session.commit()

    def fresh(self) -> Workshop:
        return db.session.get_one(Workshop, self.workshop.id)

    def pictures(self) -> Iterator[str]:
        """Every picture of the evening up to the closing, each named as it comes."""
        while True:
            state, number = self.stage()
            for page in range(max(1, self.pages())):
                self.leaf(page)
                yield f"{state} {number} page {page}"
            if state == "evaluation":
                return
            self.next()


def project(
    app: Flask, live: LiveServer, *, groups: int = 4, rings: int = 1, words: bool = True, mode: str = "groups_move"
) -> Projected:
    """A workshop whose every place for words is filled with long ones, with a break and a gallery walk."""
    with app.app_context():
        workshop = make_workshop(make_centre(community="Sveta Trojica v Slovenskih goricah"), title=TITLE)
        workshop.plan_mode, workshop.break_after_round, workshop.gallery_minutes = mode, 2, 6
        write_plan(workshop=workshop, minutes=[13, 10, 8], groups=groups, rings=rings)
        if words:
            fill(workshop)
        db.session.commit()
    return Projected(app, live, workshop)


def fill(workshop: Workshop) -> None:
    for place, text in enumerate((SHORT, LONG, MIDDLE, LONG, SHORT)):
        statement = add_statement(workshop, text, "shown", station=place + 1)
        add_key_point(workshop, statement)
    for state in ("waiting", "hidden"):
        add_key_point(workshop, add_statement(workshop, CANARY, state))
    for number in range(1, 21):
        option = VoteOption(workshop_id=workshop.id, number=number, text=(LONG, MIDDLE, SHORT)[number % 3])
        ballot = Ballot(workshop_id=workshop.id, key=str(uuid.uuid4()), voters=2, created_at=NOW)
        db.session.add_all([option, ballot])
        db.session.flush()
        db.session.add(Dots(ballot_id=ballot.id, option_id=option.id, count=number))
    db.session.add(
        Assurance(
            workshop_id=workshop.id, sentence=LONG, person="Ime Priimek", function="podžupan občine", confirmed_at=NOW
        )
    )


def add_statement(workshop: Workshop, text: str, state: str, station: int = 1) -> Statement:
    place = first_station(workshop, station)
    group = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.id)).first()
    statement = Statement(
        workshop_id=workshop.id,
        station_id=place.id,
        group_id=group.id if group else None,
        kind=place.kinds[0],
        text=text,
        state=state,
        key=str(uuid.uuid4()),
        created_at=datetime.now(UTC),
        moderated_at=datetime.now(UTC),
    )
    db.session.add(statement)
    db.session.flush()
    return statement


def add_key_point(workshop: Workshop, statement: Statement) -> None:
    db.session.add(KeyPoint(workshop_id=workshop.id, station_id=statement.station_id, statement_id=statement.id))


def height_of(page: Page, selector: str) -> float:
    """How high something is, in hundredths of the picture."""
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    assert box is not None, selector
    assert size is not None
    return box["height"] * 100 / size["height"]


def type_size(page: Page, selector: str) -> float:
    """The size of type, in hundredths of the picture's height."""
    pixels = page.locator(selector).first.evaluate("box => parseFloat(getComputedStyle(box).fontSize)")
    size = page.viewport_size
    assert size is not None
    return float(pixels) * 100 / size["height"]

"""Contact sheets: the wall and the console in every state of an evening, one sheet for each size of screen."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Draw, Statement, VoteOption, Workshop
from workshop.services.evening import find_evening, move_back, move_on
from workshop.web import moment

WALL_SIZES = ((1920, 1080), (1366, 768), (1024, 768))
CONSOLE_SIZES = (*WALL_SIZES, (360, 640))
BEFORE = (State.PREPARED, State.CHECK_IN, State.PRESENTATION)
AFTER = (
    State.GALLERY,
    State.HOME_ROUND,
    State.PLENARY,
    State.VOTING,
    State.SIGN_UP,
    State.RAFFLE,
    State.EVALUATION,
)
LINES, GALLERY_MINUTES, DRAWN = 8, 6, 17
SHEET_WIDTH, QUALITY = 1600, 72
SHEET = """<!doctype html><html lang="en"><style>
body {{ margin: 0; padding: 12px; background: #fff; font: 16px sans-serif; }}
main {{ display: grid; grid-template-columns: repeat({columns}, 1fr); gap: 12px; }}
figure {{ margin: 0; }} img {{ display: block; width: 100%; border: 1px solid #16302F; }}
</style><main>{figures}</main>"""
FIGURE = '<figure><img src="data:image/jpeg;base64,{picture}" alt=""><figcaption>{name}</figcaption></figure>'


@dataclass
class Screen:
    """A window of one size on the wall or the console, and its pictures so far by the name of the state."""

    name: str
    page: Page
    width: int
    height: int
    pictures: dict[str, bytes] = field(default_factory=dict)

    def shoot(self, state: str, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(200)
        self.pictures[state] = self.page.screenshot(type="jpeg", quality=85)

    def write(self, target: Path) -> None:
        """All pictures side by side, as one file."""
        columns = 4 if self.width > self.height else 7
        figures = "".join(
            FIGURE.format(picture=base64.b64encode(picture).decode(), name=state)
            for state, picture in self.pictures.items()
        )
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": SHEET_WIDTH, "height": 400})
        self.page.set_content(SHEET.format(columns=columns, figures=figures))
        file = target / f"states-{self.name}-{self.width}x{self.height}.jpg"
        self.page.screenshot(path=file, full_page=True, type="jpeg", quality=QUALITY)


def contact_sheets(chrome: Browser, staff: Page, url: str, app: Flask, target: Path) -> None:
    """Moves the demo evenings through all their states; nothing else can be shown of them afterwards.

    ``staff`` is a window in which somebody has signed in."""
    screens = [Screen("wall", open_page(chrome, size), *size) for size in WALL_SIZES]
    screens += [Screen("console", open_page(chrome, size, staff), *size) for size in CONSOLE_SIZES]
    for state, workshop in stages(app):
        for screen in screens:
            path = f"/wall/{workshop.wall_token}" if screen.name == "wall" else f"/workshops/{workshop.id}/run"
            screen.shoot(state, url + path)
    for screen in screens:
        screen.write(target)


def open_page(chrome: Browser, size: tuple[int, int], like: Page | None = None) -> Page:
    """A window of this size; signed in as that of ``like`` is."""
    context = chrome.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="sl-SI",
        timezone_id="Europe/Ljubljana",
        storage_state=like.context.storage_state() if like else None,
    )
    return context.new_page()


def stages(app: Flask) -> Iterator[tuple[str, Workshop]]:
    """Every state in the order of an evening, with the workshop that stands there: the demo evening that is prepared,
    then the one that runs, then the one that is closed."""
    with app.app_context():
        prepared, running, closed = (workshop_at(state) for state in ("prepared", "move", "closed"))
    for state in BEFORE:
        go_to(app, prepared, state)
        yield state, prepared
    go_back(app, running)
    yield State.ROUND, running
    go_to(app, running, State.MOVE)
    yield State.MOVE, running
    go_back(app, running)
    furnish(app, running)
    for state in (State.BREAK, *AFTER):
        go_to(app, running, state)
        yield state, running
    yield State.CLOSED, closed


def workshop_at(state: str) -> Workshop:
    workshops = db.session.scalars(select(Workshop)).all()
    return next(workshop for workshop in workshops if find_evening(workshop.id).state == state)


def go_to(app: Flask, workshop: Workshop, state: str) -> None:
    """On to the next time that the evening stands there."""
    with app.test_request_context():
        row, evening = db.session.get_one(Workshop, workshop.id), find_evening(workshop.id)
        while evening.state != state:
            evening = move_on(workshop=row, expected=evening.stage_revision, actor="pictures", now=moment())


def go_back(app: Flask, workshop: Workshop) -> None:
    with app.test_request_context():
        seen = find_evening(workshop.id).stage_revision
        row = db.session.get_one(Workshop, workshop.id)
        move_back(workshop=row, expected=seen, actor="pictures", now=moment())


def furnish(app: Flask, workshop: Workshop) -> None:
    """A break after the running round, a gallery walk, a list for the vote and a number drawn."""
    with app.app_context():
        row = db.session.get_one(Workshop, workshop.id)
        row.break_after_round, row.gallery_minutes = find_evening(workshop.id).round_number, GALLERY_MINUTES
        shown = select(Statement).where(Statement.workshop_id == row.id, Statement.state == Moderation.SHOWN)
        for number, one in enumerate(db.session.scalars(shown.limit(LINES)), start=1):
            db.session.add(VoteOption(workshop_id=row.id, number=number, text=one.text, statement_id=one.id))
        prize = "Košara dobrot z domačih kmetij"
        db.session.add(Draw(workshop_id=row.id, position=1, number=DRAWN, prize=prize, drawn_at=moment()))
        db.session.commit()

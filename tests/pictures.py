"""Takes the pictures in docs/pictures/ from the demo evenings (`make pictures`): real server, browser and PDFs."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import select

from tests import browser
from tests.picture_sheets import contact_sheets, open_page
from workshop import create_app
from workshop.config import ROOT, Settings
from workshop.extensions import db
from workshop.models import Evening, Station, Workshop
from workshop.services.demo import demo_owner
from workshop.services.demo_sign_in import open_demo_sign_in
from workshop.services.evening import find_evening, move_on
from workshop.web import moment

TARGET = ROOT / "docs" / "pictures"
PHONE, LAPTOP, PROJECTOR = (360, 640), (1366, 768), (1920, 1080)
DPI_OF_PAGES = "60"


def main() -> None:
    """Every picture anew, in Slovene."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        app = demo_app(Path(folder))
        with browser.serving(app) as server, chromium() as chrome:
            residents(chrome, server.url, app)
            laptop = staff(chrome, server.url, app)
            people(chrome, laptop, server.url, app)
            wall(chrome, server.url, app)
            papers(app, Path(folder))
            contact_sheets(chrome, laptop, server.url, app, TARGET)
    print(f"{len(list(TARGET.iterdir()))} pictures in {TARGET.relative_to(ROOT)}")


def demo_app(folder: Path) -> Flask:
    settings = Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'vrtiljak.db'}",
        secret_key="for pictures only, never for an evening with people",
        public_url="http://kratko.si",
    )
    app = create_app(settings)
    runner = app.test_cli_runner()
    for words in (["init-db"], ["seed-demo"]):
        done = runner.invoke(args=words)
        if done.exit_code:
            raise SystemExit(done.output)
    return app


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=browser.CHROMIUM, args=browser.FLAGS)
        yield chrome
        chrome.close()


def shoot(page: Page, name: str, address: str = "") -> None:
    """One picture of what fits on the screen, fonts and shapes loaded."""
    if address:
        page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TARGET / f"{name}.png")


def workshop_in(state: str) -> Workshop:
    return db.session.scalars(
        select(Workshop).join(Evening, Evening.workshop_id == Workshop.id).where(Evening.state == state)
    ).one()


def residents(chrome: Browser, url: str, app: Flask) -> None:
    """Type the code, choose a group, answer, sent, and the closed evening."""
    with app.app_context():
        running, closed = workshop_in("round").code, workshop_in("closed").code
    page = open_page(chrome, PHONE)
    shoot(page, "phone-code", f"{url}/")
    shoot(page, "phone-group", f"{url}/{running}")
    shoot(page, "phone-question", f"{url}/{running}/m2")
    page.locator("textarea").first.fill("Prostor, kjer se ob slabem vremenu srečamo stari in mladi")
    page.locator("form:has(textarea) button[type=submit]").first.click()
    page.wait_for_url("**/answers/**")
    shoot(page, "phone-sent")
    shoot(page, "phone-closed", f"{url}/{closed}")


def staff(chrome: Browser, url: str, app: Flask) -> Page:
    """The list of evenings, the tasks of one, the console, the moderation board. Returns the window."""
    with app.app_context():
        running, prepared = workshop_in("round").id, workshop_in("prepared").id
        owner = demo_owner()
        assert owner is not None
        way_in = open_demo_sign_in(account=owner, secret=app.config["SETTINGS"].secret_key)
    page = open_page(chrome, LAPTOP)
    page.goto(f"{url}/sign-in")
    page.locator("input[type=email]").fill(way_in.email)
    page.locator("input[type=password]").fill(way_in.password)
    page.locator("main button[type=submit]").first.click()
    shoot(page, "staff-evenings", f"{url}/workshops")
    shoot(page, "staff-prepare", f"{url}/workshops/{prepared}")
    shoot(page, "staff-console", f"{url}/workshops/{running}/run")
    shoot(page, "staff-moderation", f"{url}/workshops/{running}/moderation")
    return page


def people(chrome: Browser, laptop: Page, url: str, app: Flask) -> None:
    """The desk at the door, a plan changed while the evening runs, a table's host, what earlier groups left."""
    with app.app_context():
        running = workshop_in("round")
        at, code = f"{url}/workshops/{running.id}", running.code
        cards = select(Station.host_token).where(Station.workshop_id == running.id).order_by(Station.number)
        card = f"{url}/host/{db.session.scalars(cards).first()}/1"
    shoot(laptop, "staff-desk", f"{at}/desk")
    laptop.goto(f"{at}/run/replan?change=close&station=3")
    join_first(laptop)
    shoot(laptop, "staff-replan")
    small = open_page(chrome, PHONE, laptop)
    shoot(small, "phone-staff-desk", f"{at}/desk")
    shoot(small, "phone-staff-console", f"{at}/run")
    shoot(small, "phone-staff-replan", laptop.url)
    shoot(open_page(chrome, PHONE), "phone-host", card)
    neighbour = open_page(chrome, PHONE)
    neighbour.goto(f"{url}/{code}/seat")
    neighbour.locator("button[name=group]").first.click()
    shoot(neighbour, "phone-handover", f"{url}/{code}/reactions")


def join_first(page: Page) -> None:
    """Where a change needs groups joined, it is looked at with them joined."""
    ask = page.locator("form.waiting button")
    if page.locator("[name=join]").count():
        ask.first.click()
        page.wait_for_load_state()


def wall(chrome: Browser, url: str, app: Flask) -> None:
    """The invitation, a round, a move."""
    with app.app_context():
        running, prepared = workshop_in("round").wall_token, workshop_in("prepared").wall_token
    page = open_page(chrome, PROJECTOR)
    shoot(page, "wall-join", f"{url}/wall/{prepared}")
    shoot(page, "wall-round", f"{url}/wall/{running}")
    with app.test_request_context():
        workshop = workshop_in("round")
        seen = find_evening(workshop.id).stage_revision
        move_on(workshop=workshop, expected=seen, actor="pictures", now=moment())
    shoot(page, "wall-move", f"{url}/wall/{running}")


def papers(app: Flask, folder: Path) -> None:
    """Pages of the report, the one page for the municipality, and of the print kit."""
    with app.app_context():
        closed, prepared = workshop_in("closed").code, workshop_in("prepared").code
    runner = app.test_cli_runner()
    for name, words in (
        ("report", ["report", closed, "--kind", "full", "--language", "sl"]),
        ("summary", ["report", closed, "--kind", "summary", "--language", "sl"]),
        ("kit", ["print-kit", prepared]),
    ):
        file = folder / f"{name}.pdf"
        done = runner.invoke(args=[*words, "--out", str(file)])
        if done.exit_code:
            raise SystemExit(done.output)
        last = "4" if name == "kit" else "60"
        subprocess.run(
            ["pdftoppm", "-png", "-r", DPI_OF_PAGES, "-l", last, str(file), str(TARGET / f"page-{name}")], check=True
        )


if __name__ == "__main__":
    main()

"""A real browser against a real server, and what both must keep to."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.people import client_of
from workshop.models import Account
from workshop.serving.server import Server

BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""The first that is there: the shell is the same engine without the parts of a window."""
CHROMIUM = next((path for path in BROWSERS if Path(path).exists()), BROWSERS[0])
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page lives for a second here: what would make a long one faster and smaller is half of its work.
    "--js-flags=--no-opt --no-maglev --min-semi-space-size=16",
    # One process less to talk to; the two others are what playwright asks for, which this line replaces.
    "--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,NetworkServiceInProcess2",
    # A phone in a hall meets a plain-http name that is not localhost; no other host exists.
    "--host-resolver-rules=MAP lan.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
SHARED_MEMORY = Path("/dev/shm")
ENOUGH_MEMORY = 1024 * 1024 * 1024
"""Bytes for several browsers at once with room to spare. A container often has 64 MiB, which one picture may fill."""
OWN_HOSTS = {"127.0.0.1", "localhost", "lan.test"}
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE_RUN = """async (tags) => {
    const found = await axe.run(document,
        {runOnly: {type: "tag", values: tags}, preload: false, resultTypes: ["violations"]});
    return found.violations.map((fault) =>
        ({id: fault.id, help: fault.help, targets: fault.nodes.map((node) => node.target)})); }"""
"""What is wrong and nothing else: what passed is most of what axe has to say."""
REFUSED_ANSWER = "Failed to load resource"
GIVEN_UP = ("htmx:afterRequest, ", "htmx:sendAbort, ")
"""What htmx logs when a newer request takes a waiting one's place. A lost connection says htmx:sendError as well."""
PATIENCE_MS = 30_000
"""So long a fact is waited for on however busy a machine; how soon it comes is measured by `make bench` (screens)."""
expect.set_options(timeout=PATIENCE_MS)


def unwanted_flags() -> list[str]:
    """What playwright asks of every browser for the sake of small containers: each picture goes through a file on the
    disk, which is a tenth of the work."""
    roomy = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > ENOUGH_MEMORY
    return ["--disable-dev-shm-usage"] if roomy else []


@dataclass(frozen=True)
class LiveServer:
    """A running server: the app it serves and where. ``lan`` is the same place as phones see it."""

    app: Flask
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def lan(self) -> str:
        return f"http://lan.test:{self.port}"


@contextmanager
def serving(app: Flask) -> Iterator[LiveServer]:
    """The product's own server in a thread, on a free port."""
    server = Server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield LiveServer(app, server.port)
    finally:
        server.stop()
        thread.join(timeout=60)


def enter(page: Page, live: LiveServer, account: Account) -> None:
    """What a right password leaves in the browser, without the page that asks for it and the tenth of a second."""
    cookie = client_of(live.app, account).get_cookie("session")
    assert cookie is not None
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": live.url}])


def watch(page: Page) -> list[str]:
    """A list that fills with what goes wrong on the page: script errors, refusals by the
    content security policy, requests to other hosts."""
    troubles: list[str] = []

    def on_console(message: Any) -> None:
        if message.type == "error" and REFUSED_ANSWER not in message.text and not message.text.startswith(GIVEN_UP):
            troubles.append(message.text)

    def on_request(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.hostname not in OWN_HOSTS:
            troubles.append(f"request to {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", on_request)
    return troubles


def bring_axe(context: BrowserContext) -> None:
    """Every page comes with axe from now on, for tabs that look at each: read once it costs half."""
    context.add_init_script(path=AXE)


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: rule, words, places."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    violations = page.evaluate(AXE_RUN, AXE_TAGS)
    return [f"{fault['id']}: {fault['help']} at {fault['targets']}" for fault in violations]


def assert_accessible(page: Page) -> None:
    """No fault that axe can see. What it cannot see, people must test."""
    faults = accessibility_faults(page)
    assert faults == [], faults

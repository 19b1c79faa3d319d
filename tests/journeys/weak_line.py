"""What goes wrong between a phone and its evening: a line with faults in it, and a server that may be killed."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse, BrowserContext, Page, Route

from tests.house.sources import ROOT
from tests.load.ports import free_port
from tests.serving.test_evening import environment, get
from workshop.config import Settings


@dataclass
class Line:
    """What comes between the phone and the server: answers to the next posts, in order; then the line is whole."""

    context: BrowserContext
    bad: list[str]
    posts: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        if route.request.method == "POST":
            self.posts.append(route.request.post_data or "")
        if route.request.method == "POST" and self.bad:
            self.go_wrong(route, self.bad.pop(0))
        else:
            route.continue_()

    def go_wrong(self, route: Route, how: str) -> None:
        if how == "cut":
            route.abort()
        elif how == "portal":
            route.fulfill(status=200, content_type="text/html", body="<p>Prijavite se v omrežje</p>")
        elif how.isdecimal():
            route.fulfill(status=int(how), content_type="text/html", body="<p>proxy</p>")
        elif how == "reply lost":
            fetch(route)
            route.abort()
        elif how == "cut after":
            stored = fetch(route)
            self.context.set_offline(True)
            route.fulfill(response=stored)
        else:
            assert how == "silence"


def fetch(route: Route) -> APIResponse:
    """The server's answer, which has then stored what was sent. The name of the hall is known to the browser alone."""
    parts = urlsplit(route.request.url)
    address = parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl()
    return route.fetch(url=address, headers={**route.request.headers, "host": parts.netloc})


def lay(page: Page, *bad: str) -> Line:
    line = Line(page.context, list(bad))
    page.route("**/statements", line.answer)
    return line


@dataclass
class Killable:
    """The product's own process on a port of its own, over the store of this test."""

    settings: Settings
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workshop", "serve"],
            cwd=ROOT,
            env=environment(Path(self.settings.instance), DATABASE_URL=self.settings.database_url, PORT=str(self.port)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)

    def wait(self) -> None:
        for _ in range(800):
            try:
                assert get(f"http://127.0.0.1:{self.port}/healthz") == 200
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server never answered")

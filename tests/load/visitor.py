"""Somebody with a browser without scripts: keeps cookies and one connection, follows links, sends forms."""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, RemoteDisconnected
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from tests.load.forms import Button, Form, read_forms

PATIENCE = 30
"""Seconds that anybody waits for an answer."""
UNAVAILABLE = 503
TRIES = 10
"""So often somebody patient tries again, as the page says that cannot be answered just now."""
FORM = "application/x-www-form-urlencoded"


class Unexpected(AssertionError):
    """An answer that is not what a person would have got; it shows the page."""


@dataclass(frozen=True)
class Answer:
    """``wire`` is how many bytes of body came over the line."""

    status: int
    address: str
    body: bytes
    wire: int
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def forms(self) -> list[Form]:
        return read_forms(self.text, self.address)

    def form(self, ending: str) -> Form:
        """The form whose action ends so."""
        for form in self.forms:
            if urlsplit(form.action).path.endswith(ending):
                return form
        raise Unexpected(f"no form that leads to …{ending} on {self.address} ({self.status})")


@dataclass
class Visitor:
    """One person's browser at ``base``, such as http://127.0.0.1:8000; who is patient does as a busy house asks."""

    base: str
    language: str = "en"
    patient: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    line: HTTPConnection | None = None

    def get(self, path: str, **headers: str) -> Answer:
        """A page, redirects followed."""
        return self.follow(self.ask("GET", urljoin(self.base, path), None, headers))

    def send(self, form: Form, values: Mapping[str, object] | None = None, button: Button | None = None) -> Answer:
        """Sends a form with ``values`` by one of its buttons, and goes where that leads."""
        to = button.to if button else form.action
        return self.follow(self.post(to, form.filled(values or {}, button)))

    def post(self, address: str, fields: list[tuple[str, str]]) -> Answer:
        """Sends fields; redirects are not followed."""
        return self.ask("POST", urljoin(self.base, address), urlencode(fields).encode(), {"Content-Type": FORM})

    def follow(self, answer: Answer) -> Answer:
        for _hop in range(5):
            if answer.status not in {301, 302, 303, 307, 308}:
                break
            answer = self.ask("GET", urljoin(answer.address, answer.headers["location"]), None, {})
        return answer

    def ask(self, method: str, address: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """One request, once more where the house is busy and the visitor patient."""
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        wanted = {**self.usual_headers(method), **headers}
        answer = self.insist(method, path, body, wanted, address)
        for _try in range(TRIES if self.patient else 0):
            if answer.status != UNAVAILABLE:
                break
            time.sleep(int(answer.headers["retry-after"]))
            answer = self.insist(method, path, body, wanted, address)
        return answer

    def insist(self, method: str, path: str, body: bytes | None, wanted: dict[str, str], address: str) -> Answer:
        """Over the connection that is kept, opened anew when the server has closed it."""
        try:
            return self.exchange(method, path, body, wanted, address)
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.close()
            return self.exchange(method, path, body, wanted, address)

    def usual_headers(self, method: str) -> dict[str, str]:
        headers = {"Accept-Language": self.language, "Accept-Encoding": "gzip"}
        if method == "POST":
            headers["Origin"] = self.base
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return headers

    def exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str], address: str) -> Answer:
        if self.line is None:
            self.line = HTTPConnection(urlsplit(self.base).netloc, timeout=PATIENCE)
        self.line.request(method, path, body, headers)
        response = self.line.getresponse()
        data = response.read()
        given = {name.lower(): value for name, value in response.getheaders()}
        self.keep_cookies(response.headers.get_all("Set-Cookie") or [])
        whole = gzip.decompress(data) if given.get("content-encoding") == "gzip" else data
        return Answer(response.status, address, whole, len(data), given)

    def keep_cookies(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value

    def close(self) -> None:
        if self.line is not None:
            self.line.close()
            self.line = None

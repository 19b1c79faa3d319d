"""Every address that shows a page, from the map of addresses: filled in with what is in the store, or left out with a
reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from flask import Flask
from playwright.sync_api import BrowserContext
from werkzeug.routing import Rule

from tests.browser import LiveServer
from tests.checking_client import CheckingClient
from tests.facilitator.boards import first_station, say
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop, move_to
from workshop.config import LANGUAGES
from workshop.domain.next_steps import Step
from workshop.models import Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.next_steps import add_step
from workshop.web import moment

NO_PAGE = "a file, a picture, a redirect or a part of a page"
OWN = "one person's own, met by test_phone_screens or test_host on the way"
LEFT_OUT = {
    "static": NO_PAGE,
    "resident.healthz": NO_PAGE,
    "resident.pulse": NO_PAGE,
    "resident.raffle_file": NO_PAGE,
    "resident.switch_language": NO_PAGE,
    "resident.accessibility_in_slovene": NO_PAGE,
    "exports.api_description": NO_PAGE,
    "exports.api_workshop": NO_PAGE,
    "exports.api_workshops": NO_PAGE,
    "exports.csv_file": NO_PAGE,
    "exports.event_file": NO_PAGE,
    "exports.open_data": NO_PAGE,
    "exports.xlsx_file": NO_PAGE,
    "prints.compare_csv": NO_PAGE,
    "prints.job_file": NO_PAGE,
    "prints.published_pdf": NO_PAGE,
    "prints.published_statements": NO_PAGE,
    "prints.qr_picture": NO_PAGE,
    "prints.factor_qr": NO_PAGE,
    "prints.wifi_picture": NO_PAGE,
    "facilitator.photograph": NO_PAGE,
    "facilitator.moderation_cards": NO_PAGE,
    "facilitator.moderation_more": NO_PAGE,
    "wall.scene": NO_PAGE,
    "wall.projector": "test_accessibility walks the wall through its pictures",
    "resident.answer": OWN,
    "resident.edit_answer": OWN,
    "resident.ask_withdrawal": OWN,
    "resident.ask_exchange_withdrawal": OWN,
    "resident.kept_contact": OWN,
    "resident.ask_erasure": OWN,
    "host.ask_edit": OWN,
    "host.ask_removal": OWN,
    "facilitator.paper_sheet": "a sheet that was typed in, with the fields of the page on which sheets are typed",
    "prints.show_job": "a print that runs, with the list of prints around it",
    "prints.published_report": "there after publishing only; its page has tests of its own",
    "facilitator.sign_in_code": "between a password and a code; the page of signing in with another field",
    "facilitator.sign_in_link": "for one use",
    "facilitator.sign_in_pass": "for one use",
}
SPOKEN = frozenset({"aria-label", "alt", "content", "datetime", "href", "placeholder", "title", "value"})
"""Attributes with words, addresses or the moment in them."""


@dataclass(frozen=True)
class House:
    """One centre with an evening in which something was said."""

    app: Flask
    live: LiveServer
    centre: Centre
    workshop: Workshop

    def addresses(self, *rooms: str) -> Iterator[tuple[str, str]]:
        """(endpoint, address) of every page of some rooms, each once."""
        for rule in self.rules():
            if rule.endpoint.split(".")[0] in rooms and rule.endpoint not in LEFT_OUT and not rule.alias:
                yield rule.endpoint, self.filled(rule)

    def rules(self) -> list[Rule]:
        return [rule for rule in self.app.url_map.iter_rules() if "GET" in (rule.methods or ())]

    def filled(self, rule: Rule) -> str:
        gaps = {name: "1" for name in rule.arguments if name not in {"code", "token"}}
        gaps |= {"code": self.workshop.code} if "code" in rule.arguments else {}
        gaps |= {"token": self.host_token()} if "token" in rule.arguments else {}
        with self.app.test_request_context():
            built = rule.build(gaps, append_unknown=False)
        assert built is not None, f"{rule.endpoint} needs an example or a reason to be left out"
        return built[1]

    def host_token(self) -> str:
        with self.app.app_context():
            return first_station(self.workshop).host_token

    def move_to(self, state: str, round_number: int = 0) -> None:
        with self.app.app_context():
            move_to(self.workshop, state, round_number)

    def differing(self, *rooms: str) -> list[str]:
        """Addresses whose English page is made otherwise than the Slovene one; where only the words are others, what
        axe says of the one holds for the other."""
        client = client_of(self.app, self.centre.owner)
        return [address for _endpoint, address in self.addresses(*rooms) if len(self.made(client, address)) > 1]

    def made(self, client: CheckingClient, address: str) -> set[tuple[object, ...]]:
        """How a page is made in the languages of the house, without its words."""
        found: set[tuple[object, ...]] = set()
        for language in LANGUAGES:
            client.set_cookie("language", language)
            client.get(address)
            found.add(tuple(bones(node, language) for node in client.page.iter()))
        return found

    def enter(self, context: BrowserContext, language: str) -> None:
        """Signed in as the owner, in a language; without the tenth of a second that a password costs."""
        cookie = client_of(self.app, self.centre.owner).get_cookie("session")
        assert cookie is not None
        context.add_cookies(
            [
                {"name": "session", "value": cookie.value, "url": self.live.url},
                {"name": "language", "value": language, "url": self.live.url},
            ]
        )


def bones(node: Element, language: str) -> tuple[object, ...]:
    """An element with its attributes; of those that hold words or addresses, only whether they do."""
    plain = tuple((name, said(name, value, language)) for name, value in sorted(node.items()))
    return (node.tag, plain, bool((node.text or "").strip()))


def said(name: str, value: str, language: str) -> object:
    """The language of the page is told from any other."""
    if name == "lang":
        return value == language or value
    return bool(value) if name in SPOKEN or name.startswith("data-") else value


def build(app: Flask, live: LiveServer) -> House:
    with app.test_request_context():
        centre = make_centre()
        workshop = make_workshop(centre)
        facts = AssuranceFacts("Prostor ostane odprt.", "Ime Priimek", "županja", confirmed=True)
        add_assurance(workshop=workshop, facts=facts, actor="test", now=moment())
        step = Step("activities", "Odpreti prostor ob sredah", holder="Krajevna skupnost")
        add_step(workshop=workshop, step=step, actor="test", now=moment())
        say(workshop, "Manjka klop pred trgovino", "Skupni vrt ob šoli", state="shown")
        say(workshop, "Kdo bo popravil streho?", "Pokličite 040 123 456")
        return House(app, live, centre, workshop)

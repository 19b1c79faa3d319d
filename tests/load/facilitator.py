"""The facilitator of a load run, signed in through the real pages."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from tests.load.forms import Button
from tests.load.phone import good
from tests.load.visitor import Answer, Unexpected, Visitor

SEE_OTHER = 303
PASSWORD = "four words for a load run"
CARD = re.compile(r'<p class="card-words">(.*?)</p>.*?/statements/(\d+)/', re.DOTALL)
SUGGESTED = re.compile(r'name="statement" type="checkbox" value="(\d+)"[^>]*>\s*<label[^>]*>(.*?)</label>')
PUBLISHED = re.compile(r'href="(/report/[^"./]+)"')
FILE = re.compile(r'href="(/workshops/\d+/prints/\d+/file[^"]*)"')


@dataclass
class Facilitator:
    """``workshop`` is the path of the evening, such as /workshops/1."""

    visitor: Visitor
    workshop: str = ""
    code: str = ""

    def sign_in_first(self, link: str) -> None:
        """Sets the centre up by the link that the server printed."""
        form = good(self.visitor.get(link)).form(urlsplit(link).path)
        sent = {"centre": "Load run", "name": "Ana", "email": "ana@load.test", "password": PASSWORD}
        good(self.visitor.send(form, sent))

    def prepare(
        self, *, template: str, people: int, groups: int, rings: int, language: str = "sl", **planned: object
    ) -> None:
        """An evening from a template, with so many groups in each ring; ``planned`` is more of the plan's form."""
        form = good(self.visitor.get(f"/workshops/new?template={template}")).form("/workshops/new")
        sent = {"title": "Load run", "community": "Golnik", "people": people, "language": language}
        made = good(self.visitor.send(form, sent))
        self.workshop = re.sub(r"(/workshops/\d+).*", r"\1", urlsplit(made.address).path)
        form = good(self.visitor.get(f"{self.workshop}/plan")).form("/plan")
        wanted = {"rings": rings, "groups": groups, "people": people, **planned}
        good(self.visitor.send(form, wanted, next(one for one in form.buttons if one.value == "save")))
        console = self.console()
        self.code = re.sub(r"\D", "", re.findall(r'data-code="(\d+)"', console.text)[0])

    def console(self) -> Answer:
        return good(self.visitor.get(f"{self.workshop}/run"))

    def move_on(self) -> None:
        """Presses the large button."""
        self.press("/run/moves", direction="on")

    def move_back(self) -> None:
        """One state back."""
        self.press("/run/moves", direction="back")

    def press(self, ending: str, **fields: str) -> None:
        """The button of the console whose form leads there and holds these fields."""
        forms = [form for form in self.console().forms if ending in form.action]
        form = next((form for form in forms if fields.items() <= dict(form.fields).items()), None)
        if form is None:
            raise Unexpected(f"the console has no button for {ending} {fields}")
        good(self.visitor.send(form, button=form.buttons[0]))

    def pulse(self) -> dict[str, Any]:
        """Where the evening stands, as every screen learns it."""
        told: dict[str, Any] = json.loads(good(self.visitor.get(f"/{self.code}/pulse")).text)
        return told

    def go_on_to(self, state: str, round_number: int = 0) -> None:
        """Presses until the evening stands there."""
        for _press in range(30):
            now = self.pulse()
            if (now["state"], now["round"] if round_number else 0) == (state, round_number):
                return
            self.move_on()
        raise Unexpected(f"the evening never came to {state}")

    def moderate(self, hidden: set[str]) -> int:
        """Shows every waiting card, and hides those whose words are in ``hidden``. Returns how many there were."""
        many = 0
        while True:
            board = good(self.visitor.get(f"{self.workshop}/moderation"))
            cards = [form for form in board.forms if self.waits(form.buttons)]
            if not cards:
                return many
            words = {card: unescape(re.sub(r"<[^>]+>", "", text)) for text, card in CARD.findall(board.text)}
            for form in cards:
                ending = "/hiding" if words[urlsplit(form.action).path.split("/")[4]] in hidden else "/showing"
                button = next(one for one in form.buttons if one.to.endswith(ending))
                sent = self.visitor.post(button.to, form.filled({}, button))
                if sent.status != SEE_OTHER:
                    raise Unexpected(f"{button.to} answered {sent.status}")
                many += 1

    @staticmethod
    def waits(buttons: list[Button]) -> bool:
        """Whether a card can be shown and be hidden: then nobody has handled it."""
        return {"showing", "hiding"} <= {button.to.rpartition("/")[2] for button in buttons}

    def list_for_vote(self, many: int) -> list[str]:
        """Puts every third of the suggested answers on the list; returns their words in its order."""
        page = good(self.visitor.get(f"{self.workshop}/voting"))
        form = next(form for form in page.forms if "statement" in form.offered)
        chosen = form.offered["statement"][::3][:many]
        words = dict(SUGGESTED.findall(page.text))
        good(self.visitor.send(form, {"statement": chosen}))
        return [unescape(words[number]) for number in chosen]

    def close(self, *, adults: int, children: int) -> Answer:
        form = good(self.visitor.get(f"{self.workshop}/closing")).form("/closing")
        return self.visitor.send(form, {"adults": adults, "children": children})

    def publish(self) -> str:
        """Lets the public read the report; returns the path under which it is read."""
        check = good(self.visitor.get(f"{self.workshop}/report/publication"))
        good(self.visitor.send(check.form("/publication"), {"read": "y"}))
        found = PUBLISHED.search(good(self.visitor.get(f"{self.workshop}/report")).text)
        if found is None:
            raise Unexpected("the desk does not say where the published report is")
        return found[1]

    def print_report(self, language: str = "en", seconds: float = 60) -> bytes:
        """The full report as PDF, made by the server as for anybody."""
        page = good(self.visitor.get(f"{self.workshop}/prints"))
        form = next(form for form in page.forms if dict(form.fields).get("kind") == "report")
        job = good(self.visitor.send(form, {"language": language}))
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = FILE.search(job.text)
            if found is not None:
                return good(self.visitor.get(found[1])).body
            time.sleep(0.3)
            job = good(self.visitor.get(urlsplit(job.address).path))
        raise Unexpected(f"no PDF within {seconds} s: {job.text[-1500:]}")

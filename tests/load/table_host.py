"""A table's host in a load run, with the address of the printed card."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from tests.load.forms import Button
from tests.load.phone import good
from tests.load.visitor import Answer, Unexpected, Visitor


@dataclass
class TableHost:
    """``card`` is the path of the table, such as /host/<token>/2."""

    visitor: Visitor
    card: str

    def look(self) -> Answer:
        return good(self.visitor.get(self.card))

    def group_here(self) -> str:
        """The group that the page names as sitting at the table; the first of several."""
        found = re.search(r"· Group (.*?) (?:\+ .*? )?is (?:back )?at your table", self.heading())
        if found is None:
            raise Unexpected(f"nobody is at {self.card}: {self.heading()}")
        return found[1]

    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.look().text, re.DOTALL)
        return unescape(found[1]).strip() if found else ""

    def type_for(self, text: str) -> tuple[int, str]:
        """Writes down what somebody without a phone said; (station, kind) under which it was sent."""
        form = self.look().form("/notes")
        button = form.buttons[0]
        answer = good(self.visitor.send(form, {"text": text}, button))
        if text not in unescape(answer.text):
            raise Unexpected(f"{self.card} does not show {text!r} after it was written down")
        return int(dict(form.fields)["station"]), button.value

    def raise_hand(self, reason: str) -> None:
        form = self.look().form("/hand")
        good(self.visitor.send(form, button=next(button for button in form.buttons if button.value == reason)))

    def pick(self, most: int = 2) -> list[str]:
        """Picks the first statements on offer as key points and confirms them; returns their words."""
        for _pick in range(most):
            form = next(form for form in self.look().forms if self.offers(form.buttons))
            good(self.visitor.send(form, button=form.buttons[0]))
        good(self.visitor.send(self.look().form("/confirmation")))
        points = re.search(r'<ol class="ruled points">(.*?)</ol>', self.look().text, re.DOTALL)
        return [unescape(words) for words in re.findall(r"<li><p>(.*?)</p>", points[1])] if points else []

    @staticmethod
    def offers(buttons: list[Button]) -> bool:
        """Whether one of them picks something that is not picked yet."""
        return any((button.name, button.value) == ("chosen", "yes") for button in buttons)

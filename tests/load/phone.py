"""A resident's phone in a load run: it reads the real pages and sends their real forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from tests.load.forms import Button
from tests.load.sent import Said, plain_words
from tests.load.visitor import Answer, Unexpected, Visitor

CHOICE = re.compile(r'name="group" value="(\d+)"[^>]*>.*?class="choice-label">(.*?)</span>', re.DOTALL)


@dataclass
class Phone:
    """One phone in the evening ``code``."""

    visitor: Visitor
    code: str
    number: int

    def look(self) -> Answer:
        """The evening's page as it stands."""
        return good(self.visitor.get(f"/{self.code}"))

    def join(self) -> None:
        """Taps a group; phones spread over the groups in turn."""
        form = self.look().form("/seat")
        groups = [button for button in form.buttons if button.value.isdecimal()]
        good(self.visitor.send(form, button=groups[self.number % len(groups)]))

    def choose(self, group: str) -> None:
        """Taps the group of this name."""
        page = good(self.visitor.get(f"/{self.code}/seat"))
        number = {unescape(name): number for number, name in CHOICE.findall(page.text)}[group]
        form = page.form("/seat")
        good(self.visitor.send(form, button=Button("group", number, form.action)))

    def ask_for_group(self) -> str:
        """»I do not know – help me«; the words of the page that names a group and a table."""
        form = good(self.visitor.get(f"/{self.code}/seat")).form("/seat")
        return plain_words(good(self.visitor.send(form, button=Button("group", "help", form.action))).text)

    def pick(self, place: int = 0) -> str:
        """Chooses a statement of the own table as a key point; returns its words."""
        page = self.look()
        forms = [form for form in page.forms if ("act", "pick") in {(each.name, each.value) for each in form.buttons}]
        good(self.visitor.send(forms[place], button=forms[place].buttons[0]))
        statement = dict(forms[place].fields)["statement"]
        found = re.search(rf'<li id="statement-{statement}">.*?</p>\s*<p>(.*?)</p>', page.text, re.DOTALL)
        return unescape(found[1]) if found else ""

    def say(self, text: str) -> Said:
        """Answers the question of the group's station by the first of its buttons."""
        form = self.look().form("/statements")
        station = int(dict(form.fields)["station"])
        button = form.buttons[self.number % len(form.buttons)]
        answer = good(self.visitor.send(form, {"text": text}, button))
        if text not in unescape(answer.text):
            raise Unexpected(f"phone {self.number}: the page after sending does not show {text!r}")
        return Said(station, button.value, text)

    def agree(self, place: int) -> str | None:
        """Agrees with one of those that earlier groups left; returns its words, None where no other is left."""
        answer = good(self.visitor.get(f"/{self.code}/reactions"))
        forms = [form for form in answer.forms if ("mark", "agree") in {(one.name, one.value) for one in form.buttons}]
        if not forms:
            return None
        form = forms[place % len(forms)]
        button = next(button for button in form.buttons if button.value == "agree")
        good(self.visitor.send(form, button=button))
        statement = dict(form.fields)["statement"]
        found = re.search(rf'id="statement-{statement}".*?</p>\s*<p>(?:<span[^>]*>)?(.*?)<', answer.text, re.DOTALL)
        return unescape(found[1]) if found else None

    def vote(self, dots: dict[int, int]) -> None:
        """Puts dots by option number."""
        form = self.look().form("/votes")
        good(self.visitor.send(form, {f"dots-{number}": count for number, count in dots.items()}))

    def sign_up(self, places: list[int]) -> list[str]:
        """Ticks roles by their places on the form; returns what stands for them in the form."""
        form = self.look().form("/sign-up")
        roles = [form.offered["role"][place] for place in places]
        good(self.visitor.send(form, {"role": roles}))
        return roles

    def evaluate(self, marks: dict[str, int]) -> None:
        form = self.look().form("/evaluation")
        good(self.visitor.send(form, marks))


def good(answer: Answer) -> Answer:
    if answer.status != 200:
        raise Unexpected(f"{answer.address} answered {answer.status}: {answer.text[:2000]}")
    return answer

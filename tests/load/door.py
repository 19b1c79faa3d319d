"""The desk at the door in a load run: lets people in, sends them home, and reads what it says of groups and heads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.load.forms import Button
from tests.load.phone import good
from tests.load.sent import plain_words
from tests.load.visitor import Answer, Unexpected, Visitor

ROW = re.compile(r'<span class="desk-group">(.*?) · ([A-Z]+).*?<span class="desk-many(.*?)</li>', re.DOTALL)
SEATED = re.compile(r'<p class="seated-group">(.*?)</p>(?:\s*<p class="seated-table">.*?table (\d+)</p>)?', re.DOTALL)
LEAVES = re.compile(r'name="group" value="(\d+)">\s*<button[^>]*id="leaves-\d+"[^>]*>(.*?)</button>')
FIGURE = re.compile(r"<li><strong>(\d+)</strong> <span>(\w+)[^<]*</span></li>")
MANY = {"adult": "adults", "child": "children", "phone": "phones", "sheet": "sheets"}
"""What is one is named in the singular."""


@dataclass(frozen=True)
class Filled:
    """A group as the desk sees it; ``walks`` is the one that it has joined."""

    name: str
    letter: str
    people: int
    table: int | None
    walks: str = ""


@dataclass
class Door:
    """Whoever stands at the desk, signed in. ``workshop`` is the path of the evening."""

    visitor: Visitor
    workshop: str
    said: str = ""
    """All the words of the page after the last tap."""

    def look(self) -> Answer:
        return good(self.visitor.get(f"{self.workshop}/desk"))

    def let_in(self, who: str, **said: str) -> tuple[str, int | None]:
        """One tap for somebody with a »phone«, on »paper« or a »child«; the group and table to say aloud."""
        form = self.look().form("/desk")
        page = good(self.visitor.send(form, said, Button("who", who, form.action)))
        told, self.said = SEATED.search(page.text), plain_words(page.text)
        if told is None:
            raise Unexpected(f"the desk does not say where to go: {self.said[:1500]}")
        return told[1].removeprefix("Group "), int(told[2]) if told[2] else None

    def send_home(self, group: str) -> None:
        """One person of the group goes home."""
        form = self.look().form("/desk/leaving")
        good(self.visitor.send(form, {"group": self.ids()[group]}))

    def ids(self) -> dict[str, str]:
        """The groups' numbers in forms, by name."""
        return {name.removeprefix("Group "): number for number, name in LEAVES.findall(self.look().text)}

    def groups(self) -> dict[str, Filled]:
        """The groups by name."""
        return {row.name: row for row in map(filled, ROW.findall(self.look().text))}

    def heads(self) -> dict[str, int]:
        """What is counted: adults, children, phones, sheets, however many there are of each."""
        return {MANY.get(name, name): int(many) for many, name in FIGURE.findall(self.look().text)}

    def words(self) -> str:
        return plain_words(self.look().text)


def filled(found: tuple[str, str, str]) -> Filled:
    name, letter, rest = found
    walks = re.search(r"walks with (?:Group )?([^<]+)", rest)
    people, table = re.search(r"<strong>(\d+)</strong>", rest), re.search(r"table (\d+)", rest)
    return Filled(
        name=name.removeprefix("Group ").strip(),
        letter=letter,
        people=int(people[1]) if people else 0,
        table=int(table[1]) if table else None,
        walks=walks[1].strip() if walks else "",
    )

"""Where everybody is told to go, read from the wall and from the phones of a load run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from tests.load.phone import Phone, good
from tests.load.sent import plain_words
from tests.load.visitor import Unexpected, Visitor

WAY = re.compile(r"<li[^>]*>((?:(?!</li>).)*?way-name.*?)</li>", re.DOTALL)
NAMES = re.compile(r'class="way-name[^"]*">(.*?)</span>', re.DOTALL)
TABLE = re.compile(r'class="table-number">(\d+)<')
HEADING = re.compile(r"<h1>(?:Group )?(.*?)</h1>", re.DOTALL)
YOUR_TABLE = re.compile(r"(?:table now|first table|, table):? (\d+)")
WALKING = {"round", "move", "break", "home_round"}
"""States in which every group has a table to be at."""


@dataclass(frozen=True)
class Seen:
    """The table of every group by its name, as one screen says it."""

    tables: dict[str, int]
    together: tuple[frozenset[str], ...]
    """The groups that go to one place, each group once."""


def read_wall(visitor: Visitor, wall: str) -> Seen:
    """What the wall shows now; ``wall`` is its path. Raises Unexpected where two parties are sent to one table."""
    tables: dict[str, int] = {}
    parties = []
    for item in WAY.findall(good(visitor.get(f"{wall}/scene")).text):
        names, table = NAMES.search(item), TABLE.search(item)
        assert names is not None, item
        assert table is not None, item
        party = [name.strip() for name in unescape(names[1]).replace("\u00a0", " ").split("+")]
        if int(table[1]) in tables.values():
            raise Unexpected(f"two parties at table {table[1]}: {tables} and {party}")
        tables |= dict.fromkeys(party, int(table[1]))
        parties.append(frozenset(party))
    return Seen(tables, tuple(parties))


def read_phone(phone: Phone) -> tuple[str, int]:
    """(group, table) as the phone's page about its group says it."""
    own = good(phone.visitor.get(f"/{phone.code}/group"))
    name, table = HEADING.search(own.text), YOUR_TABLE.search(plain_words(own.text))
    if name is None or table is None:
        raise Unexpected(f"phone {phone.number} is not told where to go: {plain_words(own.text)[:1500]}")
    return unescape(name[1]).strip(), int(table[1])


def check_first_page(phone: Phone, group: str, table: int) -> None:
    """The evening's own page, which opens by itself, says the same. Raises Unexpected where it does not."""
    words = plain_words(phone.look().text)
    for wanted in (f"Group {group}", f"able {table}"):
        if wanted not in words:
            raise Unexpected(f"phone {phone.number}: the evening's page lacks {wanted!r}: {words[:600]}")

"""An evening of 38 phones over real HTTP, from the first sign-in to the report, driven through the real pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from tests.load.facilitator import Facilitator
from tests.load.house import House
from tests.load.phone import Phone
from tests.load.sent import Sent
from tests.load.visitor import Answer, Visitor

PHONES = 38
RINGS = 2
GROUPS = 4
"""Of each ring: Stražišče (method.md E.6)."""
ROUNDS = 4
TEMPLATE = "region-short"
OPTIONS = 10
FEELINGS = ("heard", "clear", "pleasant", "time_well_used")
Done = TypeVar("Done")


@dataclass
class Hall:
    """Everybody of a load run, with the record of what was acknowledged."""

    facilitator: Facilitator
    phones: list[Phone]
    sent: Sent

    def at_once(self, act: Callable[[Phone], Done]) -> list[Done]:
        """Every phone does it at the same time; results in the order of the phones."""
        with ThreadPoolExecutor(len(self.phones)) as pool:
            return list(pool.map(act, self.phones))

    def close(self) -> None:
        """Everybody closes the browser."""
        for visitor in (self.facilitator.visitor, *(phone.visitor for phone in self.phones)):
            visitor.close()


def open_hall(house: House, *, phones: int = PHONES) -> Hall:
    """A prepared evening for 38 people, its doors open and nobody in the room yet; so many phones wait outside."""
    facilitator = Facilitator(Visitor(house.base, patient=True))
    facilitator.sign_in_first(house.link)
    facilitator.prepare(template=TEMPLATE, people=PHONES, groups=GROUPS, rings=RINGS)
    facilitator.move_on()
    people = [Phone(Visitor(house.base, patient=True), facilitator.code, number) for number in range(phones)]
    return Hall(facilitator, people, Sent())


def hold_evening(hall: Hall) -> Answer:
    """Check-in, rounds, list, vote, sign-up, raffle, evaluation, closing. Returns the page after closing."""
    go_on_to = hall.facilitator.go_on_to
    hall.at_once(Phone.join)
    for number in range(1, ROUNDS + 1):
        go_on_to("round", number)
        hold_round(hall, number)
    go_on_to("plenary")
    vote(hall)
    go_on_to("sign_up")
    sign_up(hall)
    go_on_to("evaluation")
    evaluate(hall)
    sent = hall.sent
    sent.adults, sent.children = len(hall.phones), 2
    return hall.facilitator.close(adults=sent.adults, children=sent.children)


def hold_round(hall: Hall, number: int) -> None:
    """Everybody marks something that is there, then says something; the moderator reads it all."""
    if number > 1:
        texts = {one.text for one in hall.sent.said}
        for words in hall.at_once(lambda phone: phone.agree(phone.number)):
            if words is not None:
                assert words in texts
                hall.sent.agree[words] += 1
    said = hall.at_once(lambda phone: phone.say(f"Češnja {number}.{phone.number}: šotor, žoga & <čaj>"))
    hall.sent.said += said
    hall.sent.hidden |= {one.text for one in said[::9]}
    assert hall.facilitator.moderate(hall.sent.hidden) == len(said)


def vote(hall: Hall) -> None:
    """Two dots on one line and one on another; with ten lines everybody has three."""
    texts = hall.facilitator.list_for_vote(OPTIONS)
    assert set(texts) <= {one.text for one in hall.sent.shown}
    hall.facilitator.go_on_to("voting")
    given = hall.at_once(cast)
    for dots in given:
        hall.sent.dots.update({texts[number - 1]: count for number, count in dots.items()})
    hall.sent.voters = len(given)


def cast(phone: Phone) -> dict[int, int]:
    first = phone.number * phone.number % OPTIONS + 1
    dots = {first: 2, first % OPTIONS + 1: 1}
    phone.vote(dots)
    return dots


def sign_up(hall: Hall) -> None:
    ticked = hall.at_once(lambda phone: phone.sign_up([phone.number % 3, 3 + phone.number % 2]))
    hall.sent.roles = Counter(role for roles in ticked for role in roles)
    hall.sent.signed_up = len(ticked)


def evaluate(hall: Hall) -> None:
    def mark(phone: Phone) -> dict[str, int]:
        marks = {name: 1 + (phone.number * (place + 2)) % 5 for place, name in enumerate(FEELINGS)}
        phone.evaluate(marks)
        return marks

    sheets = hall.at_once(mark)
    hall.sent.marks = Counter(mark for sheet in sheets for mark in sheet.values())
    hall.sent.sheets = len(sheets)

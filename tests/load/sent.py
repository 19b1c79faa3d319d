"""What the phones and the facilitator of a load run sent, and whether a report says the same."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True)
class Said:
    station: int
    kind: str
    text: str


@dataclass
class Sent:
    """Everything that was acknowledged. ``hidden`` are texts that the moderator hid; ``dots`` counts by text."""

    said: list[Said] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    agree: Counter[str] = field(default_factory=Counter)
    dots: Counter[str] = field(default_factory=Counter)
    voters: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    signed_up: int = 0
    marks: Counter[int] = field(default_factory=Counter)
    sheets: int = 0
    adults: int = 0
    children: int = 0

    @property
    def shown(self) -> list[Said]:
        return [one for one in self.said if one.text not in self.hidden]

    def sentences(self) -> list[str]:
        """What an English report must say, each as it stands there."""
        votes = sum(self.dots.values())
        stations = Counter(one.station for one in self.shown)
        agreed: Counter[int] = Counter()
        for one in self.shown:
            agreed[one.station] += self.agree[one.text]
        return [
            f"{self.adults + self.children} people were present.",
            f"adults {self.adults}, children {self.children}.",
            f"{votes} dots; {self.voters} people voted.",
            f"{self.signed_up} people signed up to take part.",
            f"{self.sheets} people gave an opinion.",
            *(f"{count} statements, {agreed[station]} marks “I agree”" for station, count in stations.items()),
        ]


def plain_words(html: str) -> str:
    """The words of a page, spaces folded."""
    without = re.sub(r"<(style|script|title)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return fold(unescape(re.sub(r"<[^>]+>", " ", without)))


def fold(text: str) -> str:
    return re.sub(r" ([.,;])", r"\1", " ".join(text.replace("\u00a0", " ").split()))


def missing_sentences(sent: Sent, words: str) -> list[str]:
    """The sentences that a report lacks; its words are folded."""
    return [sentence for sentence in sent.sentences() if sentence not in words]


def lost_words(sent: Sent, words: str) -> list[str]:
    """Statements that were shown and are not in the words, and hidden ones that are."""
    wanted = [one.text for one in sent.shown if one.text not in words]
    return wanted + [f"hidden: {text}" for text in sorted(sent.hidden) if text in words]


def compare_file(sent: Sent, raw: bytes) -> dict[str, object]:
    """Where the CSV of a report differs from what was sent; empty when it does not."""
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    told = Counter((int(row["station"]), row["kind"], row["text"]) for row in rows)
    wanted = Counter((one.station, one.kind, one.text) for one in sent.shown)
    agree = Counter({row["text"]: int(row["agree"] or 0) for row in rows if int(row["agree"] or 0)})
    marks = Counter({text: count for text, count in sent.agree.items() if text not in sent.hidden})
    found = {"lost": wanted - told, "too many": told - wanted, "marks": (agree - marks) + (marks - agree)}
    return {name: difference for name, difference in found.items() if difference}

"""What needs and offers are about: the categories that can be chosen, and words that mean nearly the same.

The words are beginnings of folded Slovene words. They were tuned on tests/data/matches-tuning.csv and on it alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from workshop.domain.matching.words import fold


class Category(StrEnum):
    """What a need or an offer is about, in the order of the form."""

    RIDE = "ride"
    CHILDREN = "children"
    COMPUTER = "computer"
    ROOM = "room"
    TOOLS = "tools"
    COMPANY = "company"
    LEARNING = "learning"
    HOME = "home"
    GARDEN = "garden"
    HEALTH = "health"
    MAKING = "making"
    OTHER = "other"


FUNGIBLE = frozenset({Category.RIDE, Category.CHILDREN})
"""Where the category and the time are enough: one seat in a car is as good as another."""

GENERAL: dict[Category, tuple[str, ...]] = {
    Category.RIDE: ("prevoz", "prepelj", "pelj", "vozi", "voznj", "sopotnik", "avto"),
    Category.CHILDREN: ("varstv", "varus", "pazi", "popaz", "otrok", "otroc", "malck", "malce"),
    Category.COMPUTER: ("racunaln", "prenosnik", "telefon", "splet", "internet", "e-post"),
    Category.ROOM: ("prostor", "sob", "dvoran"),
    Category.TOOLS: ("orodj", "posod", "sposod", "izposoj"),
    Category.COMPANY: ("druz", "druzen", "pogovor", "srecanj"),
    Category.LEARNING: ("uci", "nauc", "instru", "tecaj", "naloge", "nalogah"),
    Category.HOME: ("popravil", "gospodinj"),
    Category.GARDEN: ("vrt", "sadn", "zelenjav", "obrez"),
    Category.HEALTH: ("vadb", "telovad", "gibanj", "joga", "jogo", "joge"),
    Category.MAKING: ("siva", "pletenj", "kitar", "glasb", "zbor"),
}
"""Words that tell the category, and little more."""

MEANINGS: dict[str, tuple[str, ...]] = {
    "doctor": ("zdravnik", "zdravstv", "ambulant"),
    "shop": ("trgovin", "nakup"),
    "furniture": ("pohistv", "omar"),
    "device": ("racunalnik", "prenosnik"),
    "phone": ("telefon", "mobil"),
    "online": ("splet", "bank", "poloznic"),
    "exercise": ("vadb", "telovad", "joga", "jogo", "joge"),
    "back": ("hrbt", "hrbet"),
    "art": ("ustvarjaln", "slikar", "slikan"),
    "walks": ("pohod", "izlet", "hodi", "sprehod", "hribi", "hribih"),
    "cards": ("tarok",),
    "visit": ("obisk", "druzb"),
    "slovene": ("slovens",),
    "fruit tree": ("jablan", "sadn", "drevj", "obrez"),
    "plot": ("vrt", "pridel"),
    "snow": ("sneg", "kida"),
    "plumbing": ("pip",),
    "forms": ("obraz", "vlog"),
    "sewing": ("siva", "prikroj"),
}
"""Words that a person puts beside one another; each line is a meaning of its own."""

THINGS = ("nima", "nimam", "podari", "posod", "odstopi", "pokvaril", "rabi")
SKILLS = ("pomag", "uci", "nauc", "pokaz", "zna", "uporab", "svet", "razlo")


def meanings(words: Iterable[str]) -> dict[str, str]:
    """{meaning: the word that carries it}."""
    return {name: word for word in words for name, heads in MEANINGS.items() if fold(word).startswith(heads)}


def is_general(word: str) -> bool:
    """Whether the word only tells the category."""
    return any(fold(word).startswith(heads) for heads in GENERAL.values())


def guess_category(words: Iterable[str]) -> Category:
    """The category of which most words speak; OTHER when none does."""
    votes = Counter(name for word in words for name, heads in GENERAL.items() if fold(word).startswith(heads))
    return votes.most_common(1)[0][0] if votes else Category.OTHER


def acts(text: str) -> frozenset[str]:
    """Whether it is about a thing, about a skill, about both, or nobody knows."""
    words = fold(text).split()
    named = {"thing": THINGS, "skill": SKILLS}
    return frozenset(name for name, heads in named.items() if any(word.startswith(heads) for word in words))

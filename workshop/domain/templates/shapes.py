"""What a ready workshop consists of (method.md E.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.statements import Kind

FIRST_LANGUAGE = "sl"
CARD_FIELDS = ("place", "relevance", "factors", "description", "results", "lessons", "more")
"""The seven fields of a good-practice card, in their order."""


class BlockKind(StrEnum):
    """What a line of the agenda is (A1-18)."""

    CHECK_IN = "check_in"
    WELCOME = "welcome"
    PURPOSE = "purpose"
    ASSURANCES = "assurances"
    PRACTICES = "practices"
    INSTRUCTIONS = "instructions"
    CAROUSEL = "carousel"
    HOME_ROUND = "home_round"
    PLENARY = "plenary"
    VOTING = "voting"
    SIGN_UP = "sign_up"
    NEXT_STEPS = "next_steps"
    EVALUATION = "evaluation"
    RAFFLE = "raffle"
    BREAK = "break"


@dataclass(frozen=True)
class Texts:
    """One text in several languages, never without Slovene."""

    words: Mapping[str, str]

    def in_(self, language: str) -> str:
        """The text in that language, else in Slovene."""
        return self.words.get(language) or self.words[FIRST_LANGUAGE]

    def in_for_all(self, languages: Iterable[str]) -> dict[str, str]:
        """{language: text} for each language asked for."""
        return {language: self.in_(language) for language in languages}


@dataclass(frozen=True)
class StationTemplate:
    """A station with its one guiding question. The first probe may be shown at once, the others in later rounds.

    ``optional`` stations are left out unless asked for; ``code`` is an analyst's mark, such as D1 (A3-07).
    """

    number: int
    title: Texts
    question: Texts
    hint: Texts
    probes: tuple[Texts, ...]
    kinds: tuple[Kind, ...]
    optional: bool = False
    code: str = ""


@dataclass(frozen=True)
class AgendaBlockTemplate:
    """A line of the agenda and how many minutes it takes."""

    kind: BlockKind
    minutes: int
    title: Texts
    note: Texts | None = None


@dataclass(frozen=True)
class PracticeCard:
    """A good practice in the seven fields of the card, with the document that it was taken from."""

    key: str
    title: Texts
    place: Texts
    relevance: Texts
    factors: Texts
    description: Texts
    results: Texts
    lessons: Texts
    more: Texts
    source: Texts

    def fields_in(self, language: str) -> dict[str, str]:
        """Title, the seven fields and the source in one language."""
        return {name: getattr(self, name).in_(language) for name in ("title", *CARD_FIELDS, "source")}


@dataclass(frozen=True)
class RoleTemplate:
    """Something that a resident may offer to do."""

    key: str
    name: Texts


@dataclass(frozen=True)
class DraftPriority:
    """A priority of a draft that residents respond to; ``codes`` are the policy pointers it is tied to (A3-10)."""

    number: int
    name: Texts
    codes: tuple[str, ...]


@dataclass(frozen=True)
class WorkshopTemplate:
    """An evening ready to be prepared.

    ``rounds`` are minutes a round. ``stations_per_group`` is set where a group does not see every station (R12).
    ``requests`` is what the municipality will be asked, ``warm_up`` what people talk about while they arrive.
    A ``short`` evening has four questions and less around them.
    ``votes_each`` is set where the method names a number of votes a person, else it follows from the list voted on.
    """

    key: str
    version: int
    name: Texts
    purpose: Texts
    audiences: tuple[Texts, ...]
    stations: tuple[StationTemplate, ...]
    rounds: tuple[int, ...]
    agenda: tuple[AgendaBlockTemplate, ...]
    practices: tuple[PracticeCard, ...]
    roles: tuple[RoleTemplate, ...]
    sources: tuple[Texts, ...]
    requests: tuple[Texts, ...]
    risks: tuple[Texts, ...]
    move_seconds: int = 90
    home_minutes: int = 5
    stations_per_group: int | None = None
    short: bool = False
    votes_each: int | None = None
    draft_priorities: tuple[DraftPriority, ...] = ()
    warm_up: Texts | None = None

    @property
    def usual_stations(self) -> tuple[StationTemplate, ...]:
        """The stations that are there unless more are asked for."""
        return tuple(station for station in self.stations if not station.optional)

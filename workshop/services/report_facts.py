"""What a report holds, as plain values: text, chart, table and file are all made from these, so they cannot differ.

People, statements, marks and votes are four units (domain/findings.py); each number here has one of those types,
or is inside a Share or a Cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from workshop.domain.findings import Marks, People, Statements, Votes
from workshop.domain.ranking import Ranked
from workshop.services.report_course_facts import Evening, GroupFacts
from workshop.services.report_crowd import Attendance, Interest, Opinion
from workshop.services.report_edition_facts import EditionFacts, Withdrawn
from workshop.services.report_matches import MatchesFacts
from workshop.services.report_step_facts import AnsweredFacts, PlanFacts
from workshop.services.report_theme_facts import ThemesFacts


@dataclass(frozen=True)
class StatementFacts:
    """One statement as it may be shown. ``number`` counts through the whole report; ``adds_to`` is such a number, and
    so is ``explains``: what was unclear to later groups and is answered here (home round). ``late_reason`` says why it
    was typed in after the workshop was closed; None for all others. ``wording`` says which question stood when it came
    in: 1 is the first of the station's ``asked``; None where that is not known, or was never another one.
    ``round_kind`` is a word of domain/round_kinds.py, empty in an edition from before it was kept; it is no change."""

    number: int
    station: int
    kind: str
    text: str
    group: GroupFacts | None
    round_number: int
    origin: str
    late: bool
    agree: Marks
    unclear: Marks
    adds_to: int | None
    explains: int | None = None
    late_reason: str | None = None
    wording: int | None = None
    round_kind: str = field(default="", compare=False)

    @property
    def from_where(self) -> tuple[object, ...]:
        """Everything that is said of its origin and marks; equal for all of which the same is said."""
        group = (self.group.colour, self.group.turn) if self.group else None
        marks = (self.agree, self.unclear, self.adds_to, self.explains)
        return (self.kind, group, self.round_number, self.origin, self.late, self.late_reason is None, *marks)


@dataclass(frozen=True)
class MarkFacts:
    """Marks of one sort on the statement of this ``number``, from one group in one round by one road (R-6)."""

    number: int
    mark: str
    count: Marks
    group: GroupFacts | None
    round_number: int
    origin: str


@dataclass(frozen=True)
class AskedFacts:
    """How a question read ``until`` it became another one, and in which language that was."""

    until: datetime
    language: str
    question: str


@dataclass(frozen=True)
class StationFacts:
    """A station with everything that was said there, in order of rounds; ``asked`` are its questions of before."""

    number: int
    title: str
    question: str
    statements: tuple[StatementFacts, ...]
    key_points: tuple[StatementFacts, ...]
    kinds: tuple[tuple[str, Statements], ...]
    quotes: tuple[StatementFacts, ...] = ()
    asked: tuple[AskedFacts, ...] = ()

    @property
    def agree(self) -> Marks:
        return Marks(sum(one.agree for one in self.statements))

    @property
    def unclear(self) -> Marks:
        return Marks(sum(one.unclear for one in self.statements))

    def worded(self, wording: int | None) -> Statements:
        """How many came in while that wording stood; those of which it is not known for None."""
        return Statements(sum(one.wording == wording for one in self.statements))


@dataclass(frozen=True)
class Option:
    """A line of the vote. ``text`` is None when its statement was withdrawn; ``number`` is the list's own, and
    ``stands_for`` are the numbers of the shown statements behind it: one, several, or those of its theme. They are no
    change of the vote: an edition from before they were kept has the same votes."""

    number: int
    text: str | None
    kind: str | None
    phone: Votes
    paper: Votes
    stands_for: tuple[int, ...] = field(default=(), compare=False)

    @property
    def votes(self) -> Votes:
        return Votes(self.phone + self.paper)


@dataclass(frozen=True)
class VoteFacts:
    """The vote by phone, on paper, and together; ``None`` in its place when nobody voted."""

    ranked: tuple[Ranked[Option], ...]
    phone: Votes
    paper: Votes
    phone_voters: People
    paper_voters: People

    @property
    def votes(self) -> Votes:
        return Votes(self.phone + self.paper)

    @property
    def voters(self) -> People:
        return People(self.phone_voters + self.paper_voters)


@dataclass(frozen=True)
class TopRow:
    """``rank`` is None when nothing speaks for an order. ``number`` leads to the statement in the appendix."""

    rank: int | None
    text: str
    count: int
    number: int | None


@dataclass(frozen=True)
class TopList:
    """The first of a list. ``basis`` says what they are ordered by: votes, marks, or order (of saying), which is voted
    where votes on them stand elsewhere. ``tied`` counts those left out that share the place of the last one here."""

    basis: str
    rows: tuple[TopRow, ...]
    left_out: int
    tied: int = 0


@dataclass(frozen=True)
class Colophon:
    """Where, when and by whom. ``spoken`` is the language of what people wrote."""

    title: str
    community: str
    municipality: str
    held_on: date | None
    starts_at: time | None
    ends_at: time | None
    venue: str
    organiser: str
    contact: str
    programme: str
    funder: str
    partners: str
    moderators: str
    code: str
    spoken: str
    issued_on: date
    published: bool


@dataclass(frozen=True)
class Report:
    """Everything that the full report, the summary, the page and the file are made from.

    ``edition`` is 0 for a report as it stands now; ``editions`` are those published so far, up to this one.
    ``withdrawn`` are numbers that an earlier edition gave and that nobody has any more.
    """

    language: str
    colophon: Colophon
    finding: str
    purpose: str
    requests: tuple[str, ...]
    evening: Evening
    attendance: Attendance
    stations: tuple[StationFacts, ...]
    votes: VoteFacts | None
    interest: Interest
    opinion: Opinion
    waiting: Statements
    hidden: Statements
    marks: tuple[MarkFacts, ...] = ()
    themes: ThemesFacts | None = None
    matches: MatchesFacts | None = None
    summary: str = ""
    plan: PlanFacts = field(default_factory=PlanFacts)
    answered: tuple[AnsweredFacts, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    edition: int = 0
    editions: tuple[EditionFacts, ...] = ()

    @property
    def statements(self) -> tuple[StatementFacts, ...]:
        return tuple(one for station in self.stations for one in station.statements)

    def of_kind(self, *kinds: str) -> tuple[StatementFacts, ...]:
        """Statements of these kinds, in the order of the appendix; what only explains another is none by itself."""
        return tuple(one for one in self.statements if one.kind in kinds and one.explains is None)

"""Heads at the end of an evening: adults = phones + paper + neither - children's. What does not fit is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FAR = 8
"""People who may come unnoticed, whatever is known: a full table (R1)."""


class Gap(StrEnum):
    """How two counts of the same people differ."""

    NOTHING_FROM = "nothing_from"
    MORE_THAN_CAME = "more_than_came"
    ADULTS_NOT_CHECKED_IN = "adults_not_checked_in"
    ADULTS_NOT_COUNTED = "adults_not_counted"
    CHILDREN_NOT_CHECKED_IN = "children_not_checked_in"
    CHILDREN_NOT_COUNTED = "children_not_counted"


class Known(StrEnum):
    """What is known of the people, against which a count by hand is held before it is taken."""

    CHECKED_IN = "checked_in"
    CHILDREN_CHECKED_IN = "children_checked_in"
    HANDED_IN = "handed_in"
    VOTED = "voted"


@dataclass(frozen=True)
class Doubt:
    """A count by hand that does not fit what is known: both figures."""

    known: Known
    counted: int
    people: int


@dataclass(frozen=True)
class Difference:
    """By how many people two counts differ; ``people`` is never 0."""

    gap: Gap
    people: int


@dataclass(frozen=True)
class HeadCount:
    """``adults`` and ``children`` who checked in, at the desk or by phone; ``phones`` that joined; ``sheets`` typed
    in; ``left`` of the adults went home. Heads counted by hand go before those checked in."""

    adults: int
    children: int = 0
    phones: int = 0
    sheets: int = 0
    left: int = 0
    adults_counted: int | None = None
    children_counted: int | None = None

    @property
    def people(self) -> int:
        """Adults."""
        return self.adults if self.adults_counted is None else self.adults_counted

    @property
    def young(self) -> int:
        """Children, who are counted apart (R23)."""
        return self.children if self.children_counted is None else self.children_counted

    @property
    def with_children(self) -> int:
        """Phones and sheets that only children can have held: more than there are adults, as many as children came."""
        return min(self.young, max(0, self.phones + self.sheets - self.people))

    @property
    def neither(self) -> int:
        """Adults from whom there is neither a phone nor a sheet; a child need not have any."""
        return max(0, self.people - self.phones - self.sheets)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Everything that does not fit, in the order in which it is said."""
        handed_in = self.people + self.with_children - self.phones - self.sheets
        found = (
            _difference(handed_in, Gap.NOTHING_FROM, Gap.MORE_THAN_CAME),
            _counted(self.adults_counted, self.adults, Gap.ADULTS_NOT_CHECKED_IN, Gap.ADULTS_NOT_COUNTED),
            _counted(self.children_counted, self.children, Gap.CHILDREN_NOT_CHECKED_IN, Gap.CHILDREN_NOT_COUNTED),
        )
        return tuple(one for one in found if one is not None)


def doubts(heads: HeadCount, *, adults: int, children: int, voters: int) -> tuple[Doubt, ...]:
    """What to ask about once, before so many are taken as those who were there: fewer than checked in, wrote or voted,
    or far more than anybody knows of. The counts that ``heads`` holds already say nothing."""
    handed_in = heads.phones + heads.sheets
    most = max(heads.adults, handed_in, voters)
    known = (
        (Doubt(Known.CHECKED_IN, adults, heads.adults), _is_far(adults, most)),
        (Doubt(Known.CHILDREN_CHECKED_IN, children, heads.children), _is_far(children, heads.children)),
        (Doubt(Known.HANDED_IN, adults + children, handed_in), False),
        (Doubt(Known.VOTED, adults + children, voters), False),
    )
    return tuple(one for one, far in known if far or one.counted < one.people)


def _is_far(counted: int, known: int) -> bool:
    """More by half, and by more than a table of people."""
    return counted > known + max(FAR, known // 2)


def _counted(counted: int | None, checked_in: int, more: Gap, fewer: Gap) -> Difference | None:
    """Heads counted by hand against those checked in; nothing where nobody counted."""
    return None if counted is None else _difference(counted - checked_in, more, fewer)


def _difference(people: int, more: Gap, fewer: Gap) -> Difference | None:
    if people == 0:
        return None
    return Difference(more if people > 0 else fewer, abs(people))

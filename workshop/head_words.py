"""Heads in a sentence: people against phones and sheets, said alike at the desk and in the report."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.head_count import Difference, Doubt, Gap, HeadCount, Known

HANDED_IN = frozenset({Gap.NOTHING_FROM, Gap.MORE_THAN_CAME})
"""Differences between people and what they handed in; the others are between two counts of heads."""


def handed_in_words(heads: HeadCount) -> str:
    """»All adults 38, phones 24, sheets 11: 3 people have neither.« Nothing where nobody came and nothing
    was handed in."""
    facts = {"people": heads.people, "phones": heads.phones, "sheets": heads.sheets}
    for one in heads.differences:
        if one.gap in HANDED_IN:
            return difference_words(one, facts, heads.young)
    if heads.with_children:
        return str(
            _(
                "All adults %(people)s, children %(children)s, phones %(phones)s, sheets %(sheets)s: that fits.",
                children=heads.young,
                **facts,
            )
        )
    if not heads.people:
        return ""
    return str(_("All adults %(people)s, phones %(phones)s, sheets %(sheets)s: that fits.", **facts))


def difference_words(difference: Difference, facts: dict[str, int], children: int) -> str:
    """One of HANDED_IN; ``facts`` are people, phones and sheets. A child need not hold anything, and may."""
    if difference.gap is Gap.NOTHING_FROM:
        return str(
            ngettext(
                "All adults %(people)s, phones %(phones)s, sheets %(sheets)s: %(num)s person has neither.",
                "All adults %(people)s, phones %(phones)s, sheets %(sheets)s: %(num)s people have neither.",
                difference.people,
                **facts,
            )
        )
    return str(
        ngettext(
            "All adults %(people)s, children %(children)s, phones %(phones)s, sheets %(sheets)s: that is %(num)s more "
            "than people came.",
            "All adults %(people)s, children %(children)s, phones %(phones)s, sheets %(sheets)s: that is %(num)s more "
            "than people came.",
            difference.people,
            children=children,
            **facts,
        )
    )


def doubted_words(doubts: Iterable[Doubt], *, rounds_run: bool) -> str:
    """What does not fit, each with both figures, and that the same is taken if it is right."""
    found = [doubt_words(one) for one in doubts]
    if rounds_run:
        found.append(str(_("The rounds are not over yet.")))
    return " ".join([*found, str(_("If it is right, press once more."))])


def doubt_words(doubt: Doubt) -> str:
    facts = {"counted": doubt.counted, "seated": doubt.people}
    if doubt.known is Known.CHECKED_IN:
        return str(_("Adults: %(counted)s counted, %(seated)s checked in.", **facts))
    if doubt.known is Known.CHILDREN_CHECKED_IN:
        return str(_("Children: %(counted)s counted, %(seated)s checked in.", **facts))
    if doubt.known is Known.HANDED_IN:
        return str(_("All together: %(counted)s counted, %(seated)s phones and sheets.", **facts))
    return str(_("All together: %(counted)s counted, %(seated)s voted.", **facts))

"""Heads in a sentence: people against phones and sheets, said alike at the desk and in the report."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.head_count import Difference, Gap, HeadCount

HANDED_IN = frozenset({Gap.NOTHING_FROM, Gap.MORE_THAN_CAME})
"""Differences between people and what they handed in; the others are between two counts of heads."""


def handed_in_words(heads: HeadCount) -> str:
    """»All adults 38, phones 24, sheets 11: 3 people have neither.« Nothing where nobody came and nothing
    was handed in."""
    facts = {"people": heads.people, "phones": heads.phones, "sheets": heads.sheets}
    for one in heads.differences:
        if one.gap in HANDED_IN:
            return difference_words(one, facts)
    if not heads.people:
        return ""
    return str(_("All adults %(people)s, phones %(phones)s, sheets %(sheets)s: that fits.", **facts))


def difference_words(difference: Difference, facts: dict[str, int]) -> str:
    """One of HANDED_IN; ``facts`` are people, phones and sheets."""
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
            "All adults %(people)s, phones %(phones)s, sheets %(sheets)s: that is %(num)s more than people came.",
            "All adults %(people)s, phones %(phones)s, sheets %(sheets)s: that is %(num)s more than people came.",
            difference.people,
            **facts,
        )
    )

"""What the codes in a report's file of statements mean: a file of its own beside it, in the report's language."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from workshop.colour_words import colour_word
from workshop.domain.csv_safe import write_csv
from workshop.kind_words import KINDS
from workshop.origin_words import ORIGINS
from workshop.round_words import ROUND_KINDS
from workshop.services.report_facts import Report

HEADER = ("column", "code", "meaning")


def key_csv(report: Report) -> bytes:
    """A line for each code that a column of the statements may hold."""
    return write_csv(HEADER, key_rows(report))


def key_rows(report: Report) -> Iterator[tuple[str, str, str]]:
    yield from (("kind", kind.value, str(words)) for kind, words in KINDS.items())
    for group in report.evening.groups:
        yield "group", group.letter, colour_word(group.colour, group.turn)
    yield "round", "", str(_("No round known: home round, gallery walk, after the rounds, or a sheet without a round"))
    yield from (("round_kind", kind.value, str(words)) for kind, words in ROUND_KINDS.items())
    yield from (("origin", origin, str(words)) for origin, words in ORIGINS.items())
    yield "late", "yes", str(_("yes"))
    yield "late", "no", str(_("no"))

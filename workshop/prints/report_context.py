"""From a report's values to what its templates need: chapters, first rows, rows of charts, words for codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from workshop.domain.evening import State
from workshop.domain.ranking import Ranked
from workshop.kind_words import kinds_word
from workshop.languages import NAMES
from workshop.match_words import state_word
from workshop.opinion_words import ITEMS
from workshop.presentation import day
from workshop.prints.edition_words import change_sentence, edition_line, late_words
from workshop.prints.report_chapters import chapters
from workshop.prints.report_course import closed_words, course_words, groups_words, rounds_words
from workshop.prints.report_heads import heads_rows, heads_words
from workshop.prints.report_plan import table_plans
from workshop.services.report_facts import Option, Report
from workshop.services.report_tops import (
    OFFERS,
    all_needs,
    most_supported,
    open_questions,
    tied_supported,
    top_concerns,
    top_needs,
    top_offers,
)
from workshop.step_words import cost_words, standing_word, strand_word

MOST_IN_CHART = 5
MOST_IN_LIST = 7
MOST_IN_HEADLINE = 3
MOST_APART = 300
"""Statements of an evening stand in two columns, each a block of its own. A longer list is set ten to a block, in one
column and one colour: with 10,000 that saves half of the time and a third of the memory."""
LONGEST_LABEL = 90
SAYERS = {
    one.__name__: one for one in (groups_words, rounds_words, closed_words, course_words, heads_words, heads_rows)
}
"""Called in templates by their own names."""


def report_context(report: Report, *, paper: bool) -> dict[str, Any]:
    """Everything the chapters see. ``foreign`` is the language of the statements where it is not the report's."""
    spoken = report.colophon.spoken
    return {
        "r": report,
        "paper": paper,
        "plain_list": len(report.statements) > MOST_APART,
        "foreign": spoken if spoken != report.language else None,
        "chapters": chapters(),
        **identity(report),
        **table_plans(report.evening, len(report.stations)),
        "figures": figures(report),
        "needs": top_needs(report, 5),
        "offers": top_offers(report, 3),
        "all_needs": all_needs(report, MOST_IN_LIST),
        "all_offers": top_offers(report, MOST_IN_LIST),
        "concerns": top_concerns(report, MOST_IN_LIST),
        "kinds_word": kinds_word,
        "match_state": state_word,
        "language_names": NAMES,
        **SAYERS,
        **plan_words(report),
        "most_supported": most_supported,
        "tied_supported": tied_supported,
        "open_questions": open_questions,
        **station_chart(report),
        **vote_chart(report),
        **rating_chart(report),
    }


def identity(report: Report) -> dict[str, Any]:
    """What it is called, whether it was held, which editions there are, and what was typed in late."""
    return {
        "title": title(report),
        "running": running(report),
        "held": was_held(report),
        "edition_lines": [edition_line(one) for one in report.editions],
        "edition_change": shorten(change_sentence(report.editions[-1])) if report.edition else "",
        "late_words": late_words(report),
    }


def was_held(report: Report) -> bool:
    """Whether anything of the evening has happened: a draft that is read before must not say that it has."""
    return bool(report.evening.started_at or report.statements or report.attendance.present or report.votes)


def plan_words(report: Report) -> dict[str, Any]:
    """What the action plan needs, and whether anything was done since."""
    return {
        "strand_word": strand_word,
        "standing_word": standing_word,
        "costs": cost_words(report.plan.limits),
        "told_done": any(row.done for row in report.answered),
    }


def title(report: Report) -> str:
    """The document's title."""
    return str(
        _(
            "Report on public involvement: workshop in the local community of %(community)s",
            community=report.colophon.community,
        )
    )


def running(report: Report, kind: str = "") -> str:
    """What stands above each page, so that a page by itself says which evening it is of, and whether it is final; one
    line, with the ``kind`` of paper too."""
    colophon = report.colophon
    parts = [kind] if kind else []
    parts += [shorten(colophon.title, 24 if kind else 44), shorten(colophon.community, 24)]
    parts += [day(colophon.held_on)] if colophon.held_on else []
    parts += [] if colophon.published else [str(_("draft"))]
    return " · ".join(parts)


def figures(report: Report) -> list[tuple[int, str]]:
    """The five numbers, each with the word that follows it (C.3); none before the evening, and no sign-ups where the
    workshop was closed before them."""
    if not was_held(report):
        return []
    present, said = report.attendance.present, len(report.statements)
    needs, offers = len(report.of_kind("need")), len(report.of_kind(*OFFERS))
    signed_up = report.evening.told(report.interest.people, State.SIGN_UP)
    return [
        (present, ngettext("person present", "people present", present)),
        (said, ngettext("statement made", "statements made", said)),
        (needs, ngettext("need named", "needs named", needs)),
        (offers, ngettext("offer made", "offers made", offers)),
        *([(signed_up, ngettext("sign-up", "sign-ups", signed_up))] if signed_up is not None else []),
    ]


def station_chart(report: Report) -> dict[str, Any]:
    """(label, number of statements) by station, and what the headline says of it."""
    named = [(f"{one.number} {one.title}", len(one.statements)) for one in report.stations]
    return {
        "station_rows": [(label, (count, format_decimal(count))) for label, count in named],
        "station_rows_best": leaders(named),
    }


def vote_chart(report: Report) -> dict[str, Any]:
    """(label, votes) of the first lines, and the headline: a withdrawn line says nothing of what people want."""
    ranked = report.votes.ranked[:MOST_IN_CHART] if report.votes else ()
    labels = [shorten(row.item.text or str(_("withdrawn statement"))) for row in ranked]
    return {
        "vote_rows": [
            (label, (row.count, format_decimal(row.count))) for label, row in zip(labels, ranked, strict=True)
        ],
        "vote_headline": vote_headline(labels, ranked),
    }


def vote_headline(labels: Sequence[str], ranked: Sequence[Ranked[Option]]) -> str:
    """»Most votes: …«, of what is shown where the first was withdrawn."""
    lines = list(zip(labels, ranked, strict=True))
    shown = [(label, row.count) for label, row in lines if row.item.text]
    if shown and ranked[0].item.text is None:
        return str(_("Most dots of what is shown: %(what)s", what=leaders(shown)))
    return str(_("Most dots: %(what)s", what=leaders([(label, row.count) for label, row in lines])))


def rating_chart(report: Report) -> dict[str, Any]:
    """(question, mean) where there are enough answers."""
    words = {key: str(sentence) for key, sentence in ITEMS.items()}
    rated = [one for one in report.opinion.ratings if one.mean is not None]
    means = {one.key: format_decimal(one.mean, format="0.0") for one in rated}
    return {
        "rating_words": words,
        "mean_words": means,
        "rating_rows": [(words[one.key], (one.mean, means[one.key])) for one in rated],
        "rating_rows_best": leaders([(words[one.key], one.mean or 0) for one in rated]),
    }


def leaders(named: Sequence[tuple[str, float]]) -> str:
    """What is largest in a chart, for its headline: all that share the first place, and of many how many more."""
    most = max((value for _label, value in named), default=0)
    first = [label for label, value in named if value == most]
    said = "; ".join(first[:MOST_IN_HEADLINE])
    left = len(first) - MOST_IN_HEADLINE
    return str(_("%(what)s; equal: %(num)s more", what=said, num=left)) if left > 0 else said


def shorten(text: str, longest: int = LONGEST_LABEL) -> str:
    """Whole words up to ``longest`` characters, and a sign that there is more."""
    if len(text) <= longest:
        return text
    kept = text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[:longest]
    return kept.rstrip(" ,.;:–-") + " …"

"""The twelve chapters of a programme report (method C.5). What was not collected is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from workshop.prints.programme_pieces import Piece
from workshop.prints.programme_plan import plan_chapter
from workshop.prints.programme_results import (
    common_chapter,
    concern_chapter,
    link_chapter,
    promise_chapter,
    theme_chapter,
    volunteer_chapter,
)
from workshop.prints.programme_story import (
    course_chapter,
    indicator_chapter,
    limit_chapter,
    start_chapter,
    summary_chapter,
)
from workshop.services.compare_facts import Comparison


@dataclass(frozen=True)
class Chapter:
    """``id`` is where links lead; ``heading`` carries its number."""

    id: str
    heading: str
    pieces: tuple[Piece, ...]


def programme_chapters(comparison: Comparison) -> list[Chapter]:
    """In the language of the moment."""
    named: tuple[tuple[str, str, Callable[[Comparison], list[Piece]]], ...] = (
        ("summary", _("Summary of the programme"), summary_chapter),
        ("start", _("Where the communities start from"), start_chapter),
        ("course", _("How it was carried out"), course_chapter),
        ("needs", _("Themes and kinds compared"), theme_chapter),
        ("common", _("What is common and what is special"), common_chapter),
        ("links", _("Offers from one community to another"), link_chapter),
        ("volunteers", _("Willingness to take part, by task"), volunteer_chapter),
        ("concerns", _("Concerns"), concern_chapter),
        ("assurances", _("Assurances of the municipality"), promise_chapter),
        ("plans", _("The plan of each community"), plan_chapter),
        ("indicators", _("Indicators"), indicator_chapter),
        ("limits", _("Limits of the comparison"), limit_chapter),
    )
    return [
        Chapter(name, f"{number} {heading}", tuple(make(comparison)))
        for number, (name, heading, make) in enumerate(named, start=1)
    ]

"""The sentences for what is refused of what somebody types in from paper: votes, sheets, lists, photographs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

PAPER_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "paper_votes_wrong": lambda f: _("Enter whole numbers only, and nothing where there are no dots."),
    "paper_votes_empty": lambda f: _("Enter the dots of at least one line."),
    "paper_votes_too_many": lambda f: _(
        "So many people cannot have given %(given)s dots: at most %(allowance)s. Check the counts and the people.", **f
    ),
    "paper_votes_on_one": lambda f: ngettext(
        "So many people can put at most %(num)s dot on one line. Check the counts and the people.",
        "So many people can put at most %(num)s dots on one line. Check the counts and the people.",
        f["most"],
    ),
    "vote_no_voters": lambda f: _("Enter how many people these dots are from."),
    "sheet_known": lambda f: _("Sheet %(sheet)s is typed in for this station already.", **f),
    "sheet_typed": lambda f: _("Sheet %(sheet)s is typed in already.", **f),
    "sheet_blank": lambda f: _("Nothing is typed in yet. Type an answer or the dots of the slip."),
    "sheet_of_another": lambda f: _("Sheet %(sheet)s was typed in by somebody else, who can change it.", **f),
    "unreadable_kept": lambda f: _("Nobody could read this answer. Write down what it says first."),
    "list_empty": lambda f: _("Type at least one line."),
    "list_line_long": lambda f: ngettext(
        "A line is too long by %(num)s character: “%(start)s …”.",
        "A line is too long by %(num)s characters: “%(start)s …”.",
        f["over"],
        start=f["start"],
    ),
    "list_lines_many": lambda f: _("Type at most %(most)s lines at once.", **f),
    "photograph_missing": lambda f: _("Choose a photograph first."),
    "photograph_heic": lambda f: _(
        "This is a HEIC photograph. Save it as JPEG, or set the camera to “most compatible”."
    ),
    "photograph_unknown": lambda f: _("This is no photograph that can be read. Choose a JPEG or a PNG."),
    "photograph_many_pixels": lambda f: _(
        "The photograph has too many pixels. It may have %(megapixels)s million at most: take it anew, smaller.", **f
    ),
    "photograph_too_large": lambda f: _("The photograph is too large. It may have %(megabytes)s MB at most.", **f),
    "photographs_many": lambda f: _("There are %(most)s photographs already. Remove one first.", **f),
    "sheet_empty": lambda f: _("Type at least one answer."),
    "late_reason": lambda f: _("The evening is closed. Say why this sheet comes late."),
}

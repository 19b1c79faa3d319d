"""Words for people where a file for programs has code words: names of sheets, headings, kinds, states."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.colour_words import COLOURS
from workshop.domain.csv_safe import Cell
from workshop.kind_words import KINDS
from workshop.opinion_words import AGAIN, AGAIN_ASKED, ITEMS
from workshop.origin_words import ORIGINS
from workshop.round_words import ROUND_KINDS
from workshop.step_words import STANDINGS, STRANDS


def sheet_words() -> dict[str, str]:
    """Names of the tables, at most 31 characters as Excel allows."""
    return {
        "statements": _("Statements"),
        "reactions": _("Marks"),
        "votes": _("Votes"),
        "summary": _("Summary"),
        "next-steps": _("Next steps"),
        "sign-ups": _("Sign-ups by task"),
        "all-statements": _("All statements"),
    }


def heading_words() -> dict[str, str]:
    """Headings of the columns."""
    return {
        "number": _("No."),
        "station": _("Station"),
        "kind": _("Kind"),
        "text": _("Text"),
        "group": _("Group"),
        "round": _("Round"),
        "origin": _("Origin"),
        "agree": _("I agree"),
        "unclear": _("Not clear"),
        "adds_to": _("Adds to no."),
        "explains": _("Explains no."),
        "late": _("After the bell"),
        "theme": _("Theme"),
        "round_kind": _("Part of the evening"),
        "state": _("State"),
        "time": _("Time"),
        "mark": _("Mark"),
        "count": _("Count"),
        "rank": _("Rank"),
        "option": _("Line"),
        "phone": _("Phone"),
        "paper": _("Paper"),
        "together": _("Together"),
        "what": _("What"),
        "unit": _("Unit"),
        **step_heading_words(),
    }


def step_heading_words() -> dict[str, str]:
    """Headings of the next steps, and of who signed up."""
    return {
        "role": _("Task"),
        "people": _("People"),
        "step": _("No."),
        "strand": _("Strand"),
        "task": _("What"),
        "holder": _("Who"),
        "partner": _("Partner"),
        "due_on": _("By when"),
        "cost": _("Cost"),
        "for_budget": _("Participatory budget"),
        "standing": _("Standing"),
        "from_statement": _("From statement no."),
        "from_theme": _("From theme"),
        "from_match": _("From a match"),
    }


def code_words() -> dict[str, dict[str, str]]:
    """Code words by column."""
    return {
        "kind": {kind.value: str(words) for kind, words in KINDS.items()},
        "origin": {origin: str(words) for origin, words in ORIGINS.items()},
        "state": {"waiting": _("waiting"), "shown": _("shown"), "hidden": _("hidden")},
        "mark": {"agree": _("I agree"), "unclear": _("Not clear")},
        "strand": {one.value: str(words) for one, words in STRANDS.items()},
        "standing": {one.value: str(words) for one, words in STANDINGS.items()},
        "cost": {
            "nothing": _("no cost"),
            "small": _("small"),
            "middle": _("middle"),
            "large": _("large"),
            "larger": _("over large"),
        },
        "colour": {colour: str(words) for colour, words in COLOURS.items()},
        "asked": {**{key: str(words) for key, words in ITEMS.items()}, "again": str(AGAIN_ASKED)},
        "answer": {answer: str(words) for answer, words in AGAIN.items()},
        "round": {"home": _("Home round")},
        "round_kind": {kind.value: str(words) for kind, words in ROUND_KINDS.items()},
        "about": {"theme": _("theme"), "station": _("station"), "step": _("next step")},
        "what": summary_words(),
        "unit": {"people": _("people"), "statements": _("statements"), "marks": _("marks"), "votes": _("votes")},
    }


def summary_words() -> dict[str, str]:
    """What the rows of the summary count."""
    return {
        "present": _("Present"),
        "adults": _("Adults"),
        "children": _("Children"),
        "seats": _("Checked in"),
        **head_words(),
        "shown": _("Statements shown"),
        "waiting": _("Statements nobody has read"),
        "hidden": _("Statements hidden"),
        "agree": _("I agree"),
        "unclear": _("Not clear"),
        "phone": _("Votes by phone"),
        "paper": _("Votes on paper"),
        "voters": _("People who voted"),
        "signed_up": _("Signed up to take part"),
        "opinions": _("Gave an opinion"),
    }


def head_words() -> dict[str, str]:
    """Adults = by phone + on paper + neither - children's - too many."""
    return {
        "adults_seated": _("Adults checked in"),
        "children_seated": _("Children checked in"),
        "heads": _("All adults"),
        "by_phone": _("Phones that joined"),
        "on_paper": _("Sheets typed in"),
        "neither": _("Neither phone nor sheet"),
        "with_children": _("Phones and sheets that only children can have held"),
        "too_many": _("Phones and sheets above the number of people"),
    }


def say_cell(column: str, value: Cell, words: dict[str, dict[str, str]]) -> Cell:
    """A cell for people: code words said, yes for what is so, nothing for what is not."""
    if isinstance(value, bool):
        return str(_("yes")) if value else None
    return words.get(column, {}).get(str(value), value) if isinstance(value, str) else value

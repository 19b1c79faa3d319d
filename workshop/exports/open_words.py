"""What the columns of open data mean, in the language of the moment: the dictionary inside the file."""

from __future__ import annotations

from flask_babel import gettext as _


def table_words() -> dict[str, str]:
    """A sentence for each table."""
    return {
        "statements": _("One line for each statement that may be shown."),
        "reactions": _("Marks on statements, by group, round and origin."),
        "votes": _(
            "Lines of the vote, the most voted first; empty where nobody voted. A line without words is a statement "
            "that was withdrawn later; it keeps its votes and its place."
        ),
        "summary": _("Totals. The four units are never added together."),
        "next-steps": _("Who does what by when."),
        "sign-ups": _("How many people would do which task; one person may have chosen several."),
        "themes": _("Names under which people put statements together; each statement is in one theme at most."),
        "stations": _("The stations with their questions."),
        "rounds": _("The rounds as planned and as held; no times where they are not known."),
        "groups": _("The groups, and the colours behind the letters in the other tables."),
        "opinions": _("What people thought of the workshop; a sentence that too few marked is left out."),
        "requests": _("What is asked of the municipality."),
        "assurances": _("Assurances of the municipality that were confirmed."),
        "deeds": _("What was done since."),
    }


def column_words() -> dict[str, str]:
    """A description with its unit for each column, whichever table it is in."""
    return {**statement_words(), **count_words(), **step_words(), **time_words(), **after_words()}


def statement_words() -> dict[str, str]:
    return {
        "number": _("number of the statement, as in the report"),
        "station": _("number of the station"),
        "kind": _("kind of statement (code)"),
        "text": _("words as written; telephones, e-mails and covered names replaced with [izpuščeno]"),
        "group": _("letter of the group"),
        "round": _(
            "number of the round, or home for the home round where rounds are listed; empty where none is known: "
            "in the home round, on the gallery walk, after the rounds, and on sheets that came without a round"
        ),
        "round_kind": _(
            "part of the evening in which it was said (code); where the round has no number, it is known for phones "
            "and table hosts alone"
        ),
        "origin": _("by which road it came (code)"),
        "adds_to": _("number of the statement that it adds to"),
        "explains": _("number of the statement that it explains"),
        "late": _("written after the bell, or typed in after the workshop: yes or no"),
        "theme": _("name of the theme"),
        "title": _("title of the station"),
        "question": _("question of the station"),
    }


def count_words() -> dict[str, str]:
    return {
        "agree": _("marks “I agree” (marks)"),
        "unclear": _("marks “Not clear” (marks)"),
        "mark": _("sort of mark (code)"),
        "count": _("how many, in the unit of the line or of the table"),
        "unit": _("what is counted (code)"),
        "what": _("what the line counts (code)"),
        "rank": _("place in the order; equals share a place; empty where nothing was given"),
        "option": _("number of the line on the voting list"),
        "phone": _("votes by phone (votes)"),
        "paper": _("votes on paper (votes)"),
        "together": _("votes by phone and on paper (votes)"),
        "role": _("task"),
        "people": _("number of people; <5 means 1 to 4 (people)"),
        "statements": _("how many statements (statements)"),
        "groups": _("how many groups said something of it (groups)"),
        "votes": _("votes on its lines, without withdrawn ones (votes); empty where no line of it is shown"),
    }


def step_words() -> dict[str, str]:
    return {
        "step": _("number of the step"),
        "strand": _("strand of the plan (code)"),
        "task": _("what is to be done"),
        "holder": _("who does it"),
        "partner": _("with whom"),
        "due_on": _("by when (day)"),
        "cost": _("class of cost (code)"),
        "for_budget": _("fit for the participatory budget: yes or no"),
        "standing": _("agreed or only possible (code)"),
        "from_statement": _("number of the statement that it comes from"),
        "from_theme": _("theme that it comes from"),
        "from_match": _("comes from a match of a need and an offer: yes or no"),
    }


def time_words() -> dict[str, str]:
    return {
        "minutes": _("planned length (minutes)"),
        "started_at": _("beginning (local time with its distance from UTC)"),
        "ended_at": _("end (local time with its distance from UTC)"),
    }


def after_words() -> dict[str, str]:
    return {
        "colour": _("colour of the group (code)"),
        "turn": _("1, and 2 where a colour comes a second time"),
        "ring": _("number of the ring in which the group walked"),
        "start": _("number of the station of its first round"),
        "joined_from": _("number of the first round that it walked with another group; empty where it never did"),
        "asked": _("what was asked (code)"),
        "answer": _("mark from 1 (not at all) to 5 (completely), or an answer (code)"),
        "request": _("number of the request"),
        "assurance": _("number of the assurance"),
        "function": _("function of the person who gave it"),
        "about": _("what it was done about (code)"),
        "of": _("name of the theme, task of the step, or question of the station"),
        "done_on": _("when it was done (day)"),
    }

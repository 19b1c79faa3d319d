"""Matches in words: why two fit, where a match stands, what can be done with it."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.domain.matching.course import Act, Course
from workshop.domain.matching.score import Reason
from workshop.domain.matching.topics import Category
from workshop.exchange_words import CATEGORIES, HOW_OFTEN

TIMES = {
    "mon": _l("on Mondays"),
    "tue": _l("on Tuesdays"),
    "wed": _l("on Wednesdays"),
    "thu": _l("on Thursdays"),
    "fri": _l("on Fridays"),
    "sat": _l("on Saturdays"),
    "sun": _l("on Sundays"),
    "early": _l("early in the morning"),
    "morning": _l("before noon"),
    "afternoon": _l("in the afternoon"),
    "evening": _l("in the evening"),
    "night": _l("at night"),
    "spring": _l("in spring"),
    "summer": _l("in summer"),
    "autumn": _l("in autumn"),
    "winter": _l("in winter"),
}
STATES = {
    Course.PROPOSED: _l("accepted, nobody has agreed yet"),
    Course.NEED_AGREED: _l("the one who asks has agreed"),
    Course.OFFER_AGREED: _l("the one who offers has agreed"),
    Course.AGREED: _l("both have agreed"),
    Course.INTRODUCED: _l("introduced"),
    Course.DONE: _l("done"),
    Course.DECLINED: _l("declined"),
}
ACTS = {
    Act.ACCEPT: _l("Accept"),
    Act.DECLINE: _l("Decline"),
    Act.NEED_AGREES: _l("The one who asks agrees"),
    Act.OFFER_AGREES: _l("The one who offers agrees"),
    Act.INTRODUCE: _l("They are introduced"),
    Act.FINISH: _l("Done"),
    Act.TAKE_BACK: _l("One step back"),
}


def category_word(category: str) -> str:
    """»Rides«; nothing for a statement, of which no category was chosen."""
    return str(CATEGORIES[Category(category)]) if category else ""


def state_word(state: Course) -> str:
    """»both have agreed«."""
    return str(STATES[state])


def reasons_words(reasons: tuple[Reason, ...]) -> str:
    """»both: rides; both on Tuesdays; same community«."""
    return "; ".join(reason_words(reason) for reason in reasons)


def reason_words(reason: Reason) -> str:
    """One reason. Raises KeyError for one that nobody has worded."""
    what = reason.what
    if reason.code == "category":
        return str(_("both: %(what)s", what=", ".join(in_a_row(category_word(one)) for one in what)))
    if reason.code == "words":
        return str(_("in common: %(what)s", what=", ".join(what)))
    if reason.code == "times":
        ordered = [str(word) for name, word in TIMES.items() if name in what]
        return str(_("both %(what)s", what=", ".join(whole_week(ordered, what))))
    if reason.code == "place":
        return str(_("same place: %(what)s", what=", ".join(what)))
    if reason.code == "often":
        return str(_("equally often: %(what)s", what=str(HOW_OFTEN[what[0]])))
    return {"community": str(_("same community"))}[reason.code]


WORK_WEEK = {"mon", "tue", "wed", "thu", "fri"}


def whole_week(ordered: list[str], what: tuple[str, ...]) -> list[str]:
    """Five names of days read as one."""
    if not set(what) >= WORK_WEEK:
        return ordered
    days = {str(TIMES[day]) for day in WORK_WEEK}
    return [str(_("on workdays")), *(word for word in ordered if word not in days)]


def in_a_row(word: str) -> str:
    """A heading's word inside a sentence."""
    return word[:1].lower() + word[1:]

"""The sentences for refused rules: what happened and how to mend it, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.refusals import Refusal

Words = Callable[[dict[str, Any]], str]

SENTENCES: dict[str, Words] = {
    "form_expired": lambda f: _(
        "This form was open for a long time. Go back, load the page again and send it once more."
    ),
    "code_unknown": lambda f: _("We cannot find this number. Check it on the wall."),
    "text_empty": lambda f: _("Write an answer or choose Skip."),
    "text_too_long": lambda f: ngettext(
        "Your answer is too long. Shorten it by %(num)s character.",
        "Your answer is too long. Shorten it by %(num)s characters.",
        f["over"],
    ),
    "kind_missing": lambda f: _("Choose what your answer is."),
    "kind_not_here": lambda f: _("This station does not take this kind of answer. Choose another."),
    "station_unknown": lambda f: _("Choose a station."),
    "group_unknown": lambda f: _("Choose a group."),
    "evening_closed": lambda f: _("This evening is closed. Nothing can be added any more."),
    "evening_not_begun": lambda f: _("This evening has not begun yet."),
    "stage_unknown": lambda f: _("The plan has changed. Load the page again."),
    "already_moved": lambda f: _("Somebody has already moved the evening on. Look at where it stands now."),
    "foreign_origin": lambda f: _(
        "This answer did not come from our page. Open the address of the evening and send it again."
    ),
    "not_found": lambda f: _("There is nothing at this address."),
}


def say(refusal: Refusal) -> str:
    """The sentence for a refusal; an unknown code is a fault of ours and raises KeyError."""
    return SENTENCES[refusal.code](refusal.facts)

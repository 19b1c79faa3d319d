"""The sentences for what is refused of the words that a person adds to a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.head_words import doubted_words

REPORT_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "finding_long": lambda f: ngettext(
        "The sentence is too long. Shorten it by %(num)s character.",
        "The sentence is too long. Shorten it by %(num)s characters.",
        f["over"],
    ),
    "hiding_goes_out": lambda f: _(
        "Everybody can read this answer in the report. If you hide it, a new edition goes out at once: "
        "“Statement no. %(number)s was withdrawn.” You can show it again later.",
        **f,
    ),
    "taking_out_final": lambda f: _(
        "Take this answer out for good if whoever wrote it asks for that. Its words are erased everywhere, "
        "in earlier editions too. Nobody can bring them back."
    ),
    "archive_contacts_here": lambda f: _(
        "The evening %(workshop_code)s left here without its contacts, so the other computer has none, and the file "
        "would erase those here. Nothing was imported. What was changed there can only be done here once more.",
        **f,
    ),
    "report_withdrawn": lambda f: _("This report has been withdrawn. Nobody can read it here now."),
    "nothing_to_close": lambda f: _(
        "This workshop has not begun, so there is nothing to close. Begin it first, or delete it if it is not held."
    ),
    "report_before_closing": lambda f: _("Close the workshop first; then the report can be published."),
    "edition_sentence": lambda f: _("Say in one sentence what has changed. Readers of the last edition will read it."),
    "edition_sentence_long": lambda f: _("The sentence is too long. Shorten it to %(limit)s characters.", **f),
    "heads_doubted": lambda f: doubted_words(f["doubts"], rounds_run=f["rounds_run"]),
    "nothing_to_cover": lambda f: _("These words are not in this answer. Type them as they stand in it."),
    "not_read": lambda f: _("Read the report through for names first, then tick the box."),
    "off_plan": lambda f: _(
        "By the plan this group was at station %(planned)s in round %(round)s. Check the sheet. "
        "If it really says so, press the button once more.",
        **f,
    ),
    "step_empty": lambda f: _("Write what is to be done."),
    "step_long": lambda f: _("Write it shorter: at most %(limit)s characters for the task.", **f),
    "step_unconfirmed": lambda f: _(
        "A confirmed step needs who does it and by when. Add both or mark it as potential."
    ),
    "step_many": lambda f: _("There are %(most)s steps already. Put some together.", **f),
    "step_answered": lambda f: _("It is already told what was done of this step, so it stays."),
    "step_undo_over": lambda f: _("This step has changed meanwhile. Look at it and change it by hand."),
    "steps_published": lambda f: _("The report is published, so this stays. To change it, withdraw the report first."),
    "limits_rising": lambda f: _("Enter three sums, each larger than the one before."),
    "summary_long": lambda f: _("The summary is too long. Shorten it to %(limit)s characters.", **f),
    "quotes_many": lambda f: _("Choose two statements at most for each station.", **f),
    "quote_not_shown": lambda f: _("One of these answers is no longer shown. Look at the list and choose again."),
    "deed_empty": lambda f: _("Write what was done and when."),
    "deed_long": lambda f: _("Write it shorter: at most %(limit)s characters.", **f),
    "deed_later": lambda f: _("Enter a day that has been."),
    "requests_many": lambda f: _("Write %(most)s requests at most, a line each.", **f),
    "request_long": lambda f: _("A request may have %(limit)s characters at most. Shorten the longest line.", **f),
    "programme_none": lambda f: _("This workshop belongs to no programme. Choose one under Place and time."),
}

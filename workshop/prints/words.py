"""What pages say of a print job: its standing, its step, why it failed."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.models import PrintJob
from workshop.services.printing import TAKEN_AWAY

WITH_SHEETS = frozenset({"kit"})
"""The prints whose number of sheets is chosen."""


def standing_word(standing: str, error: str = "") -> str:
    """One word for the list; ``error`` is why there is no file."""
    if standing == "failed" and error == TAKEN_AWAY:
        return str(_("taken away"))
    words: dict[str, str] = {
        "waiting": _("waiting"),
        "running": _("being made"),
        "done": _("ready"),
        "failed": _("not made"),
    }
    return words[standing]


def step_word(job: PrintJob) -> str:
    """What is being done just now."""
    if job.step == "layout" and job.pages:
        return str(_("Laying out page %(page)s …", page=job.pages))
    words: dict[str, str] = {
        "layout": _("Laying out the pages …"),
        "drawing": _("Drawing the pages …"),
        "finishing": _("Finishing the file …"),
    }
    return words.get(job.step) or str(_("Preparing the text …"))


def failure_word(job: PrintJob) -> str:
    """What happened, and what can be done; fewer sheets only where the print asks how many."""
    if job.kind not in WITH_SHEETS and job.error in {"timeout", "memory"}:
        return str(_("The computer had too much to do and stopped this file. Try again in a few minutes."))
    words: dict[str, str] = {
        TAKEN_AWAY: _(
            "The file was taken away: it may hold an answer that was hidden or covered later. Make it again."
        ),
        "libraries": _(
            "This computer lacks the libraries that make PDFs. Print the page from the browser, or ask for them "
            "to be installed: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0."
        ),
        "timeout": _("The file took too long and was stopped. Choose fewer sheets, or try again later."),
        "memory": _("The file grew too large and was stopped. Choose fewer sheets."),
        "layout": _(
            "The file could not be laid out. Try again; if it happens once more, tell whoever looks after the computer."
        ),
    }
    return words.get(job.error) or str(_("The work was interrupted before the file was done. Try again."))

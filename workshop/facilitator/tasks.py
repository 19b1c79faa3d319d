"""The task list of a workshop: each row with its state in plain words, never in colour alone (F-17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.agenda import ends_at, overrun
from workshop.domain.preparing import Phase
from workshop.facilitator.pages import address
from workshop.presentation import clock
from workshop.services.preparation import Preparation


@dataclass(frozen=True)
class Task:
    """A row: what, where it is done, how it stands, and what is missing."""

    name: str
    address: str
    status: str
    hint: str = ""


def tasks_of(preparation: Preparation) -> list[tuple[str, list[Task]]]:
    """(heading, rows) in the order in which an evening goes: prepare, hold, look back."""
    return [
        (_("Prepare"), prepare(preparation)),
        (_("On the evening"), hold(preparation)),
        (_("Afterwards"), look_back(preparation)),
    ]


def prepare(found: Preparation) -> list[Task]:
    workshop = found.workshop
    return [
        Task(_("Place and time"), address("details", workshop), place_status(found)),
        Task(_("Groups and tables"), address("plan", workshop) + "#groups-title", groups_status(found)),
        Task(
            _("Questions"),
            address("stations", workshop),
            ngettext("%(num)s station", "%(num)s stations", len(found.stations)),
        ),
        Task(_("Rounds and time"), address("plan", workshop) + "#rounds-title", rounds_status(found)),
        Task(_("Agenda"), address("agenda", workshop), agenda_status(found), agenda_hint(found)),
        Task(_("Good practices"), address("practices", workshop), practices_status(found)),
        Task(_("Assurances of the municipality"), address("assurances", workshop), assurances_status(found)),
        Task(
            _("Tasks for volunteers"),
            address("roles", workshop),
            ngettext("%(num)s task", "%(num)s tasks", len(found.roles)),
        ),
        Task(_("Printing"), address("workshop", workshop) + "/prints", _("Posters, cards and paper forms")),
    ]


def hold(found: Preparation) -> list[Task]:
    """Rooms of their own, so their addresses are written out (design.md 4)."""
    here = address("workshop", found.workshop)
    waiting = ngettext("%(num)s statement is waiting", "%(num)s statements are waiting", found.waiting)
    return [
        Task(_("Try-out"), f"{here}/preflight", _("Phones, wall, bell, backup")),
        Task(_("Run the evening"), f"{here}/run", phase_status(found.phase)),
        Task(_("Moderation"), f"{here}/moderation", waiting if found.waiting else _("Nothing is waiting")),
        Task(_("Paper forms"), f"{here}/paper", _("Type in what was written")),
        Task(_("Themes"), f"{here}/themes", _("Put together what belongs together")),
        Task(_("Helpers"), f"{here}/passes", _("Links for the desk and for paper")),
        Task(_("Voting"), f"{here}/voting", _("List, paper dots, results")),
        Task(_("Raffle"), f"{here}/raffle", _("Drum and draws")),
        Task(_("Opinions"), f"{here}/opinions", _("Type in the slips")),
        Task(_("Closing"), f"{here}/closing", _("Checklist")),
    ]


def look_back(found: Preparation) -> list[Task]:
    closed = found.phase is Phase.CLOSED
    published = closed and found.workshop.published_at is not None
    status = _("Published") if published else _("Draft is ready") if closed else _("After closing")
    here = address("workshop", found.workshop)
    return [
        Task(_("Needs and offers"), f"{here}/matches", _("What fits, and who should talk to whom")),
        Task(_("Next steps"), f"{here}/steps", _("Who does what by when")),
        Task(_("Report"), f"{here}/report", status),
        Task(_("We did"), f"{here}/deeds", _("What came of it, told to those who were there")),
        Task(_("Contacts"), f"{here}/contacts", _("Who may be called, and who calls")),
        Task(_("Files"), f"{here}/exports", _("Tables for Excel, statements from a file")),
    ]


def phase_status(phase: Phase) -> str:
    words = {
        Phase.PREPARED: _("Not begun yet"),
        Phase.RUNNING: _("Running now"),
        Phase.CLOSED: _("Closed"),
    }
    return str(words[phase])


def place_status(found: Preparation) -> str:
    """Complete, or what is missing."""
    workshop = found.workshop
    missing = [
        words
        for value, words in (
            (workshop.held_on, _("the date")),
            (workshop.starts_at, _("the time")),
            (workshop.venue, _("the venue")),
        )
        if not value
    ]
    return str(_("Missing: %(what)s", what=", ".join(missing)) if missing else _("Complete"))


def groups_status(found: Preparation) -> str:
    groups = ngettext("%(num)s group", "%(num)s groups", len(found.groups))
    if found.rings < 2:
        return str(groups)
    rings = ngettext("%(num)s ring", "%(num)s rings", found.rings)
    return f"{groups}, {rings}"


def rounds_status(found: Preparation) -> str:
    minutes = ", ".join(str(row.minutes) for row in found.rounds)
    return str(_("%(minutes)s minutes", minutes=minutes))


def agenda_status(found: Preparation) -> str:
    """From when to when."""
    starts_at = found.workshop.starts_at
    if starts_at is None:
        return str(ngettext("%(num)s part", "%(num)s parts", len(found.agenda)))
    return f"{clock(starts_at)}–{clock(ends_at(starts_at, found.lines))}"


def agenda_hint(found: Preparation) -> str:
    """F1.3: by how much the evening is longer than the room is booked."""
    workshop = found.workshop
    return overrun_words(overrun(workshop.starts_at, workshop.ends_at, found.lines))


def overrun_words(minutes: int) -> str:
    """The warning, or nothing."""
    if not minutes:
        return ""
    words = ngettext(
        "The evening is %(num)s minute longer than the room is booked.",
        "The evening is %(num)s minutes longer than the room is booked.",
        minutes,
    )
    return str(words)


def practices_status(found: Preparation) -> str:
    used = sum(card.used for card in found.practices)
    return str(_("Shown: %(used)s of %(all)s", used=used, all=len(found.practices)))


def assurances_status(found: Preparation) -> str:
    confirmed = count_confirmed([assurance.confirmed_at for assurance in found.assurances])
    if not found.assurances:
        return str(_("None yet"))
    return str(_("Confirmed: %(confirmed)s of %(all)s", confirmed=confirmed, all=len(found.assurances)))


def count_confirmed(moments: Sequence[object]) -> int:
    return sum(moment is not None for moment in moments)

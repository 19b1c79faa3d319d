"""What the console says of the evening, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import current_app, get_template_attribute, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.domain.evening import CHANGING, State
from workshop.models import Hand, JournalEntry, Workshop
from workshop.services.console import Console
from workshop.services.console_counts import Counts, Turnout
from workshop.services.console_tables import TableRow, latest
from workshop.services.presses import read_press

QUIET_MINUTES = 4
"""A table that has said nothing for so long in a round is worth a look."""
HOST_MINUTES = 2
"""The page of a host says once a minute that it is there."""
FEW_TABLES = 6
HANDS = {
    "help": _l("I need help at the table"),
    "loud": _l("It is too loud"),
    "paper": _l("We are out of paper or pens"),
    "person": _l("Somebody needs assistance"),
}


def delay_words(console: Console) -> str:
    """»4 min behind«; nothing while there is no plan to be behind of."""
    if console.behind is None:
        return ""
    if console.behind == 0:
        return str(_("On time"))
    if console.behind > 0:
        return str(_("%(minutes)s min behind", minutes=console.behind))
    return str(_("%(minutes)s min ahead", minutes=-console.behind))


def evening_ends(console: Console) -> datetime | None:
    """When the evening will end if all that follows goes as planned (R18)."""
    if console.behind is None or console.closes is None:
        return None
    return console.closes + timedelta(minutes=console.behind)


def said_words(row: TableRow, console: Console, now: datetime) -> tuple[str, bool]:
    """(when something last came from the table, whether it has been quiet for long in this round).

    Nothing once the evening is closed: then that was days ago."""
    began = console.clock.started_at if console.stage.state is State.ROUND else None
    if began is not None and is_taken(row, console):
        minutes = minutes_since(max(filter(None, (row.last_at, began))), now)
        if minutes >= QUIET_MINUTES:
            return _("quiet for %(minutes)s min", minutes=minutes), True
        if row.phones and (silent := minutes_since(latest(row.said.phone_at, began) or now, now)) >= QUIET_MINUTES:
            return _("nothing from phones for %(minutes)s min", minutes=silent), True
    if row.last_at is None or console.stage.state is State.CLOSED:
        return "", False
    minutes = minutes_since(row.last_at, now)
    return (_("last one %(minutes)s min ago", minutes=minutes) if minutes else _("last one just now")), False


def stuck_words(tables: Sequence[tuple[TableRow, tuple[str, bool], str]]) -> list[str]:
    """»Table 2: quiet for 5 min, host not seen for 3 min«, of the first few such tables; nothing where the list of all
    tables is short enough to be seen at once."""
    found = []
    for row, (said, quiet), host in tables if len(tables) > FEW_TABLES else ():
        why = ", ".join(words for words in (said if quiet else "", host) if words)
        if why:
            found.append(str(_("Table %(number)s: %(title)s", number=row.table_number, title=why)))
    return found[:FEW_TABLES]


def is_taken(row: TableRow, console: Console) -> bool:
    """Whether people sit at the table, as far as is known: a room that checks nobody in may have people everywhere."""
    return row.mixed or (row.group is not None and (row.people > 0 or console.seats == 0))


def host_words(row: TableRow, console: Console, now: datetime) -> str:
    """»host not seen for 3 min«; nothing where no host ever opened the page, or before and after the evening."""
    if row.host_at is None or console.stage.state in {State.PREPARED, State.CLOSED}:
        return ""
    minutes = minutes_since(row.host_at, now)
    return _("host not seen for %(minutes)s min", minutes=minutes) if minutes >= HOST_MINUTES else ""


def count_words(counts: Counts | None, state: State) -> str:
    """What has come in at this stage, by phone and on paper; nothing where nothing is given or taken."""
    if counts is None:
        return ""
    facts = {"phones": counts.phones, "paper": counts.paper}
    words = {
        State.VOTING: _l("Voted by phone: %(phones)s, on paper: %(paper)s.", **facts),
        State.SIGN_UP: _l("Signed up by phone: %(phones)s, on paper: %(paper)s.", **facts),
        State.RAFFLE: _l("Numbers taken on phones: %(phones)s, given out on paper: %(paper)s.", **facts),
        State.EVALUATION: _l("Opinions by phone: %(phones)s, on paper: %(paper)s.", **facts),
    }
    return str(words.get(state, ""))


def turnout_words(turnout: Turnout) -> str:
    """What is asked before a vote ends in which not everybody has voted."""
    if turnout.empty:
        return str(_("Nobody has voted yet. Press once more to end the vote."))
    facts = {"voted": turnout.voted, "phones": turnout.phones}
    return str(
        _("Phones in the room that have voted: %(voted)s of %(phones)s. Press once more to end the vote.", **facts)
    )


def hand_words(hand: Hand, now: datetime) -> tuple[str, str]:
    """(why a hand is up, since when)."""
    minutes = minutes_since(hand.raised_at, now)
    since = _("for %(minutes)s min", minutes=minutes) if minutes else _("just now")
    return str(HANDS.get(hand.reason, HANDS["help"])), str(since)


def undone_words(pressed: JournalEntry) -> str:
    """»Undone: “Next: Round 2”.«: the button by its words, as the console shows them."""
    button = get_template_attribute("facilitator/_run_parts.html", "button_pressed")(read_press(pressed))
    return str(_("Undone: “%(press)s”.", press=button))


def minutes_since(at: datetime, now: datetime) -> int:
    """Whole minutes from then to now."""
    return int((now - at).total_seconds() // 60)


def addresses(workshop: Workshop, console: Console) -> dict[str, str]:
    """Where the console leads. Pages of other rooms are written out, as they are on paper (design.md 4)."""
    here = f"/workshops/{workshop.id}"
    return {
        "wall": url_for("wall.projector", token=workshop.wall_token),
        "phone": phone_at(workshop, console),
        "desk": page_of("facilitator.desk", workshop),
        "replan": page_of("facilitator.replan", workshop) if may_change(console.stage.state) else "",
        "moderation": page_of("facilitator.moderation", workshop) or f"{here}/moderation",
        "closing": page_of("facilitator.closing", workshop) or f"{here}/closing",
        "paper": page_of("facilitator.paper_sheets", workshop),
        "voting": page_of("facilitator.voting", workshop),
        "raffle": page_of("facilitator.raffle", workshop),
        "report": f"{here}/report",
        "themes": page_of("facilitator.themes", workshop),
        "matches": page_of("facilitator.matches", workshop),
        "passes": f"{here}/passes",
        "contacts": page_of("facilitator.contacts", workshop),
        "opinions": page_of("facilitator.opinions", workshop),
    }


def may_change(state: State) -> bool:
    """Whether there are rounds ahead whose plan could still change; before the doors open it is changed elsewhere."""
    return state in {State.CHECK_IN, State.PRESENTATION, State.ROUND} | CHANGING


def phone_at(workshop: Workshop, console: Console) -> str:
    """What a resident at the first table that is taken sees: with the table known nobody has to sit down, and looking
    changes nothing."""
    taken = next((row.table_number for row in console.tables if row.mixed or row.group is not None), None)
    return f"/{workshop.code}/m{taken}" if taken else f"/{workshop.code}"


def page_of(endpoint: str, workshop: Workshop) -> str:
    """The address of a page that this installation has, else nothing."""
    return url_for(endpoint, workshop_id=workshop.id) if endpoint in current_app.view_functions else ""

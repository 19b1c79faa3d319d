"""Which rows an archive carries, which stay where they are and why, and what of a row never leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select

from workshop.extensions import Model, db
from workshop.models import (
    AgendaBlock,
    Assurance,
    Ballot,
    ChosenQuote,
    Consent,
    Contact,
    Deed,
    Dots,
    Draw,
    Edition,
    Evaluation,
    Evening,
    Exchange,
    Group,
    Hand,
    KeyPoint,
    LineStatement,
    LineTheme,
    Match,
    NextStep,
    PaperSheet,
    Photograph,
    Practice,
    Raffle,
    Reaction,
    Round,
    Seat,
    SignUp,
    Statement,
    Station,
    SuggestedStatement,
    Suggestion,
    Theme,
    ThemeStatement,
    Ticket,
    Visit,
    VolunteerRole,
    VoteOption,
)

ROWS: tuple[type[Model], ...] = (
    *(Station, Group, Round, Visit, AgendaBlock, Practice, Assurance, VolunteerRole, Evening, Seat, Ticket, Raffle),
    *(Draw, Statement, Reaction, KeyPoint, VoteOption, Ballot, Dots, SignUp, Evaluation, PaperSheet, Hand),
    *(Theme, ThemeStatement, Suggestion, SuggestedStatement, LineTheme, LineStatement),
    *(Exchange, Match, Photograph),
    *(NextStep, Deed, ChosenQuote, Edition),
)
"""Every table of an evening is here, or in LEFT_OUT with its reason."""
CONTACTS: tuple[type[Model], ...] = (Contact, Consent)
LEFT_OUT = {
    "journal": "it names people of the installation in which they work",
    "print_jobs": "a print is made anew where it is wanted",
    "hosts_seen": "which page was open is over with the evening",
    "evening_passes": "a pass lets people of that installation in",
    "preflight_answers": "what was tried out holds for that room and that computer",
    "preflight_sights": "which screens came by holds for that network",
}
"""Tables that hang on a workshop and are not carried, each with its reason."""
CUT = {("seats", "token_hash"), ("tickets", "holder_hash")} | {
    (name, "seat_id") for name in ("statements", "reactions", "ballots")
}
CUT |= {("exchanges", "contact_id"), ("statements", "typed_by"), ("paper_sheets", "typed_by")}
CUT |= {("statements", "original")}
"""What leads from an answer to a phone, or into the vault, never leaves the installation; nor do words beneath what was
covered or mended: they are there for undoing, here, and nobody could erase them from a file."""
STAYS = frozenset(
    {
        *("wifi_name", "wifi_password", "wifi_kind", "preflight_until"),
        *("archive_read", "archive_stood", "archive_made"),
    }
)
"""Columns of a workshop that belong to the installation: the hall's network is not written into any file."""
PLACES = ("organisations", "programmes", "communities", "workshops")
"""Tables whose rows are found in the other installation, or made there, before those that hang on them."""
Plain = dict[str, Any]


def table_of(model: type[Model]) -> Table:
    found = model.__table__
    assert isinstance(found, Table)
    return found


def in_order(models: Iterable[type[Model]]) -> list[type[Model]]:
    """In the order in which they can be put back: a row comes after those it names."""
    places = {table: at for at, table in enumerate(db.metadata.sorted_tables)}
    return sorted(models, key=lambda model: places[table_of(model)])


def never_leaves(column: Column[Any], carried: Collection[str]) -> bool:
    """What leads to a phone, and whatever names a row that is not ``carried``, such as an account."""
    if (column.table.name, column.name) in CUT:
        return True
    return any(key.column.table.name not in {*PLACES, *carried} for key in column.foreign_keys)


def of_workshop(table: Table, workshop_id: int) -> ColumnElement[bool]:
    """Which rows of ``table`` belong to a workshop: by themselves or by the row that they hang on."""
    if "workshop_id" in table.c:
        return table.c.workshop_id == workshop_id
    link = next(key for key in table.foreign_keys if hangs(key.column.table) and key.column.table is not table)
    parent = link.column.table
    return link.parent.in_(select(link.column).where(of_workshop(parent, workshop_id)))


def hangs(table: Table) -> bool:
    """Whether the rows of a table go with a workshop."""
    if "workshop_id" in table.c:
        return True
    ahead = {key.column.table for key in table.foreign_keys} - {table}
    return any(parent.name not in PLACES and hangs(parent) for parent in ahead)

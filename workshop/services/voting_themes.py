"""The list of the vote made from themes, and from near-duplicates that become one line (B.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import LineTheme, Statement, VoteOption, Workshop
from workshop.services.holding import whole
from workshop.services.themes import list_rows
from workshop.services.themes_board import ThemeRow, list_themes
from workshop.services.themes_record import hold_themes
from workshop.services.themes_suggest import SAME, Offer, check_among, decide, find_open, list_offers
from workshop.services.voting_list import add_wording, keep, refuse_full, unlocked_options
from workshop.services.voting_overlap import refuse_listed
from workshop.services.voting_sources import is_on_a_line

OFFERED = 10


def list_free_themes(workshop_id: int) -> list[ThemeRow]:
    """The themes that no line stands for yet. Two queries."""
    on_the_list = themes_on_the_list(workshop_id)
    return [row for row in list_themes(workshop_id) if row.id not in on_the_list]


def themes_on_the_list(workshop_id: int) -> set[int]:
    asked = select(LineTheme.theme_id).join(VoteOption, VoteOption.id == LineTheme.option_id)
    return set(db.session.scalars(asked.where(VoteOption.workshop_id == workshop_id)))


@whole
def add_themes(*, workshop: Workshop, theme_ids: Sequence[int], actor: str, now: datetime) -> None:
    """Themes at the end of the list, under their names. Refuses more than twenty lines, and a theme twice."""
    options = unlocked_options(workshop)
    names = {row.id: row.name for row in list_rows(workshop.id)}
    wanted = [one for one in dict.fromkeys(theme_ids) if one in names]
    if not wanted:
        raise Refusal("list_no_theme")
    if themes_on_the_list(workshop.id) & set(wanted):
        raise Refusal("list_theme_twice")
    refuse_listed(workshop.id, wanted)
    refuse_full(len(options) + len(wanted))
    for place, theme in enumerate(wanted, start=len(options) + 1):
        line = VoteOption(workshop_id=workshop.id, number=place, text=names[theme])
        db.session.add(line)
        db.session.flush()
        db.session.execute(insert(LineTheme), [{"option_id": line.id, "theme_id": theme}])
    keep(workshop, "list_add", {"themes": wanted}, actor=actor, now=now)


def list_same(workshop_id: int) -> list[Offer]:
    """Undecided near-duplicates of which none is on the list yet."""
    listed = set(db.session.scalars(select(Statement.id).where(Statement.workshop_id == workshop_id, is_on_a_line())))
    offers = list_offers(workshop_id, SAME, most=OFFERED * 10)
    return [offer for offer in offers if not listed & {one for one, _text in offer.lines}][:OFFERED]


@whole
def accept_same(
    *, workshop: Workshop, suggestion_id: int, statement_ids: Sequence[int], text: str, actor: str, now: datetime
) -> None:
    """The ticked ones of some near-duplicates become one line in these words; each statement is kept as it was said."""
    hold_themes(workshop)
    suggestion = find_open(workshop, suggestion_id)
    wanted = check_among(workshop, suggestion, statement_ids)
    decide(suggestion, len(wanted), now)
    add_wording(workshop=workshop, text=text, statement_ids=wanted, actor=actor, now=now)

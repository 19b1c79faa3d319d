"""Themes by hand: made, filled, renamed, merged, taken apart and away; every act can be undone.

A statement is in one theme at most. Only shown statements are put anywhere; what a person said is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update

from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.domain.statements import Moderation
from workshop.domain.themes import MOST_THEMES, check_name
from workshop.extensions import db
from workshop.models import LineTheme, Statement, Theme, ThemeStatement, Workshop
from workshop.services.holding import whole
from workshop.services.themes_putting import put_back, put_placed
from workshop.services.themes_record import (
    UNDO,
    hold_themes,
    keep_act,
    last_act,
    load_standing,
    read_again,
    read_standing,
)


@whole
def make_theme(*, workshop: Workshop, name: str, statement_ids: Sequence[int], actor: str, now: datetime) -> int:
    """A new theme with these statements, taken out of wherever they were: so a theme is split too. Returns its id."""
    hold_themes(workshop)
    theme = add_theme(workshop, name, now)
    before = read_standing(workshop, themes=[theme.id], statements=check_shown(workshop, statement_ids))
    before.names[theme.id] = None
    put_placed(workshop, dict.fromkeys(before.placed, theme.id))
    keep_act(workshop, "theme_make", before, actor=actor, now=now)
    return theme.id


@whole
def place_statements(
    *, workshop: Workshop, theme_id: int | None, statement_ids: Sequence[int], actor: str, now: datetime
) -> None:
    """Into a theme, or out of every theme with None. Refuses when nothing is named."""
    hold_themes(workshop)
    if theme_id is not None:
        find_theme(workshop, theme_id)
    wanted = check_shown(workshop, statement_ids)
    if not wanted:
        raise Refusal("theme_nothing_ticked")
    before = read_standing(workshop, statements=wanted)
    put_placed(workshop, dict.fromkeys(wanted, theme_id))
    keep_act(workshop, "theme_place", before, actor=actor, now=now)


@whole
def rename_theme(*, workshop: Workshop, theme_id: int, name: str, actor: str, now: datetime) -> None:
    """Another name; the same once more changes nothing. A line of the vote keeps the name people saw."""
    hold_themes(workshop)
    theme = find_theme(workshop, theme_id)
    words = check_name(name, [other.name for other in list_rows(workshop.id) if other.id != theme_id])
    if words == theme.name:
        return
    before = read_standing(workshop, themes=[theme_id])
    theme.name = words
    keep_act(workshop, "theme_rename", before, actor=actor, now=now)


@whole
def merge_themes(*, workshop: Workshop, theme_id: int, into_id: int, actor: str, now: datetime) -> None:
    """All statements of one go to the other, and so do the lines of the vote that stand for it; then it is gone."""
    hold_themes(workshop)
    theme, into = find_theme(workshop, theme_id), find_theme(workshop, into_id)
    if theme.id == into.id:
        raise Refusal("theme_into_itself")
    before = read_standing(workshop, themes=[theme_id], statements=inside(theme_id), lines=lines_of(theme_id))
    put_placed(workshop, dict.fromkeys(before.placed, into_id))
    db.session.execute(update(LineTheme).where(LineTheme.theme_id == theme_id).values(theme_id=into_id))
    db.session.execute(delete(Theme).where(Theme.id == theme_id))
    keep_act(workshop, "theme_merge", before, actor=actor, now=now)


@whole
def remove_theme(*, workshop: Workshop, theme_id: int, actor: str, now: datetime) -> None:
    """The theme is gone, its statements are in none. A line of the vote made from it stays as a wording."""
    hold_themes(workshop)
    find_theme(workshop, theme_id)
    before = read_standing(workshop, themes=[theme_id], statements=inside(theme_id), lines=lines_of(theme_id))
    db.session.execute(delete(Theme).where(Theme.id == theme_id))
    keep_act(workshop, "theme_remove", before, actor=actor, now=now)


@whole
def undo_last(*, workshop: Workshop, entry_id: int, actor: str, now: datetime) -> None:
    """This person's last act on themes taken back, then the one before it, and so on.

    Refuses an act that is not the last any more, and one whose rows another person has changed since."""
    hold_themes(workshop)
    entry = last_act(workshop.id, actor)
    if entry is None or entry.id != entry_id:
        raise WrongState("theme_undo_over")
    after, before = load_standing(entry.after), load_standing(entry.before)
    now_standing = read_again(workshop, after)
    if now_standing != after:
        raise WrongState("theme_undo_over")
    put_back(workshop, before, now)
    keep_act(workshop, UNDO, now_standing, actor=actor, now=now, undone=entry.id)


def add_theme(workshop: Workshop, name: str, now: datetime) -> Theme:
    """A theme of this name, not committed."""
    rows = list_rows(workshop.id)
    if len(rows) >= MOST_THEMES:
        raise Refusal("theme_many", most=MOST_THEMES)
    words = check_name(name, [row.name for row in rows])
    theme = Theme(workshop_id=workshop.id, name=words, created_at=now)
    db.session.add(theme)
    db.session.flush()
    return theme


def list_rows(workshop_id: int) -> list[Theme]:
    """The themes in the order in which they were made."""
    return list(db.session.scalars(select(Theme).where(Theme.workshop_id == workshop_id).order_by(Theme.id)))


def find_theme(workshop: Workshop, theme_id: int) -> Theme:
    """Raises NotFound for a theme of another evening, or one that somebody has just merged."""
    theme = db.session.get(Theme, theme_id)
    if theme is None or theme.workshop_id != workshop.id:
        raise NotFound("not_found")
    return theme


def check_shown(workshop: Workshop, statement_ids: Sequence[int]) -> list[int]:
    """Each once. Refuses what is not shown: hidden words are never read together with others."""
    wanted = list(dict.fromkeys(statement_ids))
    shown = select(Statement.id).where(
        Statement.workshop_id == workshop.id, Statement.id.in_(wanted), Statement.state == Moderation.SHOWN
    )
    if len(set(db.session.scalars(shown))) != len(wanted):
        raise Refusal("theme_not_shown")
    return wanted


def inside(theme_id: int) -> list[int]:
    return list(db.session.scalars(select(ThemeStatement.statement_id).where(ThemeStatement.theme_id == theme_id)))


def lines_of(theme_id: int) -> list[int]:
    return list(db.session.scalars(select(LineTheme.option_id).where(LineTheme.theme_id == theme_id)))

"""Themes: statements that a person put together, what was suggested for it, and lines of the vote made from them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Theme(Model):
    """A name under which statements are read together. The statements stay as they were said."""

    __tablename__ = "themes"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ThemeStatement(Model):
    """A statement is in one theme at most: then the statements of all themes can be counted together."""

    __tablename__ = "theme_statements"

    statement_id: Mapped[int] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), index=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)


class Suggestion(Model):
    """What the machine put forward, and what a person made of it; kept, so that both can be counted.

    ``kind`` is group or same (nearly the same words). ``decision`` is open, accepted, part, dismissed or passed (a
    later look replaced it undecided). ``offered`` and ``accepted`` count statements.
    """

    __tablename__ = "suggestions"
    __table_args__ = (Index("ix_suggestions_workshop_kind", "workshop_id", "kind", "decision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(200), default="")
    decision: Mapped[str] = mapped_column(String(10), default="open")
    offered: Mapped[int]
    accepted: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SuggestedStatement(Model):
    """A statement of a suggestion; ``place`` 1 fits best."""

    __tablename__ = "suggested_statements"

    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestions.id", ondelete="CASCADE"), primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int]


class LineTheme(Model):
    """A line of the vote that stands for a theme."""

    __tablename__ = "vote_line_themes"

    option_id: Mapped[int] = mapped_column(ForeignKey("vote_options.id", ondelete="CASCADE"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), index=True)


class LineStatement(Model):
    """A line of the vote that stands for several statements; each is kept as it was said."""

    __tablename__ = "vote_line_statements"

    option_id: Mapped[int] = mapped_column(ForeignKey("vote_options.id", ondelete="CASCADE"), primary_key=True)
    statement_id: Mapped[int] = mapped_column(
        ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True, index=True
    )

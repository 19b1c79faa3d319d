"""Ready workshops: their shape, how they are read from plain data, and the rules they keep (method.md E)."""

from workshop.domain.templates.parsing import parse_template
from workshop.domain.templates.reader import LANGUAGES, TemplateError
from workshop.domain.templates.shapes import (
    CARD_FIELDS,
    AgendaBlockTemplate,
    BlockKind,
    DraftPriority,
    PracticeCard,
    RoleTemplate,
    StationTemplate,
    Texts,
    WorkshopTemplate,
)

__all__ = [
    "CARD_FIELDS",
    "LANGUAGES",
    "AgendaBlockTemplate",
    "BlockKind",
    "DraftPriority",
    "PracticeCard",
    "RoleTemplate",
    "StationTemplate",
    "TemplateError",
    "Texts",
    "WorkshopTemplate",
    "parse_template",
]

"""What can be printed: each kind has a builder that turns a workshop into a document, and a place on the list.

A module that prints something calls ``offer`` once when it is imported.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import force_locale

from workshop.domain.refusals import NotFound
from workshop.models import Workshop
from workshop.prints.render import Attachment

Options = Mapping[str, str]
"""What was chosen on the list, by field; several ticks under one name are joined with commas."""
SPACE_AT_THE_END = re.compile(r"\s+(</(?:p|li|dt|dd|th|td|h[1-6]|caption)>)")


@dataclass(frozen=True)
class PrintSource:
    """A document before it is laid out: whole HTML with plain values, and the files that go inside the PDF."""

    html: str
    file_name: str
    attachments: tuple[Attachment, ...] = ()

    @property
    def digest(self) -> str:
        """The same content gives the same PDF, so it need not be made twice."""
        whole = hashlib.sha256(self.html.encode("utf-8"))
        for attachment in self.attachments:
            whole.update(attachment.name.encode("utf-8") + b"\0" + attachment.data)
        return whole.hexdigest()


Builder = Callable[[Workshop, str, Options], PrintSource]


def nothing_more(_workshop: Workshop) -> dict[str, Any]:
    """For kinds that offer no choices."""
    return {}


@dataclass(frozen=True)
class Kind:
    """``shelf`` is evening (for the hall) or report. ``title`` and ``note`` are lazy texts.

    ``choices`` names a template piece with the fields of this kind, which sees ``workshop`` and what
    ``facts(workshop)`` gives; ``build(workshop, language, options)`` is called in that language. ``restricted`` is a
    print with contacts in it: made by restricted.py alone, written down, and never kept in the store.
    """

    name: str
    shelf: str
    title: Any
    note: Any
    build: Builder
    choices: str = ""
    facts: Callable[[Workshop], dict[str, Any]] = field(default=nothing_more)
    restricted: bool = False


_offered: dict[str, Kind] = {}


def offer(kind: Kind) -> Kind:
    """Puts a kind on the list; a name is given once."""
    if kind.name in _offered:
        raise ValueError(f"{kind.name} is offered twice")
    _offered[kind.name] = kind
    return kind


def get_kind(name: str) -> Kind:
    """Raises NotFound for a kind that nobody offers."""
    if name not in _offered:
        raise NotFound("not_found")
    return _offered[name]


def list_kinds(shelf: str) -> list[Kind]:
    """The kinds of a shelf in the order in which they were offered."""
    return [kind for kind in _offered.values() if kind.shelf == shelf]


def build_source(kind: Kind, workshop: Workshop, language: str, options: Options) -> PrintSource:
    """The document of ``kind``, in the language asked for, whatever the page around it speaks."""
    with force_locale(language):
        source = kind.build(workshop, language, options)
    return replace(source, html=tidy(source.html))


def tidy(html: str) -> str:
    """Letters composed, because fonts break up what is not (P-13); no space before the end of a block, because the
    layout engine breaks some lines after their first word when there is one."""
    return SPACE_AT_THE_END.sub(r"\1", unicodedata.normalize("NFC", html))

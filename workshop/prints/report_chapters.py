"""The chapters of the full report in their order (method C.3)."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _


@dataclass(frozen=True)
class Chapter:
    """``id`` is where links lead; ``heading`` carries its number; ``new_page`` on paper; ``longest`` is that
    which grows with the evening."""

    id: str
    heading: str
    template: str
    new_page: bool = False
    longest: bool = False


def chapters() -> list[Chapter]:
    """In the language of the moment."""
    named = (
        ("summary", _("Summary"), True),
        ("purpose", _("Purpose, questions and how it went"), True),
        ("attendance", _("Who was there"), False),
        ("assurances", _("Assurances and good practices"), False),
        ("stations", _("Results by station"), True),
        ("priorities", _("Themes and priorities"), False),
        ("needs_offers", _("Needs, offers and matches"), False),
        ("interest", _("Willingness to take part"), False),
        ("concerns", _("Concerns and risks"), False),
        ("next_steps", _("Next steps"), False),
        ("opinion", _("What people thought of the workshop"), False),
        ("limits", _("Limits of the data"), False),
    )
    numbered = [
        Chapter(name.replace("_", "-"), f"{number} {heading}", f"report/chapters/{name}.html", new_page)
        for number, (name, heading, new_page) in enumerate(named, start=1)
    ]
    annexes = (
        ("all_statements", _("Annex 1: all statements"), True),
        ("papers", _("Annex 2: invitation and photographs of the sheets"), False),
    )
    return numbered + [
        Chapter(name.replace("_", "-"), heading, f"report/chapters/{name}.html", new_page, longest=new_page)
        for name, heading, new_page in annexes
    ]

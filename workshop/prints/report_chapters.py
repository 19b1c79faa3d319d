"""The chapters of the full report in their order (method C.3)."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _


@dataclass(frozen=True)
class Chapter:
    """``id`` is where links lead; ``heading`` carries its number; ``longest`` is that which grows with the
    evening."""

    id: str
    heading: str
    template: str
    longest: bool = False


def chapters() -> list[Chapter]:
    """In the language of the moment. They follow one another without a break, so that an ordinary evening needs 14
    pages at most."""
    named = (
        ("summary", _("Summary")),
        ("purpose", _("Purpose, questions and how it went")),
        ("attendance", _("Who was there")),
        ("assurances", _("Assurances and good practices")),
        ("stations", _("Results by station")),
        ("priorities", _("Themes and priorities")),
        ("needs_offers", _("Needs, offers and matches")),
        ("interest", _("Willingness to take part")),
        ("concerns", _("Concerns and risks")),
        ("next_steps", _("Next steps")),
        ("opinion", _("What people thought of the workshop")),
        ("limits", _("Limits of the data")),
    )
    annexes = (
        ("all_statements", _("Annex 1: all statements")),
        ("papers", _("Annex 2: invitation and photographs of the sheets")),
    )
    numbered = [(name, f"{number} {heading}") for number, (name, heading) in enumerate(named, start=1)]
    return [
        Chapter(name.replace("_", "-"), heading, f"report/chapters/{name}.html", longest=name == "all_statements")
        for name, heading in (*numbered, *annexes)
    ]

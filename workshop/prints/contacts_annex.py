"""The annex with restricted access: contacts of those who agreed to one purpose, and nobody else (method P3, D.5)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import render_template
from flask_babel import lazy_gettext

from workshop.consent_words import NAMES, purpose_name
from workshop.domain.consents import PURPOSES
from workshop.domain.refusals import NotFound
from workshop.models import Workshop
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.services.contacts import find_keeper
from workshop.services.contacts_vault import list_annex, read_door


def build_annex(workshop: Workshop, language: str, options: Options) -> PrintSource:
    """Raises NotFound for a purpose that nobody is asked about. Whoever makes it has it written down first."""
    purpose = options.get("purpose", "")
    if purpose not in PURPOSES:
        raise NotFound("not_found")
    people = list_annex(workshop, purpose)
    html = render_template(
        "prints/after/contacts.html",
        workshop=workshop,
        language=language,
        centre=find_keeper(workshop),
        purpose=purpose_name(purpose),
        people=people,
        sentences=list(dict.fromkeys(one.text for one in people)),
        destroy_by=min((one.erase_on for one in people), default=None),
        made_at=datetime.now(UTC),
    )
    return PrintSource(html=html, file_name=file_name(workshop, "contacts", language))


def choices_of(workshop: Workshop) -> dict[str, Any]:
    """The purposes in words, with how many agreed to each."""
    door = read_door(workshop)
    return {"purposes": [(purpose, NAMES[purpose], count) for purpose, count in door.by_purpose.items()]}


annex = offer(
    Kind(
        name="contacts",
        shelf="report",
        title=lazy_gettext("Annex with restricted access: contacts"),
        note=lazy_gettext(
            "Only those who agreed to the purpose. It is made while you wait and not kept here; that you made it is "
            "written down with your name."
        ),
        build=build_annex,
        choices="prints/after/_contacts_choices.html",
        facts=choices_of,
        restricted=True,
    )
)

"""What a template puts into a new workshop: stations, agenda, good-practice cards and roles, as rows."""

from __future__ import annotations

import secrets

from workshop.config import LANGUAGES
from workshop.domain.templates import StationTemplate, WorkshopTemplate
from workshop.extensions import db
from workshop.models import AgendaBlock, Practice, Station, VolunteerRole, Workshop

PRACTICES_USED = 3
"""As many cards as fit into the ten minutes that the evening gives them (B.5)."""


def workshop_texts(template: WorkshopTemplate) -> dict[str, dict[str, object]]:
    """The texts that belong to the evening as a whole, by language."""
    return {
        language: {
            "template": template.name.in_(language),
            "purpose": template.purpose.in_(language),
            "warm_up": template.warm_up.in_(language) if template.warm_up else "",
            "audiences": [text.in_(language) for text in template.audiences],
            "requests": [text.in_(language) for text in template.requests],
            "risks": [text.in_(language) for text in template.risks],
        }
        for language in LANGUAGES
    }


def add_template_rows(workshop: Workshop, template: WorkshopTemplate, *, optional: bool) -> None:
    """Stations, agenda, cards and roles of the template, in its order. The caller commits."""
    add_stations(workshop, template.stations if optional else template.usual_stations)
    add_agenda(workshop, template)
    add_practices(workshop, template)
    for number, role in enumerate(template.roles, start=1):
        names = role.name.in_for_all(LANGUAGES)
        db.session.add(VolunteerRole(workshop_id=workshop.id, number=number, names=names))
    db.session.flush()


def add_stations(workshop: Workshop, stations: tuple[StationTemplate, ...]) -> None:
    for number, station in enumerate(stations, start=1):
        db.session.add(
            Station(
                workshop_id=workshop.id,
                number=number,
                kinds=[str(kind) for kind in station.kinds],
                host_token=secrets.token_urlsafe(12),
                texts={language: station_texts(station, language) for language in LANGUAGES},
            )
        )


def station_texts(station: StationTemplate, language: str) -> dict[str, object]:
    return {
        "title": station.title.in_(language),
        "question": station.question.in_(language),
        "hint": station.hint.in_(language),
        "probes": [probe.in_(language) for probe in station.probes],
    }


def add_agenda(workshop: Workshop, template: WorkshopTemplate) -> None:
    for position, block in enumerate(template.agenda, start=1):
        db.session.add(
            AgendaBlock(
                workshop_id=workshop.id,
                position=position,
                kind=str(block.kind),
                title=block.title.in_(workshop.language),
                minutes=block.minutes,
                note=block.note.in_(workshop.language) if block.note else "",
            )
        )


def add_practices(workshop: Workshop, template: WorkshopTemplate) -> None:
    for number, card in enumerate(template.practices, start=1):
        texts = {language: card.fields_in(language) for language in LANGUAGES}
        used = number <= PRACTICES_USED
        db.session.add(Practice(workshop_id=workshop.id, number=number, used=used, texts=texts))

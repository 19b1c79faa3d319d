"""The protocol of a raffle on paper: seal, draws, key, and what a committee signs (D.6)."""

from __future__ import annotations

from flask import render_template
from flask_babel import gettext, lazy_gettext

from workshop.domain.number_lists import write_numbers
from workshop.extensions import db
from workshop.models import Raffle, Workshop
from workshop.presentation import day
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.qr import evening_address, spoken
from workshop.services.contacts import find_keeper
from workshop.services.drawing import read_drum
from workshop.services.raffle_record import build_record


def build_protocol(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """As the raffle stands now; before the end the key is left out."""
    drum = read_drum(workshop)
    numbers = [*drum.left, *(one.number for one in drum.draws)]
    raffle = db.session.get(Raffle, workshop.id)
    html = render_template(
        "prints/raffle_protocol.html",
        workshop=workshop,
        language=language,
        centre=find_keeper(workshop),
        drum=drum,
        numbers=numbers,
        listed=write_numbers(numbers),
        sealed_at=raffle.sealed_at if raffle else None,
        running=running(workshop),
        record=build_record(workshop),
        address=spoken(f"{evening_address(workshop.code)}/raffle"),
    )
    return PrintSource(html=html, file_name=file_name(workshop, "raffle-protocol", language))


def running(workshop: Workshop) -> str:
    """What each page says of whose it is: a sheet that comes loose is found again."""
    name = gettext("Protocol of the raffle")
    parts = [name, workshop.title, day(workshop.held_on), gettext("Workshop %(code)s", code=workshop.code)]
    return " · ".join(part for part in parts if part)


protocol = offer(
    Kind(
        name="raffle-protocol",
        shelf="report",
        title=lazy_gettext("Protocol of the raffle"),
        note=lazy_gettext("Seal, draws and key, with room for three signatures."),
        build=build_protocol,
    )
)

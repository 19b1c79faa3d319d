"""A programme of three communities that have held their evening, for tests of comparing (method E.6): invented."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from tests.prints.reported import say
from tests.remembered import remembered
from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.domain.matching.course import Act
from workshop.extensions import db
from workshop.models import (
    Assurance,
    Community,
    Deed,
    Evaluation,
    NextStep,
    Programme,
    SignUp,
    Statement,
    Station,
    Workshop,
)
from workshop.services.matches_acts import act_on_pair
from workshop.services.themes import make_theme

HIDDEN = "Skrita žolna ne sme na papir"
PHONE, EMAIL, NAME = "031 123 456", "jana@primer.example", "Jana Skrivnost"
STEP, RAMP = "Dogovor o urniku dvorane", "Klančina pri vhodu"
NEED, OFFER = "Iščemo nekoga, ki nas nauči tarok", "Z veseljem učim tarok ob sredah"
PLACES = {"Golnik": (22, 2), "Zlato polje": (29, 2), "Stražišče": (34, 4)}
"""Adults and children that were counted."""
THEMES = {
    "Golnik": {"Vadba": 6, "Mladi": 3, "Dostopnost": 2},
    "Zlato polje": {"VADBA": 4, "mladi": 5, "Hrup": 3},
    "Stražišče": {"Vadba": 9, "Parkirišča": 4, "Dostopnost": 1},
}
LOOSE = {"Golnik": 3, "Zlato polje": 10, "Stražišče": 12}
"""Statements that are in no theme."""
VOLUNTEERS = {"Golnik": 7, "Zlato polje": 3, "Stražišče": 5}


@dataclass(frozen=True)
class World:
    """The programme, and its evenings by community."""

    centre: Centre
    programme: Programme
    evenings: dict[str, Workshop]


def hold_programme() -> World:
    """All three closed; an offer of Stražišče was put together with a need of Golnik."""
    centre = make_centre()
    found = remembered(("programme", centre.organisation.id), lambda: hold_all(centre))
    evenings = {place: one for place, one in zip(PLACES, found, strict=True) if isinstance(one, Workshop)}
    return World(centre, centre.programme, evenings)


def hold_all(centre: Centre) -> Sequence[Workshop]:
    evenings = {place: hold(centre, place) for place in PLACES}
    link(evenings)
    return list(evenings.values())


def hold(centre: Centre, place: str) -> Workshop:
    """One evening with its themes, concerns, sign-ups and opinions."""
    workshop = make_workshop(replace(centre, community=community(centre, place)), title=f"Skupni prostor: {place}")
    stations = list(db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)))
    for name, count in THEMES[place].items():
        said = [say(workshop, stations[0], "need", f"{place}, {name} {number}") for number in range(count)]
        db.session.commit()
        make_theme(workshop=workshop, name=name, statement_ids=[one.id for one in said], actor="1", now=NOW)
    for number in range(LOOSE[place]):
        kind = ("concern", "idea", "offer")[number % 3]
        say(workshop, stations[1], kind, f"{place}: {kind} {number}; pišite na {EMAIL} ali {PHONE}", origin="paper")
    say(workshop, stations[0], "need", HIDDEN, state="hidden")
    add_people(workshop, place)
    workshop.closed_at = NOW
    db.session.commit()
    return workshop


def community(centre: Centre, place: str) -> Community:
    """The community of that name; Golnik is the centre's own."""
    if place == centre.community.name:
        return centre.community
    made = Community(organisation_id=centre.organisation.id, name=place, municipality="Kranj", created_at=NOW)
    db.session.add(made)
    db.session.commit()
    return made


def add_people(workshop: Workshop, place: str) -> None:
    """Heads, sign-ups for the first task, opinions, and a promise in one of the communities."""
    workshop.adults_counted, workshop.children_counted = PLACES[place]
    own = {"workshop_id": workshop.id, "created_at": NOW}
    for _one in range(VOLUNTEERS[place]):
        note = f"Opomba: {NAME}"
        db.session.add(SignUp(**own, role_numbers=[1], hours="1-3", note=note, key=str(uuid.uuid4())))
    for mark in (5, 4, 5, 5, 4, 5):
        sheet = Evaluation(**own, key=str(uuid.uuid4()), heard=mark, clear=4, again="yes", praise=NAME)
        db.session.add(sheet)
    if place == "Golnik":
        step = {"strand": "activities", "task": STEP, "holder": "KS Golnik", "due_on": date(2026, 12, 20)}
        db.session.add(NextStep(**own, **step, state="confirmed"))
        add_later(workshop)
        db.session.add(Assurance(workshop_id=workshop.id, sentence="Občina odstopi sejno sobo.", confirmed_at=NOW))


def add_later(workshop: Workshop) -> None:
    """A step whose day has come, done in time; a programme that has begun; and one that nobody knows the day of."""
    own = {"workshop_id": workshop.id, "created_at": NOW}
    ramp = NextStep(
        **own, strand="finance", task=RAMP, holder="KS Golnik", due_on=date(2026, 11, 15), state="confirmed"
    )
    ramp.partner, ramp.cost, ramp.for_budget = "Občina Kranj", "middle", True
    course = NextStep(**own, strand="programme", task="Tečaj šaha", due_on=date(2027, 2, 1))
    db.session.add_all([ramp, course, NextStep(**own, strand="comms", task=f"Oglasna deska; {PHONE}")])
    db.session.flush()
    for step, told in ((ramp, "Klančina je vgrajena."), (course, "Prvi tečaj je bil v januarju.")):
        db.session.add(Deed(**own, step_id=step.id, text=told, done_on=date(2026, 11, 10)))


def link(evenings: dict[str, Workshop]) -> None:
    """A need of Golnik and an offer of Stražišče, put together by a person."""
    need, offer = (
        add(evenings[place], kind, text)
        for place, kind, text in (("Golnik", "need", NEED), ("Stražišče", "offer", OFFER))
    )
    workshops = list(evenings.values())
    refs = {"need_ref": f"s{need.id}", "offer_ref": f"s{offer.id}"}
    for act, seen in ((Act.ACCEPT, ""), (Act.NEED_AGREES, "proposed"), (Act.OFFER_AGREES, "need_agreed")):
        act_on_pair(workshops=workshops, **refs, act=act, seen=seen, actor="1", now=NOW)


def add(workshop: Workshop, kind: str, text: str) -> Statement:
    station = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).first()
    assert station is not None
    said = say(workshop, station, kind, text)
    db.session.commit()
    return said

"""After the rounds of a demo evening: list and vote, sign-ups with a few contacts, raffle, evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from workshop.domain.contact_details import check_details
from workshop.domain.number_lists import write_numbers
from workshop.services.contacts import save_contact
from workshop.services.demo_room import DemoRoom
from workshop.services.drawing import draw_number, prepare_drum, put_aside
from workshop.services.evaluations import Opinion, save_evaluation
from workshop.services.paper_key import stubs_of
from workshop.services.paper_votes import add_bundle
from workshop.services.raffle_sealing import seal_drum, tell_seed
from workshop.services.raffle_taking import take_prize
from workshop.services.sign_ups import save_sign_up
from workshop.services.vote_options import list_options
from workshop.services.voting_acts import cast_ballot
from workshop.services.voting_list import add_statements

CONSENT = "Pokličete me lahko zaradi sodelovanja v skupnem prostoru."


def write_list(room: DemoRoom, now: datetime) -> None:
    """The options of the vote, in the order of their numbers."""
    chosen = sorted((said for said in room.placed if said.option), key=lambda said: said.option)
    add_statements(
        workshop=room.workshop, statement_ids=[room.placed[said] for said in chosen], actor=room.actor, now=now
    )


def vote(room: DemoRoom, now: datetime, long: timedelta) -> None:
    """Phones one after the other, then the paper as one bundle."""
    ballots = list(zip(room.cookies, room.script.ballots, strict=False))
    for place, (token, dots) in enumerate(ballots):
        when = now + long * (place + 1) / (len(ballots) + 1)
        cast_ballot(code=room.workshop.code, token=token, dots=dots, key=room.key(), now=when)
    if room.script.paper_voters:
        bundle(room, now + long)


def bundle(room: DemoRoom, now: datetime) -> None:
    """The dots on paper, typed in as totals."""
    options = {option.number: option.id for option in list_options(room.workshop.id)}
    add_bundle(
        workshop=room.workshop,
        dots={options[number]: dots for number, dots in room.script.paper.items()},
        voters=room.script.paper_voters,
        key=room.key(),
        actor=room.actor,
        now=now,
    )


def sign_up(room: DemoRoom, now: datetime, long: timedelta) -> None:
    for place, person in enumerate(room.script.sign_ups):
        when = now + long * (place + 1) / (len(room.script.sign_ups) + 1)
        key = room.key()
        save_sign_up(
            workshop=room.workshop,
            roles=person["roles"],
            hours=person["hours"],
            note=person.get("note", ""),
            key=key,
            now=when,
            origin=person.get("by", "phone"),
        )
        if "name" in person:
            leave_contact(room, person, key, when)


def leave_contact(room: DemoRoom, person: Mapping[str, Any], sign_up_key: str, now: datetime) -> None:
    """A name and a way to reach it, all invented."""
    save_contact(
        workshop=room.workshop,
        details=check_details(name=person["name"], phone=person.get("phone", ""), email=person.get("email", "")),
        consents={"volunteering": CONSENT},
        fifteen=True,
        key=room.key(),
        secret=room.secret,
        now=now,
        sign_up_key=sign_up_key,
    )


def raffle(room: DemoRoom, now: datetime) -> None:
    """The draws of the script, once the stubs that nobody took are out of the drum."""
    workshop, actor, script = room.workshop, room.actor, room.script
    given = write_numbers(stubs_of(workshop, room.secret)[: script.paper_people])
    prepare_drum(workshop=workshop, returned="", given=given, note="", actor=actor, now=now)
    seal_drum(workshop=workshop, actor=actor, now=now)
    for place, wanted in enumerate(script.draws):
        when = now + timedelta(minutes=place + 1)
        drawn = draw_number(workshop=workshop, prize=wanted["prize"], drawn_before=place, actor=actor, now=when)
        if "redrawn" in wanted:
            put_aside(workshop=workshop, draw_id=drawn.id, reason=wanted["redrawn"], actor=actor, now=when)
        else:
            take_prize(workshop=workshop, draw_id=drawn.id, actor=actor, now=when)
    tell_seed(workshop=workshop, actor=actor, now=now + timedelta(minutes=len(script.draws) + 1))


def evaluate(room: DemoRoom, now: datetime, long: timedelta) -> None:
    script = room.script
    for place, sheet in enumerate(script.sheets):
        *ratings, again = sheet.split()
        heard, clear, pleasant, time_well_used = (None if mark == "-" else int(mark) for mark in ratings)
        opinion = Opinion(
            heard,
            clear,
            pleasant,
            time_well_used,
            again=again,
            praise=script.praise[place] if place < len(script.praise) else "",
            change=script.change[place] if place < len(script.change) else "",
        )
        when = now + long * (place + 1) / (len(script.sheets) + 1)
        save_evaluation(workshop=room.workshop, opinion=opinion, key=room.key(), now=when)

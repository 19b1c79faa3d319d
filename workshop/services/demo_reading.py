"""What a demo evening leaves to read together: needs and offers in full, matches, themes. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from workshop.domain.matching.course import Act
from workshop.models import Exchange
from workshop.services.demo_room import DemoRoom
from workshop.services.matches import SIDES, ExchangeDraft, enter_exchange, find_exchanges, save_exchange
from workshop.services.matches_acts import act_on_pair
from workshop.services.themes import make_theme

READ_AFTER = timedelta(days=1)
"""Answers are read together on the day after."""


def write_exchanges(room: DemoRoom, now: datetime) -> None:
    """Each person's needs and offers, by phone or typed in from paper; by the script's word for the person."""
    for person in room.script.exchange:
        key = room.named_key(person["key"])
        drafts = {side: ExchangeDraft(**person[side]) for side in SIDES if side in person}
        if "by" in person:
            enter_exchange(
                workshop=room.workshop, drafts=drafts, key=key, origin=person["by"], actor=room.actor, now=now
            )
        else:
            save_exchange(workshop=room.workshop, drafts=drafts, key=key, now=now)


def read_together(room: DemoRoom, closed: datetime) -> None:
    """Matches and themes, once the evening is closed."""
    now = closed + READ_AFTER
    for pair in room.script.matches:
        put_together(room, pair, now)
    for theme in room.script.themes:
        placed = [found(room, words) for words in theme["begins"]]
        make_theme(workshop=room.workshop, name=theme["name"], statement_ids=placed, actor=room.actor, now=now)


def put_together(room: DemoRoom, pair: Mapping[str, Any], now: datetime) -> None:
    """One match, as far as the script says."""
    need, offer = (find(room, pair[side], side) for side in SIDES)
    state = ""
    for act in pair["acts"]:
        match = act_on_pair(
            workshops=[room.workshop],
            need_ref=f"e{need.id}",
            offer_ref=f"e{offer.id}",
            act=Act(act),
            seen=state,
            actor=room.actor,
            now=now,
        )
        state = match.state


def find(room: DemoRoom, person: str, side: str) -> Exchange:
    """A person's need or offer. Raises KeyError for a word that the script does not explain."""
    return find_exchanges(workshop_id=room.workshop.id, key=room.named_key(person))[side]


def found(room: DemoRoom, words: str) -> int:
    """The statement that begins so, of several the shortest. Raises ValueError where nobody said it."""
    begun = [said for said in room.placed if said.text.startswith(words)]
    return room.placed[min(begun, key=lambda said: len(said.text))]

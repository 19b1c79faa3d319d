"""The rounds of a demo evening: statements by phone and on paper, the moderator, and the marks of later groups."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import select

from workshop.domain.statements import Mark
from workshop.extensions import db
from workshop.models import Statement
from workshop.services.demo_room import DemoRoom
from workshop.services.demo_script import Said
from workshop.services.key_points import choose_key_point
from workshop.services.moderating import hide_statement, mask_statement, show_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.paper import Sheet, enter_sheet
from workshop.services.reactions import react
from workshop.services.statements import Draft, submit_statement

WEIGHTS = (5, 4, 3, 2, 2)
"""How much of a station's sheet is written in its first, second … visit: most stands there after the first."""
MODERATED_AFTER = timedelta(seconds=40)


def say_round(room: DemoRoom, number: int, now: datetime, long: timedelta) -> None:
    """Everything that falls into a round, spread over its time; before that, each group marks what it finds."""
    for (ring, station, round_number), group in sorted(room.visits.items()):
        if round_number == number:
            mark_found(room, ring, station, group, number, now + long / 4)
    lines = [said for said in room.script.said if not said.late and round_of(room, said) == number]
    for place, said in enumerate(lines):
        say(room, said, number, now + long * (place + 0.5) / len(lines))


def say_late(room: DemoRoom, now: datetime) -> None:
    """Afterthoughts, when the time for statements is over."""
    for said in room.script.said:
        if said.late:
            say(room, said, 0, now)


def round_of(room: DemoRoom, said: Said) -> int:
    """The round in which it is said: by its place among the lines of its station and ring."""
    if said.round:
        return said.round
    lines = [one for one in room.script.said if (one.station, one.ring, one.late) == (said.station, said.ring, False)]
    rounds = visits_of(room, said)
    weights = WEIGHTS[: len(rounds)]
    here = (lines.index(said) + 0.5) / len(lines) * sum(weights)
    return rounds[sum(here > sum(weights[: place + 1]) for place in range(len(weights)))]


def visits_of(room: DemoRoom, said: Said) -> list[int]:
    """The rounds in which a group is at its station, as far as the evening goes."""
    last = room.script.last.round_number or len(WEIGHTS)
    return sorted(
        number
        for ring, station, number in room.visits
        if (ring, station) == (said.ring, said.station) and 1 <= number <= last
    )


def say(room: DemoRoom, said: Said, number: int, now: datetime) -> None:
    """By phone or on paper, then before the moderator."""
    group = room.visits.get((said.ring, said.station, number), room.groups[0][0])
    statement = on_paper(room, said, group, number, now) if said.by == "paper" else by_phone(room, said, group, now)
    room.placed[said] = statement.id
    if statement.state == "waiting":
        moderate(room, said, statement, now + MODERATED_AFTER)


def by_phone(room: DemoRoom, said: Said, group: int, now: datetime) -> Statement:
    phones = room.phones[group]
    draft = Draft(said.station, said.kind, said.text, room.key())
    token = phones[len(room.placed) % len(phones)]
    return find_by_key(room, submit_statement(code=room.workshop.code, token=token, draft=draft, now=now))


def on_paper(room: DemoRoom, said: Said, group: int, number: int, now: datetime) -> Statement:
    """Typed in by the desk, one sheet a statement; the paper's numbers follow each other at every station."""
    before = sum(one.by == "paper" and one.station == said.station for one in room.placed)
    sheet = Sheet(
        station_id=room.stations[said.station],
        group_id=group,
        round_number=number,
        lines=[(said.kind, said.text)],
        key=room.key(),
        number=1 + before,
        show=said.act == "show",
    )
    enter_sheet(workshop=room.workshop, sheet=sheet, actor=room.actor, now=now)
    newest = select(Statement).where(Statement.workshop_id == room.workshop.id).order_by(Statement.id.desc()).limit(1)
    return db.session.scalars(newest).one()


def find_by_key(room: DemoRoom, key: str) -> Statement:
    return db.session.scalars(
        select(Statement).where(Statement.workshop_id == room.workshop.id, Statement.key == key)
    ).one()


def moderate(room: DemoRoom, said: Said, statement: Statement, now: datetime) -> None:
    """Shows, hides or covers, as the script says; what waits is left alone."""
    workshop, actor = room.workshop, room.actor
    seen = card_mark(statement.state, statement.text)
    if said.act == "show":
        show_statement(workshop=workshop, statement_id=statement.id, seen=seen, actor=actor, now=now)
    elif said.act == "hide":
        hide_statement(workshop=workshop, statement_id=statement.id, seen=seen, actor=actor, now=now)
    elif said.act == "mask":
        mask_statement(workshop=workshop, statement_id=statement.id, seen=seen, actor=actor, now=now, show=True)


def mark_found(room: DemoRoom, ring: int, station: int, group: int, number: int, now: datetime) -> None:
    """A group's marks on what earlier groups left; the marks still owed are shared among the groups to come."""
    for said in list(room.placed):
        if (said.ring, said.station) != (ring, station) or said.act in {"hide", "wait"}:
            continue
        coming = len([visit for visit in visits_of(room, said) if visit >= number])
        owed = said.agree + said.unclear - len(room.marked[said])
        mark(room, said, room.phones[group], ceil(owed / coming), now)


def mark(room: DemoRoom, said: Said, tokens: list[str], many: int, now: datetime) -> None:
    """Up to ``many`` phones of these mark a statement, each once and none of its own group; agreement comes first."""
    own = set(room.phones.get(db.session.get_one(Statement, room.placed[said]).group_id or 0, ()))
    for token in [token for token in tokens if token not in room.marked[said] | own][:many]:
        agreed = len(room.marked[said]) < said.agree
        react(
            code=room.workshop.code,
            token=token,
            statement_id=room.placed[said],
            mark=Mark.AGREE if agreed else Mark.UNCLEAR,
            key=room.key(),
            now=now,
        )
        room.marked[said].add(token)


def strangers_to(room: DemoRoom, said: Said) -> list[str]:
    """The phones of every group but the one that said it: nobody marks the words of the own group."""
    author = db.session.scalar(select(Statement.group_id).where(Statement.id == room.placed[said]))
    return [token for group, tokens in room.phones.items() if group != author for token in tokens]


def choose_points(room: DemoRoom, now: datetime) -> None:
    """At home each group takes its three; the others walk past all sheets and mark what is left."""
    for said in room.placed:
        if said.act not in {"hide", "wait"}:
            mark(room, said, strangers_to(room, said), said.agree + said.unclear - len(room.marked[said]), now)
    points = sorted((said for said in room.placed if said.point), key=lambda said: (said.station, said.point))
    for said in points:
        choose_key_point(workshop=room.workshop, statement_id=room.placed[said], chosen=True, actor=room.actor, now=now)

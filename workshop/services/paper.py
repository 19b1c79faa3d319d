"""Typing in what was written on paper: several answers of one sheet at once, also after the evening (F7, F8.3)."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.personal_data import find_personal_data
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import Moderation, Origin, check_kind, check_text, kinds_on_paper
from workshop.extensions import db
from workshop.models import Group, PaperSheet, Round, Statement, Station, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
from workshop.services.once import insert_once
from workshop.services.paper_places import refuse_off_plan
from workshop.services.pulse import raise_revision
from workshop.services.statements import check_key

LINES = 5
"""Answers of one station on a sheet."""
SHEET = "sheet"
LONGEST_REASON = 200


class LineRefusal(Refusal):
    """A refusal about one line of a sheet; ``line`` counts from 0."""

    def __init__(self, line: int, refusal: Refusal) -> None:
        super().__init__(refusal.code, **refusal.facts)
        self.line = line


@dataclass(frozen=True)
class Sheet:
    """A station's part of a sheet as typed. ``lines`` are (kind, text); ``round_number`` 0 is the home round;
    ``accepted`` is a place off the plan that whoever types has read and accepted."""

    station_id: int
    group_id: int | None
    round_number: int
    lines: Sequence[tuple[str, str]]
    key: str
    number: int | None = None
    show: bool = True
    reason: str = ""
    accepted: str = ""


@dataclass(frozen=True)
class Typed:
    """What became of a sheet: how many answers are shown, and how many wait because of personal data or by wish."""

    shown: int
    waiting: int


@whole
def enter_sheet(*, workshop: Workshop, sheet: Sheet, actor: str, now: datetime) -> Typed:
    """Stores the lines that hold words. The same form sent again adds only what is new on it: nothing is lost and
    nothing stands twice.

    A line with a telephone number or an e-mail waits for the moderator in any case, and so does every line that is
    typed in after the evening. Refuses a sheet whose number is typed in for this station already (F7.2), and a late one
    without a reason (F8.3). Raises Gone where the evening has been closed in this very moment.
    """
    late = workshop.closed_at is not None
    if not late:
        hold_workshop(workshop.id)
    station = find_station(workshop.id, sheet.station_id)
    group = find_group(workshop.id, sheet.group_id)
    check_round(workshop.id, sheet.round_number)
    refuse_off_plan(workshop, station, group, sheet.round_number, sheet.accepted)
    key = check_key(sheet.key)
    if late and not sheet.reason.strip():
        raise Refusal("late_reason")
    lines = check_lines(sheet.lines, tuple(station.kinds))
    take_number(station, sheet.number, key, actor, now)
    common = {**values_of(station, group, sheet, now), **lateness(late, sheet.reason), "typed_by": actor}
    show = sheet.show and not late
    added = [state for line in keyed_lines(lines, key) if (state := add_line(common, line, show=show, now=now))]
    if added:
        keep_journal(workshop, station, sheet, len(added), late=late, actor=actor, now=now)
    db.session.commit()
    return Typed(added.count(Moderation.SHOWN), added.count(Moderation.WAITING))


def add_line(common: dict[str, object], line: tuple[str, str, str], *, show: bool, now: datetime) -> Moderation | None:
    """Where the new answer stands; None when this form has stored it already."""
    kind, text, key = line
    state = state_for(text, show=show)
    values = {**common, "kind": kind, "text": text, "key": key, **standing(state, now)}
    return state if insert_once(Statement, values) else None


def lateness(late: bool, reason: str) -> dict[str, object]:
    """Whether it was typed in after the evening, and why."""
    return {"late": late, "late_reason": reason.strip()[:LONGEST_REASON] if late else None}


def values_of(station: Station, group: Group | None, sheet: Sheet, now: datetime) -> dict[str, object]:
    """What all answers of a sheet have in common."""
    return {
        "workshop_id": station.workshop_id,
        "station_id": station.id,
        "group_id": group.id if group else None,
        "ring": group.ring if group else 1,
        "round_number": sheet.round_number,
        "origin": str(Origin.PAPER),
        "sheet_number": sheet.number,
        "created_at": now,
    }


def standing(state: Moderation, now: datetime) -> dict[str, object]:
    """Where an answer stands; what is shown at once has been read by whoever typed it."""
    return {"state": str(state), "moderated_at": now if state is Moderation.SHOWN else None}


def check_lines(lines: Sequence[tuple[str, str]], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """The lines with words, cleaned. Raises LineRefusal at the first that cannot be stored."""
    checked = []
    for place, (kind, text) in enumerate(lines):
        if not text.strip():
            continue
        try:
            checked.append((str(check_kind(kind, kinds_on_paper(kinds))), check_text(text)))
        except Refusal as refusal:
            raise LineRefusal(place, refusal) from refusal
    if not checked:
        raise Refusal("sheet_empty")
    return checked


def state_for(text: str, *, show: bool) -> Moderation:
    """Shown when the person who types says so and nothing personal stands in it."""
    return Moderation.SHOWN if show and not find_personal_data(text) else Moderation.WAITING


def keyed_lines(lines: Sequence[tuple[str, str]], key: str) -> list[tuple[str, str, str]]:
    """(kind, text, key) of each line: its key is made of the form, of what it says, and of how often the sheet has
    said so above it. So it is the same whenever the form comes, in whichever row it stands then."""
    seen: Counter[tuple[str, str]] = Counter()
    keyed = []
    for kind, text in lines:
        seen[kind, text] += 1
        keyed.append((kind, text, str(uuid.uuid5(uuid.UUID(key), f"{seen[kind, text]}\x1f{kind}\x1f{text}"))))
    return keyed


def take_number(station: Station, number: int | None, key: str, actor: str, now: datetime) -> None:
    """Refuses a numbered sheet that another form has typed in for this station (F7.2): of two people who type the
    same one at the same time, the store lets one go first."""
    if number is None:
        return
    own = {"workshop_id": station.workshop_id, "station_id": station.id, "number": number}
    insert_once(PaperSheet, {**own, "key": key, "typed_by": actor, "created_at": now})
    if db.session.scalars(select(PaperSheet.key).filter_by(**own)).one() != key:
        raise Refusal("sheet_known", sheet=number)


def act_at(station: Station) -> str:
    """A sheet holds several stations; each is typed in once."""
    return f"paper:{station.number}"


def keep_journal(
    workshop: Workshop, station: Station, sheet: Sheet, lines: int, *, late: bool, actor: str, now: datetime
) -> None:
    """How many answers of which sheet, and why so late; never the words."""
    record(
        workshop=workshop,
        actor=actor,
        act=act_at(station),
        now=now,
        subject=SHEET,
        subject_id=sheet.number,
        after={"answers": lines, **({"late": sheet.reason.strip()[:LONGEST_REASON]} if late else {})},
    )
    raise_revision(workshop.id)


def find_station(workshop_id: int, station_id: int) -> Station:
    found = db.session.get(Station, station_id)
    if found is None or found.workshop_id != workshop_id:
        raise NotFound("part_unknown")
    return found


def find_group(workshop_id: int, group_id: int | None) -> Group | None:
    """The group, or None where nobody knows which it was."""
    if group_id is None:
        return None
    found = db.session.get(Group, group_id)
    if found is None or found.workshop_id != workshop_id:
        raise Refusal("group_unknown")
    return found


def check_round(workshop_id: int, number: int) -> None:
    if not 0 <= number <= count_rounds(workshop_id):
        raise Refusal("round_unknown")


def count_rounds(workshop_id: int) -> int:
    return db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop_id)) or 0

"""The raffle: who is in the drum, one number after the other, none of them twice (D.6, F8.1)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.number_lists import read_numbers
from workshop.domain.raffle import SEED_BYTES, draw, hash_list, make_seal, taking_no_part
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Draw, Raffle, Ticket, Workshop
from workshop.services.evening import find_evening
from workshop.services.head_count import count_sheets
from workshop.services.journal import record
from workshop.services.moderation_hold import refuse_closed
from workshop.services.once import insert_once
from workshop.services.preparation import state_of
from workshop.services.pulse import raise_revision
from workshop.services.raffle_taking import GIVEN, PREPARE, count_sheets_given, is_given_known, list_taken

LONGEST_PRIZE, LONGEST_REASON, LONGEST_NOTE = 160, 200, 1000


@dataclass(frozen=True)
class Drum:
    """The numbers in the drum and what has been drawn. ``returned`` is what was entered, ``taking_no_part`` how many
    of those there are at all. ``seal`` is there once the drum is sealed, the ``seals``-th one; ``seed`` and
    ``list_hash`` once nothing can be drawn any more.

    ``sheets_given`` is how many people took a paper form at the desk, ``sheets_typed`` how many sheets were typed in,
    ``given_known`` whether somebody entered which stubs were given out; ``taken`` are the ids of the draws whose prize
    somebody came for."""

    phones: int
    paper: range
    returned: frozenset[int]
    taking_no_part: int
    left: frozenset[int]
    draws: Sequence[Draw]
    taken: frozenset[int]
    sheets_given: int
    sheets_typed: int
    given_known: bool
    seal: str
    seals: int
    seed: str
    list_hash: str
    note: str
    open: bool

    @property
    def last(self) -> Draw | None:
        return self.draws[-1] if self.draws else None

    @property
    def stubs_in(self) -> int:
        """Numbers of paper stubs that can still be drawn."""
        return sum(number in self.paper for number in self.left)

    @property
    def unanswered(self) -> list[Draw]:
        """Draws of which nobody has said whether somebody came for the prize."""
        return [one for one in self.draws if not one.redrawn_because and one.id not in self.taken]

    @property
    def perhaps_nobodys(self) -> bool:
        """Whether more stubs can come than forms are known to have been given out, by the desk, by their sheets or by
        whoever entered their numbers."""
        given = max(self.sheets_given, self.sheets_typed)
        return not self.given_known and self.stubs_in + sum(drawn.number in self.paper for drawn in self.draws) > given


def read_drum(workshop: Workshop) -> Drum:
    """The raffle as it stands; before anybody has opened it there is no fingerprint yet."""
    raffle = db.session.get(Raffle, workshop.id)
    tickets, draws = list_tickets(workshop.id), list_draws(workshop.id)
    returned = frozenset(raffle.returned) if raffle else frozenset()
    state = state_of(workshop)
    everything = numbers_of(workshop, tickets, frozenset())
    sealed = frozenset(raffle.numbers) if raffle and raffle.numbers else None
    told = is_told(raffle, state)
    in_drum = everything - returned if sealed is None else sealed
    return Drum(
        phones=len(tickets),
        paper=paper_numbers(workshop),
        returned=returned,
        taking_no_part=len(returned & everything),
        left=in_drum - {drawn.number for drawn in draws},
        draws=draws,
        taken=list_taken(workshop.id),
        sheets_given=count_sheets_given(workshop.id),
        sheets_typed=count_sheets(workshop.id),
        given_known=is_given_known(workshop.id),
        seal=make_seal(bytes.fromhex(raffle.seed), sealed) if raffle and sealed else "",
        seals=raffle.seals if raffle else 0,
        seed=raffle.seed if raffle and told else "",
        list_hash=hash_list(sealed) if sealed and told else "",
        note=raffle.note if raffle else "",
        open=state is State.RAFFLE and not told,
    )


def is_told(raffle: Raffle | None, state: State) -> bool:
    """Whether seed and list may be read: once somebody ended the raffle, and in any case when the evening is closed."""
    if raffle is None or not raffle.numbers:
        return False
    return raffle.told_at is not None or state is State.CLOSED


def prepare_drum(*, workshop: Workshop, returned: str, note: str, actor: str, now: datetime, given: str = "") -> None:
    """Numbers that take no part (stubs not given out, staff), and the note on prizes. ``given`` are the stubs that
    were given out, where that is shorter to write; then all the others take no part."""
    refuse_closed(workshop)
    named, paper, held = read_numbers(returned), paper_numbers(workshop), read_numbers(given)
    numbers = sorted(taking_no_part(named, paper, held))
    raffle = find_or_open(workshop, actor, now)
    if raffle.sealed_at is not None:
        raise WrongState("raffle_sealed")
    before: dict[str, object] = {"returned": raffle.returned, "note": raffle.note}
    no_stub_back = set(paper) & set(raffle.returned) <= set(numbers)
    raffle.returned, raffle.note = numbers, note[:LONGEST_NOTE]
    known = bool(held) or (no_stub_back and is_given_known(workshop.id))
    after: dict[str, object] = {"returned": numbers, "note": raffle.note, GIVEN: known}
    keep(workshop, PREPARE, before=before, after=after, actor=actor, now=now)


def draw_number(*, workshop: Workshop, prize: str, drawn_before: int, actor: str, now: datetime) -> Draw:
    """The next number, for good: it cannot be changed, and never comes again.

    ``drawn_before`` is how many draws the page showed; a second press or a second console draws nothing."""
    refuse_closed(workshop)
    if find_evening(workshop.id).state != State.RAFFLE:
        raise WrongState("raffle_not_now")
    raffle = find_or_open(workshop, actor, now)
    refuse_unsealed(raffle)
    draws = list_draws(workshop.id)
    if len(draws) != drawn_before:
        raise WrongState("already_drawn")
    gone = [drawn.number for drawn in draws]
    numbers = frozenset(raffle.numbers or ())
    found = Draw(
        workshop_id=workshop.id,
        position=len(draws) + 1,
        number=draw(bytes.fromhex(raffle.seed), numbers, gone),
        prize=prize.strip()[:LONGEST_PRIZE],
        drawn_at=now,
    )
    db.session.add(found)
    facts = {"position": found.position, "number": found.number, "prize": found.prize}
    drum = {"numbers": len(numbers), "list": hash_list(numbers)}
    keep(workshop, "draw", before=drum, after=facts, actor=actor, now=now)
    return found


def refuse_unsealed(raffle: Raffle) -> None:
    """Nothing is drawn before the seal was shown, nor after the seed was told."""
    if raffle.sealed_at is None:
        raise WrongState("raffle_not_sealed")
    if raffle.told_at is not None:
        raise WrongState("raffle_over")


def put_aside(*, workshop: Workshop, draw_id: int, reason: str, actor: str, now: datetime) -> None:
    """A number drawn was not taken: it stays written down with the reason, and another may be drawn. One of before
    the last may be put aside while nobody said that its prize was taken."""
    refuse_closed(workshop)
    find_evening(workshop.id)
    draws = list_draws(workshop.id)
    last = next((one for one in draws if one.id == draw_id), None)
    if last is None or (last is not draws[-1] and last.id in list_taken(workshop.id)):
        raise NotFound("part_unknown")
    if last.redrawn_because:
        raise WrongState("draw_given_back")
    if not reason.strip():
        raise Refusal("redraw_reason")
    last.redrawn_because = reason.strip()[:LONGEST_REASON]
    after = {"number": last.number, "reason": last.redrawn_because}
    keep(workshop, "redraw", before={"number": last.number}, after=after, actor=actor, now=now)


def find_or_open(workshop: Workshop, actor: str, now: datetime) -> Raffle:
    """The raffle's row; whichever of two consoles comes first makes it. The seed that counts is drawn at the seal."""
    seed = secrets.token_bytes(SEED_BYTES)
    if insert_once(Raffle, {"workshop_id": workshop.id, "seed": seed.hex(), "returned": [], "note": "", "seals": 0}):
        record(workshop=workshop, actor=actor, act="raffle_open", now=now, subject="raffle")
    return db.session.get_one(Raffle, workshop.id, with_for_update=True, populate_existing=True)


def list_tickets(workshop_id: int) -> list[int]:
    return list(db.session.scalars(select(Ticket.number).where(Ticket.workshop_id == workshop_id)))


def list_draws(workshop_id: int) -> list[Draw]:
    return list(db.session.scalars(select(Draw).where(Draw.workshop_id == workshop_id).order_by(Draw.position)))


def paper_numbers(workshop: Workshop) -> range:
    """The stubs printed on the paper sheets."""
    return range(workshop.paper_first_number, workshop.paper_first_number + workshop.paper_sheets)


def numbers_of(workshop: Workshop, tickets: Sequence[int], returned: frozenset[int]) -> frozenset[int]:
    """Everything that was ever put into the drum and has not come back."""
    return frozenset({*tickets, *paper_numbers(workshop)} - returned)


def keep(
    workshop: Workshop,
    act: str,
    *,
    before: Mapping[str, object],
    after: Mapping[str, object],
    actor: str,
    now: datetime,
) -> None:
    """Journal, pulse, commit."""
    record(workshop=workshop, actor=actor, act=act, now=now, subject="raffle", before=before, after=after)
    raise_revision(workshop.id)
    db.session.commit()

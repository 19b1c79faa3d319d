"""Changing the agenda: blocks, their order and their minutes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from workshop.domain.preparing import Part, refuse_fixed
from workshop.domain.refusals import Refusal
from workshop.domain.templates import BlockKind
from workshop.extensions import db
from workshop.models import AgendaBlock, Workshop
from workshop.services.parts import move_part, next_number, remove_part
from workshop.services.preparation import state_of
from workshop.services.workshop_edit import note_change

OTHER = "other"
"""A block that no part of the evening is tied to, such as music."""
FROM_PLAN = frozenset({BlockKind.CAROUSEL, BlockKind.HOME_ROUND})
"""Blocks whose minutes follow from the rounds."""


@dataclass(frozen=True)
class BlockFacts:
    """A block as its page holds it."""

    kind: str
    title: str
    minutes: int
    note: str = ""
    speaker: str = ""


def block_facts(block: AgendaBlock) -> BlockFacts:
    return BlockFacts(block.kind, block.title, block.minutes, block.note, block.speaker)


def add_block(*, workshop: Workshop, facts: BlockFacts, actor: str, now: datetime) -> AgendaBlock:
    """One block more, at the end. Refuses a second carousel or home round: the plan knows one of each."""
    refuse_fixed(Part.AGENDA, state_of(workshop))
    if facts.kind in FROM_PLAN:
        raise Refusal("block_from_plan")
    block = AgendaBlock(workshop_id=workshop.id, position=next_number(AgendaBlock, workshop.id), **asdict(facts))
    db.session.add(block)
    db.session.flush()
    note_change(workshop, "agenda", subject_id=block.id, after=asdict(facts), actor=actor, now=now)
    db.session.commit()
    return block


def change_block(*, workshop: Workshop, block: AgendaBlock, facts: BlockFacts, actor: str, now: datetime) -> None:
    """Other words or minutes. Blocks that follow from the plan keep their kind and their minutes."""
    refuse_fixed(Part.AGENDA, state_of(workshop))
    before = block_facts(block)
    if block.kind not in FROM_PLAN:
        if facts.kind in FROM_PLAN:
            raise Refusal("block_from_plan")
        block.kind, block.minutes = facts.kind, facts.minutes
    block.title, block.note, block.speaker = facts.title, facts.note, facts.speaker
    after = asdict(block_facts(block))
    note_change(workshop, "agenda", subject_id=block.id, before=asdict(before), after=after, actor=actor, now=now)
    db.session.commit()


def move_block(*, workshop: Workshop, block: AgendaBlock, up: bool, actor: str, now: datetime) -> None:
    """One place up or down."""
    refuse_fixed(Part.AGENDA, state_of(workshop))
    before = {"position": block.position}
    move_part(block, up=up)
    after = {"position": block.position}
    note_change(workshop, "agenda", subject_id=block.id, before=before, after=after, actor=actor, now=now)
    db.session.commit()


def remove_block(*, workshop: Workshop, block: AgendaBlock, actor: str, now: datetime) -> None:
    """One block less. The carousel stays: without it there is no evening."""
    refuse_fixed(Part.AGENDA, state_of(workshop))
    if block.kind == BlockKind.CAROUSEL:
        raise Refusal("block_from_plan")
    before = asdict(block_facts(block))
    remove_part(block)
    note_change(workshop, "agenda", before=before, actor=actor, now=now)
    db.session.commit()

"""Changing the agenda."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.models import AgendaBlock, Workshop
from workshop.services.agenda_edit import (
    OTHER,
    BlockFacts,
    add_block,
    block_facts,
    change_block,
    move_block,
    remove_block,
)
from workshop.services.parts import list_ordered

MUSIC = BlockFacts(kind=OTHER, title="Harmonika", minutes=6, note="Pri vratih", speaker="Glasbena šola")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def blocks(workshop: Workshop) -> list[AgendaBlock]:
    return list_ordered(AgendaBlock, workshop.id)


def of_kind(workshop: Workshop, kind: str) -> AgendaBlock:
    return next(block for block in blocks(workshop) if block.kind == kind)


def test_a_new_block_stands_at_the_end_and_moves_up(workshop: Workshop) -> None:
    block = add_block(workshop=workshop, facts=MUSIC, actor="test", now=NOW)
    assert (block.position, block_facts(block)) == (15, MUSIC)
    move_block(workshop=workshop, block=block, up=True, actor="test", now=NOW)
    assert [row.title for row in blocks(workshop)][-2:] == ["Harmonika", "Mnenje o delavnici"]
    assert [row.position for row in blocks(workshop)] == list(range(1, 16))


def test_a_block_changes(workshop: Workshop) -> None:
    block = of_kind(workshop, "welcome")
    change_block(workshop=workshop, block=block, facts=MUSIC, actor="test", now=NOW)
    assert block_facts(block) == MUSIC


def test_the_minutes_of_the_carousel_follow_from_the_plan(workshop: Workshop) -> None:
    block = of_kind(workshop, "carousel")
    facts = BlockFacts(kind="", title="Krožimo", minutes=3, speaker="Ana")
    change_block(workshop=workshop, block=block, facts=facts, actor="test", now=NOW)
    assert block_facts(block) == BlockFacts("carousel", "Krožimo", 49, "", "Ana")


@pytest.mark.parametrize("kind", ["carousel", "home_round"])
def test_there_is_one_carousel_and_one_home_round(workshop: Workshop, kind: str) -> None:
    facts = replace(MUSIC, kind=kind)
    with pytest.raises(Refusal, match="block_from_plan"):
        add_block(workshop=workshop, facts=facts, actor="test", now=NOW)
    with pytest.raises(Refusal, match="block_from_plan"):
        change_block(workshop=workshop, block=of_kind(workshop, "welcome"), facts=facts, actor="test", now=NOW)


def test_a_block_is_removed_and_the_gap_closes(workshop: Workshop) -> None:
    remove_block(workshop=workshop, block=of_kind(workshop, "welcome"), actor="test", now=NOW)
    assert [row.position for row in blocks(workshop)] == list(range(1, 14))
    assert "welcome" not in {row.kind for row in blocks(workshop)}


def test_the_carousel_cannot_be_removed(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="block_from_plan"):
        remove_block(workshop=workshop, block=of_kind(workshop, "carousel"), actor="test", now=NOW)


def test_the_agenda_still_moves_while_the_evening_runs(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    block = of_kind(workshop, "raffle")
    move_block(workshop=workshop, block=block, up=True, actor="test", now=NOW)
    assert block.position == 12


def test_the_agenda_is_fixed_after_closing(workshop: Workshop) -> None:
    block = of_kind(workshop, "raffle")
    close(workshop)
    with pytest.raises(Refusal, match="closed_fixed"):
        add_block(workshop=workshop, facts=MUSIC, actor="test", now=NOW)
    with pytest.raises(Refusal, match="closed_fixed"):
        change_block(workshop=workshop, block=block, facts=MUSIC, actor="test", now=NOW)
    with pytest.raises(Refusal, match="closed_fixed"):
        move_block(workshop=workshop, block=block, up=True, actor="test", now=NOW)
    with pytest.raises(Refusal, match="closed_fixed"):
        remove_block(workshop=workshop, block=block, actor="test", now=NOW)

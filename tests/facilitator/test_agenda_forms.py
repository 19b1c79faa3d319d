"""The form of one block."""

from __future__ import annotations

from flask import Flask

from workshop.domain.templates import BlockKind
from workshop.facilitator.agenda_forms import BlockForm, PlannedBlockForm
from workshop.services.agenda_edit import FROM_PLAN, OTHER, BlockFacts

SENT = {"title": "Glasba", "kind": "other", "minutes": "6", "note": "Pri vratih", "speaker": "Zbor"}


def test_a_block_is_read_as_what_it_is(app: Flask) -> None:
    with app.test_request_context(method="POST", data=SENT):
        assert BlockForm().read() == BlockFacts("other", "Glasba", 6, "Pri vratih", "Zbor")


def test_what_follows_from_the_plan_is_not_read(app: Flask) -> None:
    with app.test_request_context(method="POST", data=SENT):
        assert PlannedBlockForm().read() == BlockFacts("", "Glasba", 0, "Pri vratih", "Zbor")


def test_every_kind_can_be_chosen_but_those_of_the_plan(app: Flask) -> None:
    with app.test_request_context():
        offered = {value for value, *_rest in BlockForm().kind.iter_choices()}
    assert offered == {str(kind) for kind in BlockKind if kind not in FROM_PLAN} | {OTHER}

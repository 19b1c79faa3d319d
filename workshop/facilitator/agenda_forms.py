"""The form of one block of the agenda."""

from __future__ import annotations

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from workshop.facilitator.words import BLOCKS
from workshop.forms import Line, Number, OneOf, SharedForm, choices
from workshop.services.agenda_edit import FROM_PLAN, BlockFacts

LONGEST_BLOCK = 240


class PlannedBlockForm(SharedForm):
    """What can be said of the carousel and the home round: their kind and their minutes follow from the plan."""

    title = Line(_l("Title"), longest=160, missing=_l("Enter a title."))
    speaker = Line(_l("Who"), longest=160, description=_l("Who speaks or leads"))
    note = Line(_l("Note"), longest=300, description=_l("For those who run the evening"))

    def read(self) -> BlockFacts:
        return BlockFacts("", self.title.data or "", 0, self.note.data or "", self.speaker.data or "")


class BlockForm(PlannedBlockForm):
    """Any other block: also its kind and its minutes."""

    kind = OneOf(
        _l("Part of the evening"),
        choices=choices({kind: words for kind, words in BLOCKS.items() if kind not in FROM_PLAN}),
    )
    minutes = Number(_l("Minutes"), least=0, most=LONGEST_BLOCK, missing=_l("Enter the minutes."))

    def read(self) -> BlockFacts:
        return replace(super().read(), kind=self.kind.data or "", minutes=self.minutes.data or 0)

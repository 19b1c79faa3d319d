"""Which stubs lie under the sheets that were given out, as far as anybody knows before the drum is sealed (D.6)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.number_lists import write_numbers
from workshop.domain.raffle import sheets_out
from workshop.models import Workshop
from workshop.services.drawing import Drum
from workshop.services.paper_key import stubs_of
from workshop.services.paper_reading import list_numbers


@dataclass(frozen=True)
class Given:
    """``sheets`` given out as far as is known and their ``stubs``, all together, as people write numbers; "" while
    there are none. ``reckoned`` says that some of them are not typed in yet but counted from the top of the pile,
    ``shut_out`` that more sheets were given out than can win, or that one typed in cannot."""

    sheets: str
    stubs: str
    reckoned: bool
    shut_out: bool


def read_given(workshop: Workshop, installation: str, drum: Drum) -> Given:
    """No stub is told apart from the others: a number leads to no sheet."""
    dealt, typed = stubs_of(workshop, installation), list_numbers(workshop.id)
    sheets = sheets_out(typed, drum.sheets_given, len(dealt))
    in_drum = {number for number in drum.left if number in drum.paper}
    sure = {dealt[sheet - 1] for sheet in sheets & set(typed)}
    return Given(
        sheets=write_numbers(sheets),
        stubs=write_numbers([dealt[sheet - 1] for sheet in sheets]),
        reckoned=not sheets <= set(typed),
        shut_out=bool(sure - in_drum) or drum.sheets_given > len(in_drum),
    )

"""What a phone hears of the raffle: the number drawn last, and whether its own has been drawn."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Draw


@dataclass(frozen=True)
class RaffleNews:
    """``drawn`` is the last number, None before the first and once it was put back; ``own`` says that this phone's
    number was drawn, now or before, and not put back."""

    drawn: int | None = None
    own: bool = False


def read_raffle_news(workshop_id: int, own_number: int | None) -> RaffleNews:
    """One query. A phone without a number hears of the others' all the same."""
    draws = db.session.execute(
        select(Draw.number, Draw.redrawn_because).where(Draw.workshop_id == workshop_id).order_by(Draw.position)
    ).all()
    taken = [number for number, put_back in draws if not put_back]
    last = draws[-1].number if draws and not draws[-1].redrawn_because else None
    return RaffleNews(last, own_number is not None and own_number in taken)

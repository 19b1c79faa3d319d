"""The stops on paper of groups that have joined another."""

from __future__ import annotations

from workshop.models import Group
from workshop.services.print_kit_stops import Stop, way_of


def group(id_: int, letter: str, joined: str | None = None) -> Group:
    return Group(id=id_, letter=letter, joined_letter=joined)


def test_a_group_that_joined_keeps_its_own_past_on_paper_and_shares_what_comes() -> None:
    leads, joins = group(1, "A"), group(2, "B", joined="A")
    visits = {
        1: (Stop(0, 1, 1), Stop(1, 1, 1), Stop(2, 2, 2), Stop(3, 4, 4)),
        2: (Stop(1, 2, 2), Stop(2, 3, 3)),
    }
    assert way_of(joins, [leads, joins], visits) == (Stop(0, 1, 1), Stop(1, 2, 2), Stop(2, 3, 3), Stop(3, 4, 4))
    assert way_of(leads, [leads, joins], visits) == visits[1]

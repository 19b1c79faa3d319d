"""What the desk says: who somebody is, where they go, and how the heads add up."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.colour_words import COLOURS
from workshop.domain.carousel.arrivals import Joins
from workshop.domain.head_count import Difference, Gap, HeadCount
from workshop.facilitator.room_words import outlook_words, ring_words
from workshop.head_words import HANDED_IN, handed_in_words
from workshop.models import Group, Seat
from workshop.presentation import clock
from workshop.services.check_in_desk import Arrival, Desk


def group_words(group: Group) -> str:
    """»Group Blue 2«, with the number where a colour comes twice."""
    colour = str(COLOURS.get(group.colour, group.colour))
    return str(_("Group %(colour)s", colour=colour if group.turn == 1 else f"{colour} {group.turn}"))


def way_words(seat: Seat) -> str:
    """By phone, on paper, a child."""
    if seat.child:
        return str(_("child"))
    return str(_("with a phone") if seat.phone else _("on paper"))


def arrival_words(arrival: Arrival) -> str:
    """»Group Blue, with a phone«."""
    where = group_words(arrival.group) if arrival.group else str(_("Child table"))
    return f"{where}, {way_words(arrival.seat)}"


def told_apart_words(arrival: Arrival) -> str:
    """»12. Group Blue, with a phone, 18:04«: two people of one group are never worded alike."""
    return f"{arrival.number}. {arrival_words(arrival)}, {clock(arrival.seat.arrived_at)}"


def late_words(arrival: Arrival) -> str:
    """What a latecomer has to be told (R20)."""
    if arrival.joins is Joins.ROUND:
        return str(_("Comes late: the host tells in half a minute what has been said."))
    if arrival.joins is Joins.HOME_ROUND:
        return str(_("The last round is running or over: listens, and joins the home round."))
    return str(_("The rounds are over: votes and signs up like everybody.")) if arrival.joins else ""


def room_words(desk: Desk) -> str:
    """R22: how many still fit, as soon as there are few; else nothing."""
    return outlook_words(desk.outlook)


def advice_words(desk: Desk) -> str:
    """What to do when the groups are full: before the rounds there is time for another ring, afterwards not (R20)."""
    return ring_words(desk.outlook) if desk.before_rounds else str(_("Seat more people at the same tables."))


def stub_words(desk: Desk) -> str:
    """Where somebody on paper finds the number for the raffle: nobody notes whose it is."""
    if not desk.stubs:
        return ""
    return str(
        _(
            "Give the top sheet of the pile. The number for the raffle is on its stub, %(first)s to %(last)s.",
            first=desk.stubs.start,
            last=desk.stubs.stop - 1,
        )
    )


def sheets_words(desk: Desk) -> str:
    """How many sheets are left, as soon as there are few."""
    left = len(desk.stubs) - desk.stubs_out
    if left > 2 or not desk.stubs_out:
        return ""
    return str(
        ngettext("%(num)s sheet is left. Print more.", "%(num)s sheets are left. Print more.", left)
        if left > 0
        else _("All the sheets have been given out. Print more.")
    )


def head_words(heads: HeadCount) -> list[str]:
    """»All adults 38, phones 24, sheets 11: 3 people have neither.« and what else does not fit."""
    counted = [counted_words(one) for one in heads.differences if one.gap not in HANDED_IN]
    return [sentence for sentence in (handed_in_words(heads), *counted) if sentence]


def counted_words(difference: Difference) -> str:
    """Heads counted by hand against those that checked in."""
    more = difference.gap in {Gap.ADULTS_NOT_CHECKED_IN, Gap.CHILDREN_NOT_CHECKED_IN}
    if difference.gap in {Gap.ADULTS_NOT_CHECKED_IN, Gap.ADULTS_NOT_COUNTED}:
        return adults_words(difference.people, more=more)
    return children_words(difference.people, more=more)


def adults_words(many: int, *, more: bool) -> str:
    """By how many adults the count by hand is higher or lower."""
    if more:
        return str(
            ngettext(
                "You counted %(num)s adult more than checked in.",
                "You counted %(num)s adults more than checked in.",
                many,
            )
        )
    return str(
        ngettext(
            "You counted %(num)s adult fewer than checked in.",
            "You counted %(num)s adults fewer than checked in.",
            many,
        )
    )


def children_words(many: int, *, more: bool) -> str:
    """By how many children the count by hand is higher or lower."""
    if more:
        return str(
            ngettext(
                "You counted %(num)s child more than checked in.",
                "You counted %(num)s children more than checked in.",
                many,
            )
        )
    return str(
        ngettext(
            "You counted %(num)s child fewer than checked in.",
            "You counted %(num)s children fewer than checked in.",
            many,
        )
    )

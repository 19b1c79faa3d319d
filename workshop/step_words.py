"""Next steps in words: strands, states, classes of cost with the sums that part them (method C.3, C.6)."""

from __future__ import annotations

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.domain.next_steps import Cost, Standing, Strand

STRANDS = {
    Strand.ACTIVITIES: _l("Key activities"),
    Strand.PROGRAMME: _l("Programmes and contents"),
    Strand.FINANCE: _l("Finances"),
    Strand.AGREEMENTS: _l("Agreements"),
    Strand.COMMUNICATION: _l("Communication"),
}
STANDINGS = {Standing.POTENTIAL: _l("potential"), Standing.CONFIRMED: _l("confirmed")}


def strand_word(strand: str) -> str:
    """Empty for one that nobody knows."""
    return str(STRANDS.get(strand, ""))  # type: ignore[call-overload]


def standing_word(state: str) -> str:
    return str(STANDINGS.get(state, ""))  # type: ignore[call-overload]


def cost_words(limits: tuple[int, int, int]) -> dict[str, str]:
    """The classes with the evening's own sums, in their order."""
    small, middle, large = (format_decimal(one) for one in limits)
    return {
        Cost.UNKNOWN.value: str(_("cost not known")),
        Cost.NOTHING.value: str(_("no cost")),
        Cost.SMALL.value: str(_("up to €%(sum)s", sum=small)),
        Cost.MIDDLE.value: str(_("up to €%(sum)s", sum=middle)),
        Cost.LARGE.value: str(_("up to €%(sum)s", sum=large)),
        Cost.LARGER.value: str(_("over €%(sum)s", sum=large)),
    }

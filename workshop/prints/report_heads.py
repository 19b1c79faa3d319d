"""How heads, phones and sheets of an evening fit together, in sentences and as the rows of a table."""

from __future__ import annotations

from flask_babel import format_decimal
from flask_babel import gettext as _

from workshop.head_words import handed_in_words
from workshop.services.report_crowd import Attendance


def heads_words(there: Attendance) -> list[str]:
    """What fits, and each difference; without a count of heads that there was none."""
    heads = there.heads
    if not there.heads_known:
        return [uncounted_words(there)] if heads.phones or heads.sheets else []
    return [sentence for sentence in (handed_in_words(heads), *compared_words(there)) if sentence]


def uncounted_words(there: Attendance) -> str:
    """Only phones and sheets are known."""
    return str(
        _(
            "Heads were not counted and the desk was not used. Phones: %(phones)s, sheets: %(sheets)s. "
            "How many people had neither is not known.",
            phones=format_decimal(there.heads.phones),
            sheets=format_decimal(there.heads.sheets),
        )
    )


def compared_words(there: Attendance) -> list[str]:
    """Heads counted at the end against those checked in, adults and children each by themselves."""
    heads = there.heads
    if not there.desk:
        return [str(_("The desk was not used, so nobody on paper is among those checked in."))]
    pairs = (
        (_("Adults: %(counted)s counted, %(seated)s checked in."), heads.adults_counted, heads.adults),
        (_("Children: %(counted)s counted, %(seated)s checked in."), heads.children_counted, heads.children),
    )
    return [
        str(words) % {"counted": format_decimal(counted), "seated": format_decimal(seated)}
        for words, counted, seated in pairs
        if counted is not None and counted != seated
    ]


def heads_rows(there: Attendance) -> list[tuple[str, str]]:
    """(road, people) of a table that adds up to all adults, and to the children who held a phone or a sheet where
    only they can have; after it by how many phones and sheets are more. Nothing where nobody was counted."""
    if not there.heads_known:
        return []
    people = {what: count or 0 for what, count in there.roads}
    rows = [
        (_("Phones that joined"), format_decimal(people["by_phone"])),
        (_("Sheets typed in"), format_decimal(people["on_paper"])),
        (_("Neither phone nor sheet"), format_decimal(people["neither"])),
    ]
    total = _("All adults, and children with a phone or a sheet") if people["with_children"] else _("All adults")
    rows.append((total, format_decimal(people["heads"] + people["with_children"])))
    if people["too_many"]:
        rows.append((_("Phones and sheets above the number of people"), format_decimal(people["too_many"])))
    return rows

"""Editions of a report in words: what an edition changed, and what the next one would."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.editions import Part, Why
from workshop.presentation import day
from workshop.services.report_edition_facts import EditionFacts
from workshop.services.report_facts import Report


def edition_line(one: EditionFacts) -> str:
    """»2. izdaja, 21. november 2026: …«; the first edition changed nothing."""
    named = str(_("Edition %(number)s, %(day)s", number=one.number, day=day(one.made_on)))
    said = change_sentence(one)
    return f"{named}: {said}" if said else f"{named}."


def hidden_since(editions: Sequence[EditionFacts], number: int) -> bool:
    """Whether an edition may still hold a statement that was hidden after it, and has not come back."""
    hidden: set[int | None] = set()
    for one in editions:
        if one.number > number and one.why == Why.HIDDEN:
            hidden.add(one.statement)
        elif one.number > number and one.why == Why.BROUGHT_BACK:
            hidden.discard(one.statement)
    return bool(hidden)


def newer_words(newest: EditionFacts, number: int, editions: Sequence[EditionFacts]) -> list[str]:
    """On the first page of an edition that is not the newest any more, as far as that is known when it is printed."""
    named = _(
        "There is a newer edition of this report: edition %(number)s, %(day)s.",
        number=newest.number,
        day=day(newest.made_on),
    )
    withheld = _("It may still hold an answer that was hidden later. Do not pass it on.")
    return [str(named), *([str(withheld)] if hidden_since(editions, number) else [])]


def change_sentence(one: EditionFacts) -> str:
    """What the edition changed, in the words of whoever published it, or by the act that it followed."""
    if one.why == Why.HIDDEN:
        return taken_out(one)
    if one.why == Why.COVERED:
        if one.statement is None:
            return str(_("Words were covered in a statement of another workshop."))
        return str(_("Words were covered in statement no. %(number)s.", number=one.statement))
    if one.why == Why.BROUGHT_BACK:
        return str(_("Statement no. %(number)s is as it was before.", number=one.statement))
    return one.sentence


def taken_out(one: EditionFacts) -> str:
    if one.statement is None:
        return str(_("A statement of another workshop was withdrawn."))
    return str(_("Statement no. %(number)s was withdrawn.", number=one.statement))


def change_words(found: Mapping[Part, int]) -> list[str]:
    """What readers of the next edition would find otherwise, a phrase each."""
    words = part_words()
    return [counted(part, count) if part in COUNTED else words[part] for part, count in found.items()]


COUNTED = frozenset({Part.ADDED, Part.REMOVED, Part.REWORDED})


def counted(part: Part, count: int) -> str:
    if part is Part.ADDED:
        return str(ngettext("%(num)s statement added", "%(num)s statements added", count))
    if part is Part.REMOVED:
        return str(ngettext("%(num)s statement was taken out", "%(num)s statements were taken out", count))
    return str(ngettext("%(num)s statement has other words", "%(num)s statements have other words", count))


def part_words() -> dict[Part, str]:
    return {
        Part.FINDING: _("the finding"),
        Part.SUMMARY: _("the summary in your words"),
        Part.REQUESTS: _("what we ask of the municipality"),
        Part.QUOTES: _("quotes and key points"),
        Part.THEMES: _("themes"),
        Part.MATCHES: _("needs, offers and matches"),
        Part.PLAN: _("next steps"),
        Part.ANSWERED: _("what was done"),
        Part.COLOPHON: _("title, place, time or contact"),
        Part.UNSHOWN: _("how many statements wait or are hidden"),
        Part.OTHER: _("other figures or words"),
    }


def late_reasons(report: Report) -> list[tuple[str, list[int]]]:
    """(reason, numbers) of the statements that were typed in after the workshop; the reason may be empty."""
    found: dict[str, list[int]] = {}
    for one in report.statements:
        if one.late_reason is not None:
            found.setdefault(one.late_reason, []).append(one.number)
    return list(found.items())


def late_words(report: Report) -> list[str]:
    return [late_sentence(reason, numbers) for reason, numbers in late_reasons(report)]


def late_sentence(reason: str, numbers: Iterable[int]) -> str:
    listed = ", ".join(map(str, numbers))
    if not reason:
        return str(_("Typed in after the workshop: statements no. %(numbers)s.", numbers=listed))
    return str(
        _(
            "Typed in after the workshop, reason: “%(reason)s”. Statements no. %(numbers)s.",
            reason=reason.rstrip("."),
            numbers=listed,
        )
    )

"""Chapters of a programme report that say what people said: themes, links, volunteers, concerns, assurances."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.evening import State
from workshop.match_words import state_word
from workshop.prints.programme_pieces import Head, Para, Piece, Point, Points, number_words, share_words
from workshop.prints.programme_tables import kind_grid, role_grid, theme_grid
from workshop.services.compare_facts import Column, ComparedRow, Comparison
from workshop.services.report_tops import top_concerns

MOST_CONCERNS = 3


def foreign(comparison: Comparison) -> str | None:
    """The language of what people wrote, where it is not the report's."""
    spoken = {column.report.colophon.spoken for column in comparison.columns}
    return next(iter(spoken - {comparison.language}), None)


def theme_chapter(comparison: Comparison) -> list[Piece]:
    """Themes first, then kinds. A darker cell is a larger share; the number stands in each."""
    if not comparison.columns:
        return [Para(_("No workshop is closed yet."), missing=True)]
    pieces: list[Piece] = []
    if comparison.themes:
        pieces.append(theme_grid(comparison, foreign(comparison)))
        pieces.append(Para(_("A darker field is a larger share. Rank 1 is the theme of which most was said.")))
    else:
        pieces.append(Para(_("No themes have been made yet, so they cannot be compared."), missing=True))
    return [*pieces, kind_grid(comparison)]


def common_chapter(comparison: Comparison) -> list[Piece]:
    """Themes by the number of communities that have them, the most first."""
    known = sum(column.has_themes for column in comparison.columns)
    if not comparison.can_share:
        words = _("This needs themes from two communities at least. So far there are fewer.")
        return [Para(words, missing=True)]
    pieces: list[Piece] = []
    for held_by in range(known, 0, -1):
        pieces.append(Head(_("In %(some)s of %(all)s communities", some=held_by, all=known)))
        rows = comparison.shared_by(held_by)
        if rows:
            pieces.append(Points(tuple(theme_point(row, comparison) for row in rows)))
        else:
            pieces.append(Para(_("No theme.")))
    return pieces


def theme_point(row: ComparedRow, comparison: Comparison) -> Point:
    """A theme with the share in each community that has it."""
    pairs = zip(comparison.columns, row.parts, strict=True)
    shares = [f"{column.place} {share_words(part.share)}" for column, part in pairs if part]
    return Point(row.name, foreign(comparison), "; ".join(shares))


def link_chapter(comparison: Comparison) -> list[Piece]:
    """Offers of one community that were put together with needs of another."""
    pieces: list[Piece] = []
    spoken = foreign(comparison)
    for link in comparison.links:
        pieces.append(Head(_("Offer: %(offer)s, need: %(need)s", offer=link.offer_place, need=link.need_place)))
        rows = (
            Point(link.offer, spoken, str(_("offer"))),
            Point(link.need, spoken, str(_("need"))),
        )
        pieces.append(Points(rows))
        pieces.append(Para(_("State: %(state)s.", state=state_word(link.state))))
    if comparison.links_proposed:
        count = number_words(comparison.links_proposed)
        pieces.append(
            Para(_("Proposed matches to which not both sides have agreed yet: %(count)s.", count=count), missing=True)
        )
    if not pieces:
        words = _("No offer has been put together with a need of another community yet.")
        pieces.append(Para(words, missing=True))
    if comparison.links_waiting:
        pieces.append(Para(waiting_words(comparison.links_waiting)))
    return pieces


def waiting_words(count: int) -> str:
    """Suggestions are counted, not quoted: a person decides first."""
    return str(
        ngettext(
            "%(count)s more pair was suggested by the program; nobody has decided on it yet.",
            "%(count)s more pairs were suggested by the program; nobody has decided on them yet.",
            count,
            count=number_words(count),
        )
    )


def volunteer_chapter(comparison: Comparison) -> list[Piece]:
    """Who would do what, and where nobody could say so."""
    before = [Para(words, missing=True) for words in closed_before(comparison.columns)]
    if not comparison.roles:
        return [*before] or [Para(_("Nobody signed up to take part."), missing=True)]
    words = _("This is an interest, not an agreement. Names and contacts are kept apart and are in no report.")
    return [Para(words), role_grid(comparison), *before]


def closed_before(columns: Iterable[Column]) -> list[str]:
    """The communities whose workshop was closed before the sign-up."""
    signed_up = ((one.place, one.report.evening.told(one.report.interest.people, State.SIGN_UP)) for one in columns)
    places = ", ".join(place for place, people in signed_up if people is None)
    return [str(_("The workshop was closed before the sign-up here: %(places)s.", places=places))] if places else []


def concern_chapter(comparison: Comparison) -> list[Piece]:
    """The concerns that most agreed with, by community; each list begins anew."""
    pieces: list[Piece] = []
    for column in comparison.columns:
        pieces += [Head(column.place), concerns_of(column, comparison)]
    return pieces or [Para(_("No workshop is closed yet."), missing=True)]


def concerns_of(column: Column, comparison: Comparison) -> Piece:
    found = top_concerns(column.report, MOST_CONCERNS)
    if not found.rows:
        return Para(_("No concerns were written down."), missing=True)
    spoken = None if column.report.colophon.spoken == comparison.language else column.report.colophon.spoken
    return Points(tuple(Point(row.text, spoken, marks_words(row.count)) for row in found.rows))


def marks_words(count: int) -> str:
    if not count:
        return ""
    return str(
        ngettext("%(count)s mark “I agree”", "%(count)s marks “I agree”", count, count=number_words(count)),
    )


def promise_chapter(comparison: Comparison) -> list[Piece]:
    """Only what was confirmed."""
    pieces: list[Piece] = []
    for column in comparison.columns:
        promises = column.report.evening.promises
        who = [", ".join(part for part in (one.person, one.function) if part) for one in promises]
        rows = tuple(Point(one.sentence, None, said) for one, said in zip(promises, who, strict=True))
        pieces.append(Head(column.place))
        missing = _("No assurance has been confirmed. Only confirmed ones are printed.")
        pieces.append(Points(rows) if rows else Para(missing, missing=True))
    return pieces or [Para(_("No workshop is closed yet."), missing=True)]

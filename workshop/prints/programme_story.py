"""Chapters of a programme report that tell how it went: summary, start, course, indicators, limits."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.prints.programme_pieces import Figures, Para, Piece, Point, Points, number_words
from workshop.prints.programme_results import foreign
from workshop.prints.programme_tables import course_grid, indicator_grid, opinion_grid, start_grid
from workshop.prints.report_course import rounds_words
from workshop.services.compare_facts import Column, Comparison, LeftOut

MOST_NAMED = 3


def summary_chapter(comparison: Comparison) -> list[Piece]:
    """Five numbers, the themes that most communities share, and what is not in it."""
    pieces: list[Piece] = [Figures(figures(comparison)), Para(scope_words(comparison))]
    if len(comparison.columns) < 2:
        few = _("Fewer than two workshops can be compared. Close the others, then there is something to compare.")
        pieces.append(Para(few, missing=True))
    widest = [row for row in comparison.themes if row.held_by > 1][:MOST_NAMED]
    if widest:
        pieces.append(Para(_("These themes are in more than one community:")))
        pieces.append(
            Points(tuple(Point(row.name, foreign(comparison), in_words(row.held_by, row.known)) for row in widest))
        )
    return pieces


def figures(comparison: Comparison) -> tuple[tuple[int, str], ...]:
    """The numbers of the programme with their words."""
    workshops, present = len(comparison.columns), comparison.present
    common = sum(row.held_by > 1 for row in comparison.themes)
    signed, links = comparison.signed_up, len(comparison.links)
    sign_ups = () if signed is None else ((signed, ngettext("sign-up", "sign-ups", signed)),)
    themes = ((common, ngettext("theme in common", "themes in common", common)),) if comparison.can_share else ()
    return (
        (workshops, ngettext("workshop compared", "workshops compared", workshops)),
        (present, ngettext("person present", "people present", present)),
        *themes,
        *sign_ups,
        (links, ngettext("offer for another community", "offers for another community", links)),
    )


def in_words(held_by: int, known: int) -> str:
    return str(_("in %(some)s of %(all)s communities", some=held_by, all=known))


def scope_words(comparison: Comparison) -> str:
    """Which communities are in it."""
    places = ", ".join(column.place for column in comparison.columns)
    return str(_("Compared here: %(places)s.", places=places)) if places else str(_("No workshop is closed yet."))


def start_chapter(comparison: Comparison) -> list[Piece]:
    """The communities side by side; who chose them, and by what, nobody entered."""
    home = comparison.home
    pieces: list[Piece] = [Para(home.note)] if home.note else []
    pieces += [start_grid(comparison)] if comparison.columns else []
    missing = _("Why these communities were chosen, and the state of their rooms, was not collected.")
    return [*pieces, Para(missing, missing=True)]


def course_chapter(comparison: Comparison) -> list[Piece]:
    """How each workshop was held, what people thought of it, and which ones are left out."""
    pieces: list[Piece] = [course_grid(comparison), opinion_grid(comparison)] if comparison.columns else []
    if comparison.left_out:
        pieces.append(Para(_("Workshops of the programme that are not compared:")))
        pieces.append(Points(tuple(Point(f"{one.place}: {one.title}", meta=why(one)) for one in comparison.left_out)))
    return pieces or [Para(_("No workshop is closed yet."), missing=True)]


def why(one: LeftOut) -> str:
    """The reason for leaving it out."""
    if one.reason == "open":
        return str(_("not closed yet"))
    if one.reason == "not_held":
        return str(_("closed before a round began; nobody answered"))
    return str(_("other questions: another template, or another version of it"))


def indicator_chapter(comparison: Comparison) -> list[Piece]:
    pieces: list[Piece] = [indicator_grid(comparison)] if comparison.columns else []
    done = _("A step is done once the centre has told what was done of it; a step that nobody tells of is not.")
    pieces += [Para(done)] if comparison.columns else []
    missing = _("Whether the same person came to two workshops is not known: nobody gives a name.")
    return [*pieces, Para(missing, missing=True)]


def limit_chapter(comparison: Comparison) -> list[Piece]:
    """What the comparison does not say."""
    lines = [
        _("The people present are not a sample of all who live there. A difference may come from who was in the hall."),
        _("Compared are shares and ranks, because more people say more. Differences were not tested for chance."),
        _("A share is of all statements of the community that may be shown."),
        *theme_limits(comparison),
        _("Percentages are given only from 20 on, and are rounded. Otherwise we say, for instance, 7 of 12."),
        _("Numbers of people from 1 to 4 are shown as “fewer than 5”. Whoever came to two workshops counts twice."),
        _("Only workshops that were asked the same are compared: one template in one version."),
        *left_out_words(comparison),
    ]
    return [Points(tuple(Point(str(line)) for line in lines))]


def theme_limits(comparison: Comparison) -> list[str]:
    """What shares of themes do not say; nothing where no community has any."""
    if not comparison.themes:
        return []
    return [
        _("Each statement is in one theme at most."),
        _("Themes are the same where their names are, capitals and accents aside. Similar names are not put together."),
    ]


def left_out_words(comparison: Comparison) -> list[str]:
    """What differs in this programme."""
    lines: list[str] = []
    if comparison.differing:
        numbers = ", ".join(map(number_words, comparison.differing))
        lines.append(_("The question was not the same everywhere at these stations: %(numbers)s.", numbers=numbers))
    early = [f"{one.place} ({rounds_words(one.report.evening)})" for one in comparison.columns if cut_short(one)]
    if early:
        lines.append(_("Closed before the last round; people had less time: %(places)s.", places=", ".join(early)))
    without = [column.place for column in comparison.columns if not column.has_themes]
    if without:
        lines.append(_("No themes have been made yet here: %(places)s.", places=", ".join(without)))
    drafts = [column.place for column in comparison.columns if not column.report.colophon.published]
    if drafts:
        lines.append(_("The report of these workshops is not published yet: %(places)s.", places=", ".join(drafts)))
    return lines


def cut_short(column: Column) -> bool:
    """Whether rounds of the plan were not begun."""
    evening = column.report.evening
    return evening.rounds_held is not None and evening.rounds_held < len(evening.rounds)

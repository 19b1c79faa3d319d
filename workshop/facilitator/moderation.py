"""The moderator's board: what waits, what hangs on the wall, what is hidden (F6)."""

from __future__ import annotations

from collections.abc import Mapping

from flask import jsonify, render_template, request, url_for
from flask_babel import get_locale, ngettext
from werkzeug.wrappers import Response

from workshop.domain.statements import Moderation
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import breadcrumbs
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.services.moderation_board import Board, Sieve, count_more, find_undo, read_board, read_queue
from workshop.services.pulse import read_pulse
from workshop.web import moment, number_in

SIDES = {"shown": Moderation.SHOWN, "hidden": Moderation.HIDDEN}
LONGEST_SEARCH = 80


@blueprint.get("/workshops/<int:workshop_id>/moderation")
def moderation(workshop_id: int) -> str:
    """Two columns, on a phone one: New and On the wall, or the hidden ones in its place."""
    workshop = own_workshop(workshop_id)
    column = request.args.get("column", "new")
    board = read_board(
        workshop,
        sieve=asked_sieve(),
        side=SIDES.get(column, Moderation.SHOWN),
        after=asked_number("after") or 0,
        page=asked_number("page") or 1,
    )
    return render_template(
        "facilitator/moderation.html",
        **frame(workshop),
        board=board,
        column=column if column in SIDES else "new",
        sieve=asked_sieve(),
        narrowing=narrowing(asked_sieve()),
        more_words=more_words(board.more),
        newest=newest(board),
        undo=find_undo(workshop.id, actor=actor(), now=moment()),
        revision=read_pulse(workshop.code).revision,
    )


@blueprint.get("/workshops/<int:workshop_id>/moderation/more")
def moderation_more(workshop_id: int) -> Response:
    """For a board that is open: how many wait behind its last card, in words, and all counts."""
    workshop = own_workshop(workshop_id)
    more, counts = count_more(workshop.id, sieve=asked_sieve(), after=asked_number("after") or 0)
    return jsonify(more=more_words(more), counts=counts)


@blueprint.get("/workshops/<int:workshop_id>/moderation/cards")
def moderation_cards(workshop_id: int) -> str:
    """The next waiting cards, for a board that is open."""
    workshop = own_workshop(workshop_id)
    cards, more = read_queue(workshop, sieve=asked_sieve(), after=asked_number("after") or 0)
    return render_template("facilitator/_moderation_cards.html", **frame(workshop), cards=cards, more=more_words(more))


def frame(workshop: Workshop) -> dict[str, object]:
    """What every page and piece of moderating needs."""
    return {
        "workshop": workshop,
        "closed": workshop.closed_at is not None,
        "language": str(get_locale()),
        "way_back": breadcrumbs(workshop),
        "here": request.full_path.rstrip("?") if request.method == "GET" else "",
    }


def asked_sieve() -> Sieve:
    return sieve_in(request.args)


def sieve_in(asked: Mapping[str, str]) -> Sieve:
    """What an address narrows the board to; what is no number narrows nothing."""
    words = " ".join(asked.get("words", "").split())[:LONGEST_SEARCH]
    return Sieve(station=number_in(asked, "station"), group=number_in(asked, "group"), words=words)


def asked_number(name: str) -> int | None:
    return number_in(request.args, name)


def narrowing(sieve: Sieve) -> dict[str, int | str]:
    """The sieve as a part of an address, without what narrows nothing."""
    named = {"station": sieve.station, "group": sieve.group, "words": sieve.words}
    return {name: value for name, value in named.items() if value}


def newest(board: Board) -> int:
    """The last card of the queue; a queue that is empty goes on where it was asked to begin."""
    return board.queue[-1].statement.id if board.queue else asked_number("after") or 0


def more_words(more: int) -> str:
    """On the button behind which new answers wait, so that they never push the list."""
    return ngettext("%(num)s more new answer", "%(num)s more new answers", more) if more else ""


def board_of(workshop: Workshop) -> str:
    return url_for("facilitator.moderation", workshop_id=workshop.id)

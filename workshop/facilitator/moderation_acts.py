"""The acts on one card: show, hide, cover, mend, undo, key point. A page without scripts, a card alone with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import flash, make_response, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import refusal_of
from workshop.facilitator.moderation import board_of, frame, sieve_in
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.key_points import choose_key_point
from workshop.services.moderating import (
    cover_words,
    hide_statement,
    mask_statement,
    mend_statement,
    show_statement,
    take_out_statement,
    undo_act,
)
from workshop.services.moderation_board import count_more, find_undo, read_card
from workshop.services.printing import count_files
from workshop.web import local_path, moment, see_other, wants_fragment

AT_FIELD = {"text_empty": "text", "text_too_long": "text", "nothing_to_cover": "covered-words"}
"""What is refused about the words in a field; everything else is about the card."""
CARD = "/workshops/<int:workshop_id>/statements/<int:statement_id>"


@blueprint.get(CARD)
def statement(workshop_id: int, statement_id: int) -> Response:
    """One card with its words as sent, and a field to mend them."""
    return card_answer(own_workshop(workshop_id), statement_id, covered=request.args.get("covered") == "1")


@blueprint.post(f"{CARD}/showing")
def show_card(workshop_id: int, statement_id: int) -> Response:
    """``knowingly`` comes from the second question about personal data."""
    return act_knowingly(workshop_id, statement_id, show_statement)


@blueprint.post(f"{CARD}/hiding")
def hide_card(workshop_id: int, statement_id: int) -> Response:
    """``knowingly`` comes from the question about what everybody reads."""
    return act_knowingly(workshop_id, statement_id, hide_statement)


@blueprint.post(f"{CARD}/taking-out")
def take_out_card(workshop_id: int, statement_id: int) -> Response:
    """For good, as whoever wrote it asked; once more asked about by itself."""
    return act_knowingly(workshop_id, statement_id, take_out_statement)


@blueprint.post(f"{CARD}/masking")
def cover_card(workshop_id: int, statement_id: int) -> Response:
    """Telephone numbers and e-mails covered; ``show`` lets the rest onto the wall at once. No program knows all names,
    so the text opens for a person to read."""
    workshop = own_workshop(workshop_id)
    showing = request.form.get("show") == "1"
    return act(
        workshop,
        statement_id,
        lambda: mask_statement(**card_facts(workshop, statement_id), show=showing),
        covered=True,
    )


@blueprint.post(f"{CARD}/covering")
def cover_card_words(workshop_id: int, statement_id: int) -> Response:
    """A name, or whatever else a person finds, covered wherever it stands in the answer."""
    workshop = own_workshop(workshop_id)
    words = request.form.get("words", "")
    return act(workshop, statement_id, lambda: cover_words(**card_facts(workshop, statement_id), words=words))


@blueprint.post(f"{CARD}/wording")
def mend_card(workshop_id: int, statement_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    text = request.form.get("text", "")
    return act(workshop, statement_id, lambda: mend_statement(**card_facts(workshop, statement_id), text=text))


@blueprint.post(f"{CARD}/undoing")
def undo_card(workshop_id: int, statement_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    return act(workshop, statement_id, lambda: undo_act(**card_facts(workshop, statement_id)))


@blueprint.post(f"{CARD}/key-point")
def key_point(workshop_id: int, statement_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    chosen = request.form.get("chosen") == "1"
    return act(
        workshop,
        statement_id,
        lambda: choose_key_point(
            workshop=workshop, statement_id=statement_id, chosen=chosen, actor=actor(), now=moment()
        ),
    )


def card_facts(workshop: Workshop, statement_id: int) -> dict[str, Any]:
    """What every service on a card is told; the rest of its arguments are its own."""
    return {
        "workshop": workshop,
        "statement_id": statement_id,
        "seen": request.form.get("seen", ""),
        "actor": actor(),
        "now": moment(),
    }


def act_knowingly(workshop_id: int, statement_id: int, service: Callable[..., object]) -> Response:
    """An act that a question may stand before; ``knowingly`` is the answer to it."""
    workshop = own_workshop(workshop_id)
    knowingly = request.form.get("knowingly") == "1"
    return act(workshop, statement_id, lambda: service(**card_facts(workshop, statement_id), knowingly=knowingly))


def act(workshop: Workshop, statement_id: int, service: Callable[[], object], *, covered: bool = False) -> Response:
    """Calls the service; back to the board, or the card as it stands now for a script. What was ``covered`` opens."""
    ready = files_of(workshop)
    if refusal := refusal_of(service):
        return card_answer(workshop, statement_id, refusal)
    if files_of(workshop) < ready:
        flash(_("Prepared PDFs that may hold this answer were taken away. Make them again under “Printing”."))
        if wants_fragment():
            return make_response()  # a script without an answer reads the board anew, which says so
    if wants_fragment():
        return card_answer(workshop, statement_id, covered=covered)
    back = local_path(request.form.get("next"), board_of(workshop))
    if covered:
        at, one = "facilitator.statement", statement_id
        return see_other(url_for(at, workshop_id=workshop.id, statement_id=one, covered=1, next=back))
    return see_other(back)


def files_of(workshop: Workshop) -> int:
    """Files that an act may take away; before the closing it takes none."""
    return count_files(workshop.id) if workshop.closed_at else 0


def card_answer(
    workshop: Workshop, statement_id: int, refusal: Refusal | None = None, *, covered: bool = False
) -> Response:
    """The card with what was refused, whole or as a piece with the counts and the undo beside it."""
    back = local_path(request.values.get("next"), board_of(workshop))
    _more, counts = count_more(workshop.id, sieve=sieve_in(dict(parse_qsl(urlsplit(back).query))), after=0)
    context = {
        **frame(workshop),
        "card": read_card(workshop, statement_id),
        "refusal": refusal,
        "covered": covered,
        "trouble": say(refusal) if refusal else "",
        "words": request.form.get("text"),
        "covering": request.form.get("words"),
        "counts": counts,
        "undo": find_undo(workshop.id, actor=actor(), now=moment()),
        "back": back,
        "page_errors": [(AT_FIELD[refusal.code], say(refusal))] if refusal and refusal.code in AT_FIELD else [],
        "address": url_for("facilitator.statement", workshop_id=workshop.id, statement_id=statement_id),
    }
    name = "_moderation_answer" if wants_fragment() else "moderation_statement"
    return make_response(render_template(f"facilitator/{name}.html", **context), refusal.status if refusal else 200)

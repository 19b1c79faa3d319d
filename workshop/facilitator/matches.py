"""Needs beside offers: what fits and why, and what a facilitator makes of it (A2-12). Nothing happens by itself."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.matching.course import Act, open_acts
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import LIMIT
from workshop.exchange_words import HOW_OFTEN
from workshop.facilitator import blueprint
from workshop.facilitator.matches_forms import ExchangeForm
from workshop.facilitator.pages import Page, address, list_page, workshop_page
from workshop.guards import actor, own_programme, own_workshop, vault_of
from workshop.match_words import ACTS, STATES, category_word, reasons_words
from workshop.models import Programme, Workshop
from workshop.refusal_words import say
from workshop.services.matches import SideRefusal, enter_exchange
from workshop.services.matches_acts import act_on_pair, get_match
from workshop.services.matches_board import around, read_board, read_programme_board, workshops_of
from workshop.services.matches_contacts import reach_both
from workshop.services.matches_talks import list_talks
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/matches"
PROGRAMME = "/programmes/<int:programme_id>/matches"
MOST_TABLES = 40


def words_of_pairs() -> dict[str, object]:
    """What the templates need to say a pair."""
    named = {"reasons_words": reasons_words, "category_word": category_word, "open_acts": open_acts}
    return {**named, "acts": ACTS, "states": STATES, "often": HOW_OFTEN}


@blueprint.get(HERE)
def matches(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    board, here = read_board(workshop), address("matches", workshop)
    return workshop_page("facilitator/matches.html", workshop, board=board, here=here, words=words_of_pairs())


@blueprint.get(PROGRAMME)
def programme_matches(programme_id: int) -> Page:
    programme = own_programme(programme_id)
    here = url_for("facilitator.programme_matches", programme_id=programme.id)
    return list_page(
        "facilitator/matches.html",
        nav="programmes",
        programme=programme,
        breadcrumbs=crumbs(programme),
        board=read_programme_board(programme),
        here=here,
        words=words_of_pairs(),
    )


@blueprint.post(HERE)
def act_on_match(workshop_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    return act(around(workshop), address("matches", workshop))


@blueprint.post(PROGRAMME)
def act_on_programme_match(programme_id: int) -> Response:
    programme = own_programme(programme_id)
    rows = workshops_of(programme.id, programme.organisation_id)
    return act(rows, url_for("facilitator.programme_matches", programme_id=programme.id))


def act(workshops: Sequence[Workshop], here: str) -> Response:
    """One act of the page; one out of turn is told, and the page shows how it stands."""
    sent = {name: request.form.get(name, "")[:20] for name in ("need", "offer", "act", "seen")}
    if sent["act"] not in set(Act):
        raise NotFound("not_found")
    try:
        match = act_on_pair(
            workshops=workshops,
            need_ref=sent["need"],
            offer_ref=sent["offer"],
            act=Act(sent["act"]),
            seen=sent["seen"],
            actor=actor(),
            now=moment(),
        )
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        flash(say(refusal))
        return see_other(here)
    return see_other(f"{here}#match-{match.id}")


@blueprint.route(f"{HERE}/new", methods=["GET", "POST"])
def new_exchange(workshop_id: int) -> Response | Page:
    """Typing in a need and an offer of one person, also after the evening."""
    workshop, form = own_workshop(workshop_id), ExchangeForm()
    if form.validate_on_submit():
        try:
            enter_exchange(
                workshop=workshop,
                drafts=form.drafts(),
                key=form.key.data or "",
                origin=form.origin.data or "",
                actor=actor(),
                now=moment(),
            )
        except SideRefusal as refusal:
            form.refuse_side(refusal)
        else:
            flash(_("It is stored."))
            return see_other(address("new_exchange", workshop))
    form.key.data = form.key.data or str(uuid.uuid4())
    within = (_("Needs and offers"), address("matches", workshop))
    return workshop_page("facilitator/matches_entry.html", workshop, form, within=within, limit=LIMIT)


@blueprint.get(f"{HERE}/talks")
def match_talks(workshop_id: int) -> Page:
    """Who should talk to whom, in slots of ten minutes; to print."""
    workshop, tables = own_workshop(workshop_id), asked_tables()
    here = address("matches", workshop)
    slots = list_talks(read_board(workshop), tables)
    within = (_("Needs and offers"), here)
    return workshop_page(
        "facilitator/matches_talks.html", workshop, within=within, slots=slots, tables=tables, here=here
    )


@blueprint.get(f"{PROGRAMME}/talks")
def programme_talks(programme_id: int) -> Page:
    programme = own_programme(programme_id)
    here = url_for("facilitator.programme_matches", programme_id=programme.id)
    tables = asked_tables()
    return list_page(
        "facilitator/matches_talks.html",
        nav="programmes",
        programme=programme,
        breadcrumbs=[*crumbs(programme), (_("Needs and offers"), here)],
        slots=list_talks(read_programme_board(programme), tables),
        tables=tables,
        here=here,
    )


def crumbs(programme: Programme) -> list[tuple[str, str]]:
    """The way back to the programme."""
    here = url_for("facilitator.programme", programme_id=programme.id)
    return [(_("Programmes"), url_for("facilitator.programmes")), (programme.name, here)]


def asked_tables() -> int:
    """How many tables there are; 0 as many as needed."""
    return max(0, min(request.args.get("tables", 0, type=int), MOST_TABLES))


@blueprint.post(f"{HERE}/<int:match_id>/introduction")
def introduction(workshop_id: int, match_id: int) -> Page:
    """How to reach both. Answers at once and not by another address: asking for it is the look, and is journalled."""
    workshop = vault_of(workshop_id)
    match = get_match(match_id, around(workshop))
    need, offer = reach_both(match=match, actor=actor(), now=moment())
    within = (_("Needs and offers"), address("matches", workshop))
    return workshop_page("facilitator/matches_introduction.html", workshop, within=within, need=need, offer=offer)

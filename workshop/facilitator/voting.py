"""The vote: its list before, the ballots while it runs, the results after it (F8, B.7)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.number_lists import read_plain
from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT
from workshop.domain.voting import MOST_OPTIONS
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page, refusal_of
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.paper_votes import (
    add_bundle,
    correct_bundle,
    count_ballots,
    list_bundles,
    read_results,
    remove_bundle,
)
from workshop.services.voting_list import (
    add_statements,
    add_wording,
    list_suggestions,
    move_option,
    read_voting_list,
    remove_option,
)
from workshop.services.voting_sources import count_sources
from workshop.services.voting_themes import list_free_themes, list_same
from workshop.web import moment, number_in, numbers_in, see_other

VOTING = "/workshops/<int:workshop_id>/voting"
UNREADABLE = -1
"""A count that is no number: the rule of the bundle refuses it."""


@blueprint.get(VOTING)
def voting(workshop_id: int) -> Page:
    """The list, and whatever of the vote may be seen now."""
    return voting_page(own_workshop(workshop_id))


@blueprint.post(f"{VOTING}/lines")
def add_line(workshop_id: int) -> Response | Page:
    """Ticked answers as they are or as one line in other words, or a wording of one's own."""
    workshop = own_workshop(workshop_id)
    ticked = numbers_in(request.form, "statement")
    text, together = request.form.get("text", ""), request.form.get("together", "")
    facts: dict[str, Any] = {"workshop": workshop, "actor": actor(), "now": moment()}
    if ticked and together.strip():
        return done(workshop, lambda: add_wording(text=together, statement_ids=ticked, **facts), field="together")
    if ticked and not text.strip():
        return done(workshop, lambda: add_statements(statement_ids=ticked, **facts))
    return done(workshop, lambda: add_wording(text=text or together, **facts), field="text")


@blueprint.post(f"{VOTING}/lines/<int:option_id>/place")
def move_line(workshop_id: int, option_id: int) -> Response | Page:
    workshop = own_workshop(workshop_id)
    up = request.form.get("up") == "1"
    return done(
        workshop, lambda: move_option(workshop=workshop, option_id=option_id, up=up, actor=actor(), now=moment())
    )


@blueprint.post(f"{VOTING}/lines/<int:option_id>/removal")
def remove_line(workshop_id: int, option_id: int) -> Response | Page:
    workshop = own_workshop(workshop_id)
    return done(workshop, lambda: remove_option(workshop=workshop, option_id=option_id, actor=actor(), now=moment()))


@blueprint.post(f"{VOTING}/paper")
def add_paper(workshop_id: int) -> Response | Page:
    """A bundle of paper: dots by line and how many people they are from."""
    workshop = own_workshop(workshop_id)
    dots, voters = typed_bundle()
    key = request.form.get("key", "")
    return done(
        workshop,
        lambda: add_bundle(workshop=workshop, dots=dots, voters=voters, key=key, actor=actor(), now=moment()),
        field="voters",
        said=_("The bundle is stored."),
    )


@blueprint.post(f"{VOTING}/paper/<int:ballot_id>")
def correct_paper(workshop_id: int, ballot_id: int) -> Response | Page:
    """Other counts, or the bundle taken away."""
    workshop = own_workshop(workshop_id)
    facts: dict[str, Any] = {"workshop": workshop, "ballot_id": ballot_id, "actor": actor(), "now": moment()}
    if request.form.get("remove") == "1":
        return done(workshop, lambda: remove_bundle(**facts), said=_("The bundle is taken away."))
    dots, voters = typed_bundle()
    return done(
        workshop,
        lambda: correct_bundle(**facts, dots=dots, voters=voters),
        field="voters",
        said=_("The bundle is corrected."),
        bundle=ballot_id,
    )


def typed_bundle() -> tuple[dict[int, int], int]:
    """(dots by option id, voters) as typed; what is no number becomes a count that the rule refuses."""
    dots = {
        option: typed_number(raw)
        for name, raw in request.form.items()
        if name.startswith("dots-") and (option := read_plain(name[5:])) is not None
    }
    return dots, max(0, typed_number(request.form.get("voters", "")))


def typed_number(raw: str) -> int:
    """0 when left empty."""
    text = raw.strip()
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else UNREADABLE


def done(
    workshop: Workshop, service: Callable[[], None], *, field: str = "", said: str = "", bundle: int = 0
) -> Response | Page:
    """Calls the service; back to the page, or the page with the sentence and everything that was typed."""
    if refusal := refusal_of(service):
        return voting_page(workshop, refusal, field=field, bundle=bundle)
    if said:
        flash(said)
    return see_other(url_for("facilitator.voting", workshop_id=workshop.id))


def voting_page(workshop: Workshop, refusal: Refusal | None = None, *, field: str = "", bundle: int = 0) -> Page:
    """``field`` is where the refusal is said, ``bundle`` the bundle that was being corrected."""
    voted = read_voting_list(workshop)
    return evening_page(
        "voting",
        workshop,
        errors=[(field or "list", say(refusal))] if refusal else [],
        status=refusal.status if refusal else 200,
        voted=voted,
        suggestions=[] if voted.locked else list_suggestions(workshop.id),
        themes=[] if voted.locked else list_free_themes(workshop.id),
        same=[] if voted.locked else list_same(workshop.id),
        sources=count_sources(workshop.id),
        voters=count_ballots(workshop.id),
        bundles=list_bundles(workshop.id) if voted.locked or voted.open else [],
        results=read_results(workshop.id, voted.options) if voted.over else None,
        open_bundle=bundle or open_number(),
        typed=dict(request.form) if refusal else {},
        refused=say(refusal) if refusal else "",
        refused_at=field,
        key=request.form.get("key") or str(uuid.uuid4()),
        limit=LIMIT,
        most=MOST_OPTIONS,
    )


def open_number() -> int:
    """The bundle that is asked for correction."""
    return number_in(request.args, "bundle") or 0

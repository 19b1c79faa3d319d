"""Themes: statements read together under a name; by ticks and buttons, by keys, or by drag (F6.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.domain.statements import Kind
from workshop.domain.themes import LONGEST_NAME
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page, refusal_of
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.themes import (
    make_theme,
    merge_themes,
    place_statements,
    remove_theme,
    rename_theme,
    undo_last,
)
from workshop.services.themes_board import EVERY, UNGROUPED, Narrowing, read_board
from workshop.services.themes_suggest import count_decisions
from workshop.web import local_path, moment, number_in, numbers_in, see_other

THEMES = "/workshops/<int:workshop_id>/themes"
LONGEST_SEARCH = 80
KINDS = [kind.value for kind in Kind]


@blueprint.get(THEMES)
def themes(workshop_id: int) -> Page:
    """What is in no theme yet, or whatever else is asked for, and the themes."""
    return themes_page(own_workshop(workshop_id))


@blueprint.post(THEMES)
def add_theme(workshop_id: int) -> Response | Page:
    """A new theme with the ticked statements; with none it is empty."""
    workshop = own_workshop(workshop_id)
    name = request.form.get("name", "")
    return act(workshop, lambda: make_theme(name=name, statement_ids=ticked(), **facts(workshop)), field="name")


@blueprint.post(f"{THEMES}/placing")
def place_in_theme(workshop_id: int) -> Response | Page:
    """The ticked statements into a theme; 0 takes them out of every theme."""
    workshop = own_workshop(workshop_id)
    theme = number_in(request.form, "theme")
    return act(workshop, lambda: place_statements(theme_id=theme, statement_ids=ticked(), **facts(workshop)))


@blueprint.post(f"{THEMES}/undoing")
def undo_theme(workshop_id: int) -> Response | Page:
    workshop = own_workshop(workshop_id)
    entry = number_in(request.form, "entry") or 0
    return act(workshop, lambda: undo_last(entry_id=entry, **facts(workshop)))


@blueprint.post(f"{THEMES}/<int:theme_id>/name")
def name_theme(workshop_id: int, theme_id: int) -> Response | Page:
    workshop = own_workshop(workshop_id)
    name = request.form.get("name", "")
    return act(
        workshop,
        lambda: rename_theme(theme_id=theme_id, name=name, **facts(workshop)),
        field=f"name-{theme_id}",
    )


@blueprint.post(f"{THEMES}/merging")
def merge_theme(workshop_id: int) -> Response | Page:
    """All of one theme into another."""
    workshop = own_workshop(workshop_id)
    theme_id, into = number_in(request.form, "theme") or 0, number_in(request.form, "into") or 0
    return act(
        workshop,
        lambda: merge_themes(theme_id=theme_id, into_id=into, **facts(workshop)),
        field="merged",
    )


@blueprint.post(f"{THEMES}/<int:theme_id>/removal")
def drop_theme(workshop_id: int, theme_id: int) -> Response | Page:
    workshop = own_workshop(workshop_id)
    return act(workshop, lambda: remove_theme(theme_id=theme_id, **facts(workshop)))


def facts(workshop: Workshop) -> dict[str, Any]:
    """What every act on themes is told."""
    return {"workshop": workshop, "actor": actor(), "now": moment()}


def ticked() -> list[int]:
    """The statements that were ticked."""
    return numbers_in(request.form, "statement")


def act(workshop: Workshop, service: Callable[[], object], *, field: str = "list") -> Response | Page:
    """Calls the service; back to where the page was, or the page with what was refused and what was typed."""
    if refusal := refusal_of(service):
        return themes_page(workshop, refusal, field=field)
    return see_other(local_path(request.form.get("next"), themes_of(workshop)))


def themes_of(workshop: Workshop) -> str:
    return url_for("facilitator.themes", workshop_id=workshop.id)


def narrowing_in(asked: Mapping[str, str]) -> Narrowing:
    """What an address narrows the page to; what nobody knows narrows nothing."""
    theme, kind = asked.get("theme", UNGROUPED), asked.get("kind", "")
    return Narrowing(
        station=number_in(asked, "station"),
        kind=kind if kind in KINDS else "",
        theme=theme if theme == EVERY or number_in({"theme": theme}, "theme") else UNGROUPED,
        words=" ".join(asked.get("words", "").split())[:LONGEST_SEARCH],
        like=number_in(asked, "like"),
    )


def themes_page(workshop: Workshop, refusal: Refusal | None = None, *, field: str = "") -> Page:
    """``field`` is where the refusal is said."""
    narrowing = narrowing_in(request.args)
    board = read_board(workshop, narrowing=narrowing, page=number_in(request.args, "page") or 1, actor=actor())
    asked = {key: value for key, value in request.args.items() if key in {"station", "kind", "theme", "words"}}
    return evening_page(
        "themes",
        workshop,
        errors=[(field, say(refusal))] if refusal else [],
        status=refusal.status if refusal else 200,
        board=board,
        narrowing=narrowing,
        asked={key: value for key, value in asked.items() if value},
        kinds=KINDS,
        tally=count_decisions(workshop.id),
        ticked=set(ticked()) if refusal else set(),
        typed=request.form.get("name", "") if refusal else "",
        refused=say(refusal) if refusal else "",
        refused_at=field,
        longest=LONGEST_NAME,
        here=request.full_path.rstrip("?") if request.method == "GET" else themes_of(workshop),
    )

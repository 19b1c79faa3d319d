"""Changing the plan while the evening runs: choose in plain words, look at what changes, then do it or leave it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from workshop.domain.carousel.replan_changes import Change
from workshop.domain.refusals import Refusal, WrongState
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.facilitator.replan_forms import ChangeForm, forms_for
from workshop.facilitator.replan_ring_words import new_ring
from workshop.facilitator.replan_words import (
    ACTS,
    cautions,
    columns,
    pair_words,
    repeats,
    rows,
    tables,
    unseen,
)
from workshop.guards import actor, own_workshop
from workshop.models import Station, Workshop
from workshop.refusal_words import say
from workshop.services.parts import list_ordered
from workshop.services.replanning import Preview, Running, apply_replan, preview_replan, read_running
from workshop.web import moment, see_other


@dataclass
class Asked:
    """What an address or a sending asks for: the change by its word, its form, and the pairs to join besides."""

    workshop: Workshop
    running: Running
    sent: MultiDict[str, str]
    act: str
    forms: dict[str, ChangeForm]
    stations: dict[int, str]
    refusal: Refusal | None = None

    @property
    def form(self) -> ChangeForm | None:
        return self.forms.get(self.act)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """»B-A«: the group B joins A."""
        found = [pair.partition("-") for pair in self.sent.getlist("join")]
        return tuple((one, other) for one, _dash, other in found)

    def change(self) -> Change | None:
        """The change as asked for; None where nothing was, or where the form says what is wrong."""
        if self.form is None or not self.form.validate():
            return None
        change = self.form.read(self.running.standing)
        return replace(change, merge=(*change.merge, *self.pairs))

    @property
    def joins_first(self) -> bool:
        """Whether the change only needs groups to be joined first (R11): advice, and no mistake of anybody's."""
        return bool(self.refusal and self.refusal.facts.get("merge"))

    @property
    def status(self) -> int:
        """What the page answers with; looking at what needs advice is no error, doing it is refused."""
        if self.refusal and not (self.joins_first and request.method == "GET"):
            return self.refusal.status
        return self.form.status if self.form else 200

    def refuse(self, refusal: Refusal) -> None:
        """Says a refusal at the form, or above the page where the form has no field."""
        self.refusal = refusal
        if not self.joins_first and self.form is not None and self.form.first_field:
            self.form.refuse(self.form.first_field, refusal)


@blueprint.get("/workshops/<int:workshop_id>/run/replan")
def replan(workshop_id: int) -> Page:
    """The changes there are; with one in the address also what it would come to."""
    workshop = own_workshop(workshop_id)
    try:
        asked = read_asked(workshop, request.args)
    except WrongState as refusal:
        return evening_page("replan", workshop, reason=say(refusal))
    return look(asked)


@blueprint.post("/workshops/<int:workshop_id>/run/replan")
def make_replan(workshop_id: int) -> Page | Response:
    """The change done, from the next round on; back on the console it can be undone for ten seconds."""
    workshop = own_workshop(workshop_id)
    asked = read_asked(workshop, request.form)
    change, seen = asked.change(), request.form.get("expected", type=int)
    if change is None or seen is None:
        return look(asked)
    try:
        apply_replan(workshop=workshop, change=change, expected=seen, actor=actor(), now=moment())
    except WrongState as refusal:
        return look(asked, note=say(refusal), status=refusal.status)
    except Refusal:
        return look(asked)
    return see_other(url_for("facilitator.run", workshop_id=workshop.id))


def read_asked(workshop: Workshop, sent: MultiDict[str, str]) -> Asked:
    running = read_running(workshop=workshop, now=moment())
    stations = {row.number: str(row.text("title", workshop.language)) for row in list_ordered(Station, workshop.id)}
    act = sent.get("change", "")
    return Asked(workshop, running, sent, act, forms_for(running, stations, act, sent), stations)


def look(asked: Asked, *, note: str = "", status: int = 0) -> Page:
    """The page with the preview of what is asked for, or with the reason why it cannot be."""
    preview = try_preview(asked)
    return evening_page(
        "replan",
        asked.workshop,
        errors=errors(asked),
        status=status or asked.status,
        note=note,
        reason="",
        acts=ACTS,
        forms=asked.forms,
        chosen=asked.act,
        sent=[(name, value) for name, value in asked.sent.items(multi=True) if name not in OURS],
        advice=say(asked.refusal) if asked.refusal and asked.joins_first else "",
        to_join=to_join(asked),
        small=[(pair, pair_words(pair, asked.running.names)) for pair in asked.running.small],
        standing=asked.running.standing,
        preview=preview,
        cafe=asked.running.cafe,
        **(shown(preview, asked.stations) if preview else {}),
    )


OURS = {"csrf_token", "expected"}
"""What a page adds by itself; everything else of a change goes from the address into the form that does it."""


def try_preview(asked: Asked) -> Preview | None:
    change = asked.change()
    if change is None:
        return None
    try:
        return preview_replan(workshop=asked.workshop, change=change, now=moment())
    except Refusal as refusal:
        asked.refuse(refusal)
        return None


def errors(asked: Asked) -> list[tuple[str, str]]:
    """For the summary above the heading."""
    if asked.joins_first:
        return []
    found = asked.form.page_errors if asked.form else []
    return found or ([(f"change-{asked.act}", say(asked.refusal))] if asked.refusal else [])


def to_join(asked: Asked) -> list[tuple[str, dict[str, str]]]:
    """R11: the pairs that have to be joined first, for the form and for the sentence."""
    pairs = asked.refusal.facts.get("merge", ()) if asked.refusal else ()
    return [("-".join(pair), pair_words(pair, asked.running.names)) for pair in pairs]


def shown(preview: Preview, stations: dict[int, str]) -> dict[str, Any]:
    """The table and what there is to say about it."""
    return {
        "columns": columns(preview),
        "rows": rows(preview),
        "unseen": unseen(preview),
        "cautions": cautions(preview),
        "repeats": repeats(preview),
        "new_ring": new_ring(preview),
        "rings": preview.plan.standing.rings,
        "first": preview.plan.standing.done + 1,
        **tables(preview, stations),
    }

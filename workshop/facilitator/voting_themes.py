"""Lines of the vote made from themes, and one line for several that say nearly the same."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page
from workshop.facilitator.themes import facts, ticked
from workshop.facilitator.voting import VOTING, done
from workshop.guards import own_workshop
from workshop.services.voting_themes import accept_same, add_themes
from workshop.web import numbers_in


@blueprint.post(f"{VOTING}/themes")
def vote_on_themes(workshop_id: int) -> Response | Page:
    """The ticked themes as lines."""
    workshop = own_workshop(workshop_id)
    chosen = numbers_in(request.form, "theme")
    return done(workshop, lambda: add_themes(theme_ids=chosen, **facts(workshop)), field="themes")


@blueprint.post(f"{VOTING}/same/<int:suggestion_id>")
def vote_as_one(workshop_id: int, suggestion_id: int) -> Response | Page:
    """The ticked near-duplicates as one line in the words of the field."""
    workshop = own_workshop(workshop_id)
    text, chosen = request.form.get("text", ""), ticked()
    return done(
        workshop,
        lambda: accept_same(suggestion_id=suggestion_id, statement_ids=chosen, text=text, **facts(workshop)),
        field=f"same-{suggestion_id}",
    )

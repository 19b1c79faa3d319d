"""How every page of a phone is made: the evening and the group around it, the right status."""

from __future__ import annotations

from flask import make_response, render_template
from flask_babel import get_locale
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.languages import language_links
from workshop.refusal_words import say
from workshop.resident.guards import WITHOUT_SEATS
from workshop.services.resident_view import View
from workshop.web import moment


def page(template: str, view: View, status: int = 200, **context: object) -> Response:
    """A page of the evening. ``page_errors`` in the context is a list of (field id, sentence)."""
    return make_response(
        render_template(
            template,
            view=view,
            code=view.workshop.code,
            workshop_title=view.workshop.title,
            group_key=view.group.colour if view.group else "none",
            running=view.state not in WITHOUT_SEATS,
            language=language(),
            room_language=room_language(view),
            language_links=language_links(view.workshop.texts),
            now=moment(),
            **context,
        ),
        status,
    )


def language() -> str:
    """The language of this page, for texts that live in the store."""
    return str(get_locale())


def room_language(view: View) -> str:
    """The language in which neighbours write and the evening is named, where it is not the page's; else empty."""
    return "" if view.workshop.language == language() else view.workshop.language


def stands(view: View, refusal: Refusal, words: str = "") -> Response:
    """An act that the evening does not take now: why, what was written, and the way to where it stands."""
    return page("resident/stands.html", view, refusal.status, words=words, reason=say(refusal))

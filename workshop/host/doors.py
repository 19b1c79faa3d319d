"""The host's door: what the token opens, what a stranger and a host after the closing read, what nobody may pass on."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from flask_babel import get_locale

from workshop.domain.refusals import Gone, NotAllowed, NotFound
from workshop.forms import clean_lines
from workshop.host import blueprint
from workshop.services.hosting import HostTable, read_table
from workshop.web import same_origin

HEADERS = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "same-origin"}
"""The address is the permission: no search engine keeps it, and no page elsewhere that is opened from here learns it.
With »no-referrer« browsers would hide from us, too, that a form comes from here (see same_origin in web.py)."""


@blueprint.before_request
def refuse_foreign() -> None:
    """No form of another page may write at this table."""
    if request.method == "POST" and not same_origin():
        raise NotAllowed("foreign_origin")


@blueprint.after_request
def keep_secret(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


@blueprint.errorhandler(NotFound)
def unknown(_refusal: NotFound) -> Response:
    """A card of another evening, a letter read wrongly, a table of another station: all the same."""
    return make_response(render_template("host/unknown.html", words=typed_words()), 404)


@blueprint.errorhandler(Gone)
def gone(_refusal: Gone) -> Response:
    """An act that comes after the closing: nothing is stored, and the words are not lost."""
    arguments = request.view_args or {}
    table = read_table(token=str(arguments["token"]), number=int(arguments["number"]))
    return closed_page(table, words=typed_words(), status=410)


def closed_page(table: HostTable, *, words: str = "", status: int = 200) -> Response:
    return page("host/closed.html", table, status, words=words)


def typed_words() -> str:
    return read_text("text")


def page(template: str, table: HostTable, status: int = 200, **context: object) -> Response:
    """A page of this table. ``page_errors`` in the context is a list of (field id, sentence)."""
    own, spoken = table.workshop.language, language()
    told = {"language": spoken, "room_language": "" if own == spoken else own}
    title = table.workshop.title
    return make_response(
        render_template(template, table=table, workshop_title=title, **told, **context, **address(table)), status
    )


def address(table: HostTable) -> dict[str, object]:
    """The parts of every address of this table."""
    return {"at": {"token": table.station.host_token, "number": table.number}}


def language() -> str:
    """The language of this page, for texts that live in the store."""
    return str(get_locale())


def read_text(name: str) -> str:
    """What was typed, without characters that no page could show again."""
    return str(clean_lines(request.form.get(name, "")) or "")

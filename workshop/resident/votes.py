"""The vote on a phone: dots on a numbered list, changeable while it is open, results unseen (screen R6)."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.voting import MOST_ON_ONE, votes_per_person
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import LARGEST, new_key, read_number, read_text
from workshop.resident.guards import find_view, known_token, phone_token, refuse_unknown
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.services.resident_view import View
from workshop.services.vote_options import list_options, mark_list
from workshop.services.voting_acts import cast_ballot, find_dots
from workshop.services.voting_sources import list_sources
from workshop.web import moment, see_other

PREFIX = "dots-"


@blueprint.get("/<code:code>/votes")
def change_vote(code: str) -> Response:
    """The list with this phone's dots on it, to change them."""
    view = find_view(code)
    return vote_form(view, own_dots(view)) if view.state is State.VOTING else see_other(home(view))


@blueprint.post("/<code:code>/votes")
def vote(code: str) -> Response:
    """Keeps the dots. A ballot against the rules comes back with its ticks (screen R6.1)."""
    dots = read_dots()
    try:
        cast_ballot(
            code=code, token=phone_token(code), dots=dots, key=read_text("key"), now=moment(), seen=read_text("list")
        )
    except NotFound as refusal:
        refuse_unknown(code, refusal)
    except Refusal as refusal:
        view = find_view(code)
        if view.state is State.VOTING:
            return vote_form(view, {} if refusal.code == "vote_unknown" else dots, error=say(refusal))
        return too_late(view, refusal, dots) if refusal.code == "vote_over" else stands(view, refusal)
    return see_other(url_for("resident.evening", code=code))


def too_late(view: View, refusal: Refusal, dots: Mapping[int, int]) -> Response:
    """A vote that came after its end, and its dots where they are of the list that was voted on."""
    lines = list_options(view.workshop.id) if read_text("list") in {"", mark_list(view.workshop.id)} else ()
    shown = {line.number: dots.get(line.number, 0) for line in lines}
    return page("resident/stands.html", view, refusal.status, words="", reason=say(refusal), options=lines, dots=shown)


def vote_page(view: View) -> Response:
    """Whoever has voted sees the own dots; everybody else the list."""
    dots = own_dots(view)
    if dots:
        return page("resident/voted.html", view, options=list_options(view.workshop.id), dots=dots)
    return vote_form(view, {})


def vote_form(view: View, dots: Mapping[int, int], *, error: str = "") -> Response:
    options = list_options(view.workshop.id)
    return page(
        "resident/vote.html",
        view,
        422 if error else 200,
        options=options,
        sources=list_sources(view.workshop.id),
        dots=dots,
        allowance=votes_per_person(len(options)),
        most=MOST_ON_ONE,
        key=new_key(),
        list_mark=mark_list(view.workshop.id),
        error=error,
        page_errors=[("options", error)] if error else [],
    )


def own_dots(view: View) -> dict[int, int]:
    return find_dots(workshop_id=view.workshop.id, token=known_token())


def read_dots() -> dict[int, int]:
    """Option number -> dots, as ticked; what is no number at all is left out."""
    names = [name for name in request.form if name.startswith(PREFIX) and name[len(PREFIX) :].isdecimal()]
    numbers = {name: int(name[len(PREFIX) :][:12]) for name in names}
    return {numbers[name]: read_number(name) or 0 for name in names if numbers[name] <= LARGEST}

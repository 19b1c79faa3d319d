"""The raffle number: large, the same at every look, and with no way to what was said (screen R7)."""

from __future__ import annotations

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.models import Ticket
from workshop.resident import blueprint
from workshop.resident.guards import WITHOUT_SEATS, find_view, known_token, phone_token
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.services.raffle_news import read_raffle_news
from workshop.services.resident_view import View
from workshop.services.seats import find_ticket, is_sealed, take_ticket
from workshop.web import see_other


@blueprint.get("/<code:code>/ticket")
def ticket(code: str) -> Response:
    view = find_view(code)
    return see_other(home(view)) if view.state in WITHOUT_SEATS else ticket_page(view)


@blueprint.post("/<code:code>/ticket")
def draw_ticket(code: str) -> Response:
    """A number for this phone; asking again gives the same one (screen R7.1)."""
    view = find_view(code)
    try:
        if view.state in WITHOUT_SEATS:
            raise Refusal("evening_closed" if view.workshop.closed_at else "evening_not_begun")
        take_ticket(workshop=view.workshop, token=phone_token(code), secret=secret())
    except Refusal as refusal:
        return stands(view, refusal)
    return see_other(url_for("resident.ticket", code=view.workshop.code))


def ticket_page(view: View) -> Response:
    own = own_ticket(view)
    news = read_raffle_news(view.workshop.id, own.number if own else None)
    sealed = own is None and is_sealed(view.workshop.id)
    return page("resident/ticket.html", view, ticket=own, sealed=sealed, news=news, large="large" in request.args)


def own_ticket(view: View) -> Ticket | None:
    token = known_token()
    return find_ticket(view.workshop.id, token, secret()) if token else None


def secret() -> str:
    return str(current_app.config["SECRET_KEY"])

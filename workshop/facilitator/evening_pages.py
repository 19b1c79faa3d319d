"""The frame of the pages that run beside an evening: moderating, vote, raffle, paper, closing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import render_template
from flask_babel import get_locale
from flask_babel import gettext as _

from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Workshop

Page = tuple[str, int]
"""What a route answers with: the text and the status."""


def evening_page(
    page: str,
    workshop: Workshop,
    *,
    errors: Sequence[tuple[str, str]] = (),
    status: int = 200,
    **facts: object,
) -> Page:
    """A page about this evening. ``errors`` are (field id, sentence) for the summary above the heading."""
    text = render_template(
        f"facilitator/{page}.html",
        workshop=workshop,
        closed=workshop.closed_at is not None,
        language=str(get_locale()),
        page_errors=list(errors),
        breadcrumbs=breadcrumbs(workshop),
        nav_current="workshops",
        **facts,
    )
    return text, status


def refusal_of(service: Callable[[], object]) -> Refusal | None:
    """Calls the service: nothing where it was done, else why not. What is not there is no refusal, but another page."""
    try:
        service()
    except NotFound:
        raise
    except Refusal as refusal:
        db.session.rollback()
        return refusal
    return None


def breadcrumbs(workshop: Workshop) -> list[tuple[str, str]]:
    """The way back; while the evening runs, by way of its console."""
    at = f"/workshops/{workshop.id}"
    way = [(str(_("Workshops")), "/workshops"), (workshop.title, at)]
    return way if workshop.closed_at else [*way, (str(_("Run the evening")), f"{at}/run")]

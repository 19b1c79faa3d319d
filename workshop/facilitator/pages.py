"""The frame of the pages about one workshop: where they stand, and what their forms have to say."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask_babel import gettext as _

from workshop.domain.preparing import Part, refuse_fixed
from workshop.domain.refusals import WrongState
from workshop.forms import StaffForm
from workshop.models import Workshop
from workshop.refusal_words import say

Page = tuple[str, int]
"""What a route answers with: the text and the status."""


def workshop_page(
    page: str,
    workshop: Workshop,
    form: StaffForm | None = None,
    *,
    within: tuple[str, str] | None = None,
    **facts: object,
) -> Page:
    """A page about ``workshop``. ``within`` is the (label, address) of the list that it belongs to."""
    here = url_for("facilitator.workshop", workshop_id=workshop.id)
    crumbs = [
        (_("Workshops"), url_for("facilitator.workshops")),
        *([(workshop.title, here)] if request.path != here else []),
        *([within] if within else []),
    ]
    text = render_template(
        page,
        workshop=workshop,
        form=form,
        page_errors=form.page_errors if form else [],
        breadcrumbs=crumbs,
        nav_current="workshops",
        **facts,
    )
    return text, form.status if form else 200


def list_page(page: str, form: StaffForm | None = None, *, nav: str = "workshops", **facts: object) -> Page:
    """A page that belongs to no workshop."""
    errors = form.page_errors if form else []
    text = render_template(page, form=form, page_errors=errors, nav_current=nav, **facts)
    return text, form.status if form else 200


def address(endpoint: str, workshop: Workshop, **values: str | int) -> str:
    """Where a page about this workshop is."""
    return url_for(f"facilitator.{endpoint}", workshop_id=workshop.id, **values)  # type: ignore[arg-type]


def removal_page(
    workshop: Workshop, form: StaffForm, *, within: tuple[str, str], name: str, action: str, words: str = ""
) -> Page:
    """A second look before something is taken away."""
    back = within[1]
    return workshop_page(
        "facilitator/removal.html", workshop, form, within=within, name=name, action=action, words=words, back=back
    )


def fixed_words(part: Part, state: str) -> str:
    """Why a part can no longer be changed; nothing while it can."""
    try:
        refuse_fixed(part, state)
    except WrongState as refusal:
        return say(refusal)
    return ""

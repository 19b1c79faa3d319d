"""Place and time of a workshop."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from werkzeug.wrappers import Response

from workshop.domain.agenda import overrun
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.details_forms import DetailsForm
from workshop.facilitator.pages import Page, address, workshop_page
from workshop.facilitator.tasks import overrun_words
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.services.preparation import list_lines
from workshop.services.programmes import list_communities, list_programmes
from workshop.services.workshop_edit import Details, change_details, details_of
from workshop.web import moment, see_other


@blueprint.route("/workshops/<int:workshop_id>/details", methods=["GET", "POST"])
def details(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    stored = asdict(details_of(workshop))
    form = DetailsForm(data=stored)
    form.offer_programmes(list_programmes(workshop.organisation_id))
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        try:
            change_details(workshop=workshop, details=read_details(form), actor=actor(), now=moment())
        except Refusal as refusal:
            form.refuse("language", refusal)
        else:
            return see_other(address("workshop", workshop))
    communities = list_communities(workshop.organisation_id)
    return workshop_page(
        "facilitator/details.html", workshop, form, communities=communities, warning=too_long(workshop)
    )


def read_details(form: DetailsForm) -> Details:
    fields: dict[str, Any] = {name: form[name].data for name in Details.__dataclass_fields__}
    return Details(**fields)


def too_long(workshop: Workshop) -> str:
    """F1.3, as it is stored."""
    return overrun_words(overrun(workshop.starts_at, workshop.ends_at, list_lines(workshop.id)))

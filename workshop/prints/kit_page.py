"""The page on which the parts of the print kit are chosen."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField
from wtforms.validators import DataRequired

from workshop.config import LANGUAGES
from workshop.forms import Number, OneOf, SentForm, SomeInView, choices
from workshop.guards import actor, own_workshop
from workshop.languages import NAMES
from workshop.models import Workshop
from workshop.prints import blueprint
from workshop.prints.jobs import start_print
from workshop.prints.kit import MOST_SHEETS, kind, pages_of_parts
from workshop.prints.kit_parts import KEYS, PARTS
from workshop.services.print_kit import provide_sheets
from workshop.web import moment, see_other

LANGUAGE_NAMES = {code: NAMES[code] for code in LANGUAGES}


class KitForm(SentForm):
    """Which parts, how many paper forms, in which language, with or without colour."""

    parts = SomeInView(
        "",
        choices=choices({part.key: part.title for part in PARTS}),
        default=list(KEYS),
        validators=[DataRequired(lazy_gettext("Tick at least one part."))],
    )
    sheets = Number(
        lazy_gettext("Number of paper forms"),
        least=1,
        most=MOST_SHEETS,
        missing=lazy_gettext("Enter a whole number from %(least)s to %(most)s.", least=1, most=MOST_SHEETS),
    )
    language = OneOf(lazy_gettext("Language"), choices=choices(LANGUAGE_NAMES))
    colour = BooleanField(lazy_gettext("Print in colour"))


@blueprint.get("/workshops/<int:workshop_id>/prints/kit")
def show_kit(workshop_id: int) -> str:
    """Everything is ticked: most evenings need all of it."""
    workshop = own_workshop(workshop_id)
    return show(workshop, KitForm(sheets=workshop.paper_sheets, language=workshop.language))


@blueprint.post("/workshops/<int:workshop_id>/prints/kit")
def make_kit(workshop_id: int) -> Response:
    """Begins the print and leads to its page."""
    workshop = own_workshop(workshop_id)
    form = KitForm(formdata=request.form)
    if not form.validate():
        return make_response(show(workshop, form), 422)
    provide_sheets(workshop=workshop, sheets=int(form.sheets.data or 0), actor=actor(), now=moment())
    job = start_print(workshop, kind, str(form.language.data), chosen(form))
    return see_other(url_for("prints.show_job", workshop_id=workshop.id, job_id=job.id))


def chosen(form: KitForm) -> dict[str, str]:
    """The choices as a print job keeps them; all the parts need no list."""
    options, parts = {"sheets": str(form.sheets.data)}, form.parts.data or []
    if set(parts) != set(KEYS):
        options["parts"] = ",".join(parts)
    if form.colour.data:
        options["colour"] = "yes"
    return options


def show(workshop: Workshop, form: KitForm) -> str:
    sheets = form.sheets.data or min(workshop.paper_sheets, MOST_SHEETS)
    return render_template(
        "prints/kit/choose.html",
        workshop=workshop,
        form=form,
        parts=PARTS,
        sheets=sheets,
        pages=pages_of_parts(workshop, sheets),
        page_errors=errors_of(form),
    )


def errors_of(form: KitForm) -> list[tuple[str, Any]]:
    """(field, what is wrong), for the summary above the heading."""
    return [(name, messages[0]) for name, messages in form.errors.items()]

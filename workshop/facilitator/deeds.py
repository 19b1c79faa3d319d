"""What was done later, entered when there is something to tell: also long after the report (method C.1)."""

from __future__ import annotations

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.next_steps_forms import shorten
from workshop.facilitator.pages import Page, address, workshop_page
from workshop.forms import Day, Lines, OneOf, StaffForm, choices, needed
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.services.deeds import LONGEST, add_deed, list_deeds, list_subjects, ref_of, remove_deed
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/deeds"


class DeedForm(StaffForm):
    """Of what, what was done, and when."""

    about = OneOf(_l("What is it about?"))
    text = Lines(_l("What was done?"), longest=LONGEST, missing=_l("Write what was done and when."))
    done_on = Day(_l("When?"), validators=[needed(_l("Write what was done and when."))])


@blueprint.route(HERE, methods=["GET", "POST"])
def deeds(workshop_id: int) -> Page | Response:
    workshop, form = own_workshop(workshop_id), DeedForm()
    subjects = subject_words(workshop)
    form.about.choices = choices(subjects)
    if form.validate_on_submit():
        try:
            add_deed(
                workshop=workshop,
                about=form.about.data or "",
                text=form.text.data or "",
                done_on=form.done_on.data,
                actor=actor(),
                now=moment(),
            )
        except Refusal as refusal:
            db.session.rollback()
            form.refuse("done_on" if refusal.code == "deed_later" else "text", refusal)
        else:
            return see_other(address("deeds", workshop))
    return workshop_page(
        "facilitator/deeds.html", workshop, form, deeds=list_deeds(workshop.id), subjects=subjects, ref_of=ref_of
    )


@blueprint.post(f"{HERE}/<int:deed_id>/removal")
def take_deed(workshop_id: int, deed_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    remove_deed(workshop=workshop, deed_id=deed_id, actor=actor(), now=moment())
    return see_other(address("deeds", workshop))


def subject_words(workshop: Workshop) -> dict[str, str]:
    """Themes, then stations, then steps, each by its ref."""
    named = {"t": _("Theme: %(words)s"), "p": _("Station: %(words)s"), "n": _("Step: %(words)s")}
    found = list_subjects(workshop, str(get_locale()))
    return {ref: named[ref[:1]] % {"words": shorten(words)} for ref, words in found.items()}

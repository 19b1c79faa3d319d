"""Taking statements over from a file: the whole file or nothing, every bad row named."""

from __future__ import annotations

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf.file import FileField
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.domain.statement_rows import OPTIONAL, REQUIRED
from workshop.exports import blueprint
from workshop.extensions import db
from workshop.forms import StaffForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.importing import MOST_BYTES, FileFaults, Imported, import_statements
from workshop.web import moment, see_other

MOST_FAULTS = 50
"""Bad rows told on the page; whoever has more mends the first and sees the rest."""


class ImportForm(StaffForm):
    """A CSV file."""

    file = FileField(_l("CSV file"))


@blueprint.get("/workshops/<int:workshop_id>/import")
def show_import(workshop_id: int) -> tuple[str, int]:
    """The form, with the columns that a file may have."""
    return import_page(own_workshop(workshop_id), ImportForm())


@blueprint.post("/workshops/<int:workshop_id>/import")
def send_import(workshop_id: int) -> Response | tuple[str, int]:
    """Takes a file over, or says what is wrong with it."""
    workshop, form = own_workshop(workshop_id), ImportForm()
    if not form.validate():
        return import_page(workshop, form)
    try:
        done = import_statements(workshop=workshop, raw=read_upload(form), actor=actor(), now=moment())
    except Refusal as refusal:
        db.session.rollback()
        form.refuse("file", refusal)
        return import_page(workshop, form, refusal)
    flash(result_words(done))
    return see_other(url_for("exports.show_import", workshop_id=workshop.id))


def read_upload(form: ImportForm) -> bytes:
    """The bytes of the file. Refuses a form without one."""
    if not form.file.data or not form.file.data.filename:
        raise Refusal("file_missing")
    raw: bytes = form.file.data.read()
    return raw


def result_words(done: Imported) -> str:
    """What became of the file: a file known already adds nothing, and is said to."""
    if not done.added:
        return str(_("Everything in this file is here already. Nothing was added."))
    rows = ngettext("%(num)s statement was added", "%(num)s statements were added", done.added)
    known = done.rows - done.added
    parts = [rows, ngettext("%(num)s mark", "%(num)s marks", done.marks)] if done.marks else [rows]
    if known:
        parts.append(ngettext("%(num)s was here already", "%(num)s were here already", known))
    return ", ".join(parts) + "."


def import_page(workshop: Workshop, form: ImportForm, refusal: Refusal | None = None) -> tuple[str, int]:
    """``faults`` are the (line, sentence) of bad rows."""
    faults = refusal.faults if isinstance(refusal, FileFaults) else []
    page = render_template(
        "exports/import.html",
        workshop=workshop,
        form=form,
        page_errors=form.page_errors,
        faults=[(fault.line, say(fault.refusal)) for fault in faults[:MOST_FAULTS]],
        more=max(0, len(faults) - MOST_FAULTS),
        needed=REQUIRED,
        optional=OPTIONAL,
        megabytes=MOST_BYTES // (1024 * 1024),
    )
    return page, form.status

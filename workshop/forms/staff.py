"""The forms of staff rooms: what they say of themselves, and a check against overwriting a colleague (F1.5)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from flask_wtf.form import _Auto, _is_submitted
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField

from workshop.domain.refusals import Refusal
from workshop.refusal_words import say


class SentForm(FlaskForm):  # type: ignore[misc]  # untyped library
    """A form that takes texts as texts and files as files, whatever else is sent under the name of a field."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        def wrap_formdata(self, form: FlaskForm, formdata: object) -> object:
            """The library's own takes a file, or any kind of JSON, for the text of a field."""
            if formdata is not _Auto:
                return formdata
            return sent_to(form) if _is_submitted() else None


def sent_to(form: FlaskForm) -> MultiDict[str, object] | None:
    """The texts of this request, and files where the form asks for a file."""
    files = [name for name, field in form._fields.items() if isinstance(field, FileField)]
    texts = [(name, value) for name, value in request.form.items(multi=True) if name not in files]
    sent = MultiDict([*texts, *((name, file) for name in files for file in request.files.getlist(name))])
    return sent or None


class StaffForm(SentForm):
    """A form of a staff room. ``status`` is what its page answers with: 200 as asked for, 422 once refused."""

    refused_with = 0

    def refuse(self, field: str, refusal: Refusal) -> None:
        """Says a refused rule at a field."""
        found = self._fields[field]
        found.errors = [*found.errors, say(refusal)]
        self.refused_with = refusal.status

    @property
    def page_errors(self) -> list[tuple[str, str]]:
        """(field id, sentence) for the summary above the heading; one a field."""
        return [(field.id, str(field.errors[0])) for field in self if field.errors]

    @property
    def status(self) -> int:
        return self.refused_with or (422 if self.page_errors else 200)


class SharedForm(StaffForm):
    """A form over something that a colleague may change meanwhile (F1.5).

    ``seen`` carries the fingerprint of what was stored when the page was made. When something else is stored by
    now, the form is shown again with both: what was typed stays in the fields, ``theirs`` says what is stored.
    """

    seen = HiddenField()
    theirs: Sequence[tuple[str, str]] = ()

    def is_overtaken(self, stored: Mapping[str, object]) -> bool:
        """Whether somebody changed it meanwhile. The next sending then overwrites knowingly."""
        now = fingerprint(stored)
        if self.seen.data == now:
            return False
        self.seen.data = now
        self.theirs = [difference for field in self if (difference := self.difference(field, stored))]
        self.refused_with = 409 if self.theirs else 0
        return bool(self.theirs)

    def difference(self, field: Field, stored: Mapping[str, object]) -> tuple[str, str] | None:
        """(label, stored value) where the stored value is not the one that was typed."""
        if field.short_name not in stored or stored[field.short_name] == field.data:
            return None
        return str(field.label.text), shown(field, stored[field.short_name])

    def remember(self, stored: Mapping[str, object]) -> None:
        """Puts the fingerprint of what is stored into a page that is asked for."""
        if not self.is_submitted():
            self.seen.data = fingerprint(stored)


def shown(field: Field, value: object) -> str:
    """A stored value as the page words it: the label of a choice, yes or no, the text itself."""
    labels = {choice.value: choice.label for choice in getattr(field, "choices", None) or ()}
    if isinstance(value, list | tuple):
        return ", ".join(str(labels.get(item, item)) for item in value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(labels.get(str(value), value) if value not in (None, "") else _("empty"))


def fingerprint(stored: Mapping[str, object]) -> str:
    """A short mark of the content, the same for the same content."""
    text = json.dumps(stored, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:20]

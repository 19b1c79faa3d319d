"""Forms of the contacts: who calls, what stands on a slip."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from workshop.consent_words import NAMES
from workshop.forms import Day, Line, SomeInView, StaffForm, choices


class CallerForm(StaffForm):
    """Who calls and by when; several of them stand on one page, each under a prefix of its own."""

    class Meta:
        csrf = False  # the page's own token guards all of them (extensions.csrf)

    caller = Line(_l("Who calls"), longest=120)
    by = Day(_l("By which day"))


class SlipForm(StaffForm):
    """A contact slip as it was filled in by hand."""

    code = Line(_l("Code of the slip"), longest=40, description=_l("Ten signs, such as K7MP4-XQD2A"))
    name = Line(_l("Name"), longest=400)
    phone = Line(_l("Telephone"), longest=400)
    email = Line(_l("E-mail"), longest=400)
    consents = SomeInView(_l("Ticked on the slip"), choices=choices(NAMES))
    fifteen = BooleanField(_l("“I am 15 or older” is ticked on the slip"))

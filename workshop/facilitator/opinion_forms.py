"""The form of a slip about the evening itself."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from workshop.domain.scales import HIGHEST, LOWEST
from workshop.domain.statements import LIMIT
from workshop.forms import StaffForm
from workshop.forms.fields import Lines, OneOf, choices
from workshop.opinion_words import AGAIN, AGAIN_ASKED, ITEMS, OPEN
from workshop.services.evaluations import RATED, Opinion

NOT_MARKED = {"": _l("not marked")}
MARKS = choices({**NOT_MARKED, **{str(mark): str(mark) for mark in range(LOWEST, HIGHEST + 1)}})


class OpinionForm(StaffForm):
    """As the slip: four marks, who would come again, two open lines. A list takes its mark
    from the keyboard: the figure, then the next field. What nobody marked stays empty."""

    heard = OneOf(ITEMS["heard"], choices=MARKS, default="")
    clear = OneOf(ITEMS["clear"], choices=MARKS, default="")
    pleasant = OneOf(ITEMS["pleasant"], choices=MARKS, default="")
    time_well_used = OneOf(ITEMS["time_well_used"], choices=MARKS, default="")
    again = OneOf(AGAIN_ASKED, choices=choices({**NOT_MARKED, **AGAIN}), default="")
    praise = Lines(OPEN["praise"], longest=LIMIT)
    change = Lines(OPEN["change"], longest=LIMIT)
    key = HiddenField()

    def opinion(self) -> Opinion:
        """The slip as the service takes it."""
        return Opinion(
            **{field: int(self[field].data) if self[field].data else None for field in RATED},
            again=self.again.data or "",
            praise=self.praise.data or "",
            change=self.change.data or "",
        )

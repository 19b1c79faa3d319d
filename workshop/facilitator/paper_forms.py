"""The form of a sheet of paper: one station's answers, several at once."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField

from workshop.domain.number_lists import read_plain
from workshop.forms import Line, Number, StaffForm
from workshop.services.paper import LINES, LONGEST_REASON, Sheet

HIGHEST_SHEET = 9999


def as_number(raw: object) -> int:
    """The number chosen; what is none becomes one that no row has, and the service refuses it."""
    number = read_plain(str(raw or 0))
    return -1 if number is None else number


class PaperForm(StaffForm):
    """``lines`` are read apart: as many rows as a sheet has, each with its kind."""

    number = Number(_l("Number of the sheet"), least=1, most=HIGHEST_SHEET)
    group = SelectField(_l("Group"), coerce=as_number, validate_choice=False)
    round = SelectField(_l("Round"), coerce=as_number, validate_choice=False)
    show = BooleanField(_l("Show at once"), default=True)
    reason = Line(_l("Why does it come late?"), longest=LONGEST_REASON)
    key = HiddenField()
    accepted = HiddenField()

    def sheet(self, station_id: int, lines: list[tuple[str, str]]) -> Sheet:
        """The form as the service takes it."""
        return Sheet(
            station_id=station_id,
            group_id=self.group.data or None,
            round_number=self.round.data or 0,
            lines=lines,
            key=self.key.data or "",
            number=self.number.data,
            show=bool(self.show.data),
            reason=self.reason.data or "",
            accepted=self.accepted.data or "",
        )


def typed_lines(form: Any) -> list[tuple[str, str]]:
    """(kind, text) of every row as sent, also of the empty ones."""
    return [(form.get(f"kind-{row}", ""), form.get(f"text-{row}", "")) for row in range(1, LINES + 1)]

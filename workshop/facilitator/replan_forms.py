"""The forms of changing the plan: a small one for each change, which asks only for what the change needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.domain.carousel.replan_changes import LONGEST_ROUND, Change
from workshop.domain.carousel.standing import Spot, Standing
from workshop.domain.carousel.timetable import ROUND_LEAST
from workshop.facilitator.replan_words import group_words, spot_words
from workshop.forms import Number, OneOf, StaffForm, choices
from workshop.services.replanning import Running

Stations = Mapping[int, str]
"""The titles of the stations by number."""


class ChangeForm(StaffForm):
    """A change that is looked at by its address (GET) and done by sending (POST); the app itself asks for the token of
    every POST, an address carries none."""

    class Meta:
        csrf = False

    def fill(self, running: Running, stations: Stations) -> None:
        """What can be chosen now."""

    def read(self, standing: Standing) -> Change:
        """The change as the planner takes it."""
        raise NotImplementedError

    @property
    def first_field(self) -> str:
        return next(iter(self._fields), "")


class CloseForm(ChangeForm):
    """A question drops out in all the rings."""

    station = OneOf(_l("Station"), coerce=int, id="close-station")

    def fill(self, running: Running, stations: Stations) -> None:
        standing = running.standing
        self.station.choices = station_choices({station for _ring, station in open_spots(standing)}, stations)

    def read(self, standing: Standing) -> Change:
        return Change(close=standing.everywhere(self.station.data))


class TableForm(ChangeForm):
    """One table: the station in one ring."""

    table: OneOf

    def spot(self, standing: Standing) -> frozenset[Spot]:
        return frozenset(spot for spot in standing.spots if standing.table(spot) == self.table.data)


class HostForm(TableForm):
    """A host who has gone home leaves one table."""

    table = OneOf(_l("Table of the host"), coerce=int, id="host-table")

    def fill(self, running: Running, stations: Stations) -> None:
        standing = running.standing
        self.table.choices = table_choices(standing, open_spots(standing), stations)

    def read(self, standing: Standing) -> Change:
        return Change(close=self.spot(standing))


class BackForm(TableForm):
    """Somebody can lead the table again."""

    table = OneOf(_l("Table"), coerce=int, id="back-table")

    def fill(self, running: Running, stations: Stations) -> None:
        standing = running.standing
        self.table.choices = table_choices(standing, sorted(standing.closed), stations)

    def read(self, standing: Standing) -> Change:
        return Change(reopen=self.spot(standing))


class ReopenForm(ChangeForm):
    """A question is open again in all the rings."""

    station = OneOf(_l("Station"), coerce=int, id="reopen-station")

    def fill(self, running: Running, stations: Stations) -> None:
        self.station.choices = station_choices({station for _ring, station in running.standing.closed}, stations)

    def read(self, standing: Standing) -> Change:
        return Change(reopen=standing.everywhere(self.station.data))


class MergeForm(ChangeForm):
    one = OneOf(_l("First group"), id="merge-one")
    other = OneOf(_l("Second group"), id="merge-other")

    def fill(self, running: Running, stations: Stations) -> None:
        self.one.choices = self.other.choices = group_choices(running)

    def read(self, standing: Standing) -> Change:
        return Change(merge=((str(self.one.data), str(self.other.data)),))


class SplitForm(ChangeForm):
    group = OneOf(_l("Group that is too large"), id="split-group")

    def fill(self, running: Running, stations: Stations) -> None:
        self.group.choices = group_choices(running)

    def read(self, standing: Standing) -> Change:
        return Change(split=str(self.group.data))


class MoreForm(ChangeForm):
    minutes = Number(
        _l("Minutes of the new round"),
        least=1,
        most=LONGEST_ROUND,
        missing=_l("Enter the minutes of the new round."),
        id="more-minutes",
    )

    def fill(self, running: Running, stations: Stations) -> None:
        if self.minutes.data is None and not self.minutes.raw_data:
            self.minutes.data = max(ROUND_LEAST, running.standing.minutes[-1])

    def read(self, standing: Standing) -> Change:
        return Change(rounds=1, minutes=self.minutes.data or 0)


class FewerForm(ChangeForm):
    def read(self, standing: Standing) -> Change:
        return Change(rounds=-1)


class RingForm(ChangeForm):
    """More people than planned (R22)."""

    def read(self, standing: Standing) -> Change:
        return Change(ring=True)


FORMS: dict[str, Callable[..., ChangeForm]] = {
    "ring": RingForm,
    "close": CloseForm,
    "host": HostForm,
    "merge": MergeForm,
    "split": SplitForm,
    "more": MoreForm,
    "fewer": FewerForm,
    "reopen": ReopenForm,
    "back": BackForm,
}
"""By the word in the address, in the order of the page."""
OF_CLOSED = ("reopen", "back")
OF_WALKING = ("merge", "split")
"""In the café people mix: no groups walk that could be joined or divided."""


def forms_for(running: Running, stations: Stations, chosen: str, sent: Any) -> dict[str, ChangeForm]:
    """Every form that makes sense now; the ``chosen`` one with what was ``sent``."""
    standing = running.standing
    without = (() if standing.closed else OF_CLOSED) + (OF_WALKING if running.cafe else ())
    without += ("ring",) if standing.done else ()
    made = {act: form(formdata=sent if act == chosen else None) for act, form in FORMS.items() if act not in without}
    for form in made.values():
        form.fill(running, stations)
    return made


def open_spots(standing: Standing) -> list[Spot]:
    return [spot for spot in standing.spots if spot not in standing.closed]


def station_choices(numbers: Collection[int], stations: Stations) -> list[Any]:
    return choices(
        {
            number: _("Station %(number)s: %(title)s", number=number, title=stations[number])
            for number in sorted(numbers)
        }
    )


def table_choices(standing: Standing, spots: Collection[Spot], stations: Stations) -> list[Any]:
    return choices({standing.table(spot): spot_words(standing, spot, stations) for spot in spots})


def group_choices(running: Running) -> list[Any]:
    """The groups that walk by themselves; with their ring where there are several."""
    standing = running.standing
    found = {}
    for ring in standing.rings:
        for group in standing.walking(ring):
            name = group_words(*running.names[group.letter])
            many = _("%(group)s, ring %(ring)s", group=name, ring=ring)
            found[group.letter] = many if len(standing.rings) > 1 else name
    return choices(found)

"""The form of groups, rounds and times."""

from __future__ import annotations

from math import floor
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.widgets import TextInput

from workshop.domain.carousel.naming import letter
from workshop.domain.carousel.rotation import Mode, Order
from workshop.domain.carousel.sizing import MOST_GROUPS, MOST_PEOPLE, MOST_STATIONS
from workshop.domain.carousel.timetable import (
    BREAK_MINUTES,
    break_after,
    carousel_minutes,
    round_minutes,
    rounds_that_fit,
)
from workshop.domain.number_lists import read_row
from workshop.domain.refusals import Refusal
from workshop.facilitator.words import MODES, ORDERS
from workshop.forms import Number, OneInView, SharedForm, SomeInView, choices
from workshop.refusal_words import say
from workshop.services.plan_edit import PlanSettings

MOST_RINGS = 8
LONGEST_ROUND = 60
LONGEST_MOVE = 600
LONGEST_HOME = 30
LONGEST_BREAK = 60
LONGEST_GALLERY = 30
LONGEST_EVENING = 300
MOST_HOSTS = MOST_RINGS * MOST_STATIONS
LETTERS = tuple(letter(place) for place in range(MOST_GROUPS))


class Minutes(Field):
    """Minutes of the rounds in a row, parted as people part them: »14, 11, 9, 7«."""

    widget = TextInput()
    data: tuple[int, ...]

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else ", ".join(str(minutes) for minutes in self.data or ())

    def set(self, minutes: tuple[int, ...]) -> None:
        """Minutes in place of what was typed."""
        self.data, self.raw_data, self.process_errors = minutes, None, []

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = ()
        row = read_row(str(valuelist[0] if valuelist else ""))
        if row is None:
            raise ValueError(_("Enter the minutes of each round, such as 14, 11, 9, 7."))
        if any(not 1 <= minutes <= LONGEST_ROUND for minutes in row):
            message = _("Enter from %(least)s to %(most)s minutes for each round.", least=1, most=LONGEST_ROUND)
            raise ValueError(message)
        self.data = row


class PlanForm(SharedForm):
    """People, groups and rounds. Rings and groups left empty are chosen by the sizing rules."""

    people = Number(_l("Expected people"), least=1, most=MOST_PEOPLE, missing=_l("Enter how many people you expect."))
    groups = Number(
        _l("Groups in a ring"), least=1, most=MOST_STATIONS, description=_l("Left empty: as many as suit the people")
    )
    rings = Number(
        _l("Rings"), least=1, most=MOST_RINGS, description=_l("Left empty: one, or more when there are many people")
    )
    hosts = Number(
        _l("How many people can lead a station?"),
        least=1,
        most=MOST_HOSTS,
        description=_l("Left empty: as many as needed"),
    )
    seated = SomeInView(
        _l("Groups that cannot walk"), choices=choices({each: each for each in LETTERS}), filters=[tuple]
    )
    mode = OneInView(_l("Who moves"), choices=choices(MODES))
    order = OneInView(_l("Order of the stations"), choices=choices(ORDERS))
    minutes = Minutes(_l("Minutes of each round"), description=_l("As many numbers as there are rounds"))
    total = Number(
        _l("Minutes for the whole carousel"),
        least=10,
        most=LONGEST_EVENING,
        description=_l("With the moves and the home round"),
    )
    rounds = Number(
        _l("Rounds"), least=1, most=MOST_STATIONS, description=_l("Left empty: as many as fit into the time")
    )
    move_seconds = Number(
        _l("Seconds for a move"), least=0, most=LONGEST_MOVE, missing=_l("Enter the seconds for a move.")
    )
    home_minutes = Number(
        _l("Minutes of the home round"),
        least=0,
        most=LONGEST_HOME,
        missing=_l("Enter the minutes of the home round."),
        description=_l("0 when there is none"),
    )
    break_after_round = Number(
        _l("Break after round"),
        least=0,
        most=MOST_STATIONS,
        description=_l("0 when there is none"),
    )
    break_minutes = Number(_l("Minutes of the break"), least=1, most=LONGEST_BREAK)
    gallery_minutes = Number(
        _l("Minutes of the gallery walk"),
        least=0,
        most=LONGEST_GALLERY,
        description=_l("After the last round all walk past every station. 0 when there is none"),
    )

    def propose(self, stations: int) -> None:
        """R16: the minutes of the rounds, falling, from the whole time; in place of those that were typed."""
        move, home = (self.move_seconds.data or 0) / 60, self.home_minutes.data or 0
        if not self.total.data:
            if not self.total.process_errors:
                self.total.process_errors = [str(_("Enter the minutes for the whole carousel."))]
            return
        rounds = min(self.rounds.data or rounds_that_fit(stations, self.total.data, move, home), stations)
        try:
            self.minutes.set(round_minutes(self.total.data, rounds, move, home))
        except Refusal as refusal:
            self.total.process_errors = [say(refusal)]

    def count_rounds(self) -> None:
        """As many rounds as there are minutes now, in place of a number that was typed."""
        if self.rounds.data:
            put(self.rounds, len(self.minutes.data))

    def is_in_step(self) -> bool:
        """Whether there are minutes for as many rounds as were typed; where not, it is said at the minutes."""
        rounds, given = self.rounds.data, len(self.minutes.data)
        if not rounds or rounds == given:
            return True
        words = _(
            "Rounds entered: %(rounds)s; minutes entered for: %(given)s. "
            "Mend one of the two, or leave the rounds empty.",
            rounds=rounds,
            given=given,
        )
        self.minutes.errors = [words]
        return False

    def read(self) -> PlanSettings:
        """The form as the service takes it."""
        return PlanSettings(
            people=self.people.data or 0,
            minutes=tuple(self.minutes.data),
            rings=self.rings.data,
            groups=self.groups.data,
            order=self.order.data or Order.SIMPLE,
            mode=self.mode.data or Mode.GROUPS_MOVE,
            move_seconds=self.move_seconds.data or 0,
            home_minutes=self.home_minutes.data or 0,
            break_after_round=self.break_after_round.data or 0,
            break_minutes=self.break_minutes.data or BREAK_MINUTES,
            gallery_minutes=self.gallery_minutes.data or 0,
            seated=tuple(self.seated.data or ()),
            hosts=self.hosts.data,
        )

    def suggest_break(self, rounds: int) -> None:
        """R17: ten minutes after half of the rounds, in place of what was typed."""
        for field, value in ((self.break_after_round, break_after(rounds)), (self.break_minutes, BREAK_MINUTES)):
            put(field, value)

    def reckon_total(self) -> None:
        """The whole time that the minutes in the form come to, in place of what was typed."""
        put(self.total, whole_minutes(self.read()))


def put(field: Number, value: int) -> None:
    """A number in place of what was typed."""
    field.data, field.raw_data, field.process_errors = value, None, []


def whole_minutes(plan: PlanSettings) -> int:
    """Rounds, the moves between them and the home round together, as »Minutes for the whole carousel« names them."""
    return floor(carousel_minutes(plan.minutes, plan.move_seconds / 60, plan.home_minutes) + 0.5)

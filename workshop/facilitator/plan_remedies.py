"""What the page of the plan offers where something is short: hosts, or time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.agenda import overrun
from workshop.domain.carousel import Plan
from workshop.domain.carousel.remedies import Remedy, Way, remedies
from workshop.domain.carousel.rotation import Mode
from workshop.domain.carousel.shortening import shorten
from workshop.domain.carousel.timetable import SHEETS_MOVE_MINUTES
from workshop.facilitator.pages import address
from workshop.facilitator.plan_forms import PlanForm, put
from workshop.models import Workshop
from workshop.services.plan_edit import PlanSettings, lines_with, wanted_of


@dataclass(frozen=True)
class Offer:
    """A way out: a sentence, and the button that fills it into the form (``act``) or the page where it is done."""

    words: str
    button: str
    act: str = ""
    address: str = ""


def offers(workshop: Workshop, made: Plan, shown: PlanSettings) -> list[Offer]:
    """What helps where hosts are missing (R2, R11, R14)."""
    stations = made.stations
    return [offer(workshop, remedy, stations) for remedy in remedies(wanted_of(shown, stations), made)]


def offer(workshop: Workshop, remedy: Remedy, stations: int) -> Offer:
    if remedy.way is Way.SHEETS:
        words = _("Let the sheets move: people stay at their tables, and one host can look after several.")
        return Offer(words, _("The sheets move"), act=remedy.way)
    if remedy.way is Way.FEWER_RINGS:
        return Offer(rings_words(remedy), _("Fewer rings"), act=remedy.way)
    words = ngettext(
        "Leave out %(num)s station: with %(stations)s stations %(hosts)s hosts are enough.",
        "Leave out %(num)s stations: with %(stations)s stations %(hosts)s hosts are enough.",
        stations - remedy.stations,
        stations=remedy.stations,
        hosts=remedy.hosts,
    )
    return Offer(words, _("To the stations"), address=address("stations", workshop))


def rings_words(remedy: Remedy) -> str:
    """»One ring with groups of up to 8 people needs 5 hosts.«"""
    return str(
        ngettext(
            "%(num)s ring with groups of up to %(most)s people needs %(hosts)s hosts.",
            "%(num)s rings with groups of up to %(most)s people need %(hosts)s hosts.",
            remedy.rings,
            most=remedy.most,
            hosts=remedy.hosts,
        )
    )


def fill_remedy(form: PlanForm, act: str, made: Plan, shown: PlanSettings) -> None:
    """What the button of an offer fills in."""
    if act == Way.SHEETS:
        form.mode.data = str(Mode.SHEETS_MOVE)
        put(form.move_seconds, round(SHEETS_MOVE_MINUTES * 60))
    for remedy in remedies(wanted_of(shown, made.stations), made):
        if act == remedy.way is Way.FEWER_RINGS:
            put(form.rings, remedy.rings)
            put(form.groups, made.stations)


def fill_shorter(form: PlanForm, workshop: Workshop) -> None:
    """The minutes with which the evening ends when the room is booked until; says it where that cannot be."""
    plan = form.read()
    by = overrun(workshop.starts_at, workshop.ends_at, lines_with(workshop.id, plan))
    if not plan.minutes or not by:
        return
    found = shorten(plan.minutes, by, plan.move_seconds / 60, plan.home_minutes)
    left = replace(plan, minutes=found) if found else plan
    if found and not overrun(workshop.starts_at, workshop.ends_at, lines_with(workshop.id, left)):
        form.minutes.set(found)
        form.reckon_total()
        return
    message = _("The rounds cannot become so short. Shorten another part of the agenda, or book the room for longer.")
    form.minutes.process_errors = [str(message)]

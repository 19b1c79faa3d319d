"""The rules a ready workshop keeps: method.md E.5, and R12, R16, R17 for its times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from workshop.domain.carousel.timetable import ROUND_LEAST, carousel_minutes
from workshop.domain.statements import Kind
from workshop.domain.templates.reader import TemplateError
from workshop.domain.templates.shapes import BlockKind, StationTemplate, Texts, WorkshopTemplate

STATIONS_LEAST, STATIONS_MOST = 4, 6
PROBES_LEAST, PROBES_MOST = 2, 3
GIVING = {Kind.OFFER, Kind.VOLUNTEER}
ASKING_YES_OR_NO = {
    "sl": {"ali"},
    "en": {"is", "are", "do", "does", "did", "can", "could", "will", "would", "should", "have", "has", "must", "may"},
}


def check_template(template: WorkshopTemplate) -> None:
    """Raises TemplateError at the first rule that is not kept."""
    check_purpose(template)
    check_stations(template)
    for station in template.stations:
        check_station(template.key, station)
    check_rounds(template)
    check_agenda(template)
    check_unique(template.key, "role", [role.key for role in template.roles])
    check_unique(template.key, "practice", [card.key for card in template.practices])
    check_order(template.key, "draft priorities", [priority.number for priority in template.draft_priorities])


def each(texts: Texts, where: str, keeps: Callable[[str], bool], problem: str) -> None:
    for language, text in texts.words.items():
        if not keeps(text):
            raise TemplateError(where, f"{problem} ({language}: {text})")


def check_purpose(template: WorkshopTemplate) -> None:
    each(template.purpose, template.key, is_one_sentence, "the purpose is not one sentence")


def is_one_sentence(text: str) -> bool:
    return text.endswith(".") and not any(mark in text[:-1] for mark in (". ", "! ", "? "))


def check_stations(template: WorkshopTemplate) -> None:
    """Four to six stations, numbered from 1, and one at least that takes offers or sign-ups."""
    stations = template.stations
    most = STATIONS_LEAST if template.short else STATIONS_MOST
    if len(template.usual_stations) < STATIONS_LEAST or len(stations) > most:
        problem = f"{len(stations)} stations, {len(template.usual_stations)} of them not optional"
        raise TemplateError(template.key, f"{problem}; they are {STATIONS_LEAST} to {most}")
    check_order(template.key, "stations", [station.number for station in stations])
    gives = any(GIVING & set(station.kinds) for station in template.usual_stations)
    if not gives and not template.short:
        raise TemplateError(template.key, "no station takes offers or volunteers")


def check_order(where: str, what: str, numbers: Sequence[int]) -> None:
    if list(numbers) != list(range(1, len(numbers) + 1)):
        raise TemplateError(where, f"the {what} are not numbered 1, 2, 3 …: {list(numbers)}")


def check_unique(where: str, what: str, keys: Sequence[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise TemplateError(where, f"{what} {twice[0]!r} stands there twice")


def check_station(key: str, station: StationTemplate) -> None:
    where = f"{key}, station {station.number}"
    check_kinds(where, station.kinds)
    each(station.question, where, is_one_question, "the question is not one question with one question mark")
    for language, question in station.question.words.items():
        if question.split()[0].lower() in ASKING_YES_OR_NO.get(language, set()):
            raise TemplateError(where, f"the question can be answered with yes or no ({language}: {question})")
    each(station.hint, where, lambda hint: not hint.endswith("."), "the hint ends with a full stop")
    if not PROBES_LEAST <= len(station.probes) <= PROBES_MOST:
        raise TemplateError(where, f"{len(station.probes)} probes; they are {PROBES_LEAST} to {PROBES_MOST}")
    for probe in station.probes:
        each(probe, where, is_one_question, "a probe is not one question with one question mark")


def is_one_question(text: str) -> bool:
    return text.endswith("?") and text.count("?") == 1


def check_kinds(where: str, kinds: Sequence[Kind]) -> None:
    if not kinds:
        raise TemplateError(where, "no kind of statement is allowed")
    if len(set(kinds)) < len(kinds):
        raise TemplateError(where, "a kind of statement stands there twice")
    if set(kinds) == {Kind.CONCERN}:
        raise TemplateError(where, "only concerns are allowed")


def check_rounds(template: WorkshopTemplate) -> None:
    """Rounds of five minutes or more (R17), and as many as a group sees stations (R12)."""
    for number, minutes in enumerate(template.rounds, start=1):
        if minutes < ROUND_LEAST:
            problem = f"round {number} has {minutes} minutes, less than {ROUND_LEAST}"
            raise TemplateError(template.key, problem)
    stations = len(template.usual_stations)
    seen = template.stations_per_group
    if seen is not None and seen >= stations:
        raise TemplateError(template.key, f"'stations_per_group' is {seen}, not less than the {stations} stations")
    if len(template.rounds) != (seen or stations):
        raise TemplateError(template.key, f"{len(template.rounds)} rounds for {seen or stations} stations a group")


def check_agenda(template: WorkshopTemplate) -> None:
    """The carousel and the home round are in the agenda once each, with the minutes that the rounds add up to (R16)."""
    whole = ceil(carousel_minutes(template.rounds, template.move_seconds / 60, home=0))
    check_block(template, BlockKind.CAROUSEL, [whole])
    check_block(template, BlockKind.HOME_ROUND, [template.home_minutes] if template.home_minutes else [])


def check_block(template: WorkshopTemplate, kind: BlockKind, minutes: list[int]) -> None:
    found = [block.minutes for block in template.agenda if block.kind == kind]
    if found != minutes:
        raise TemplateError(template.key, f"the minutes of {kind.value!r} in the agenda are {found}, not {minutes}")

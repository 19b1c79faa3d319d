"""From data to a template: what is kept, and what is refused where."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.domain.templates.ready import READY, block, card, ready, texts, with_station
from workshop.domain.statements import Kind
from workshop.domain.templates import CARD_FIELDS, BlockKind, TemplateError, parse_template


def test_a_template_keeps_what_its_data_say() -> None:
    template = parse_template(ready())
    assert (template.key, template.version, template.rounds) == ("small-room", 1, (14, 11, 9, 7))
    assert template.purpose.in_("sl") == "Ugotoviti."
    assert [request.in_("en") for request in template.requests] == ["soba"]
    assert [role.key for role in template.roles] == ["keys"]


def test_what_is_left_out_has_its_usual_value() -> None:
    template = parse_template(ready())
    assert (template.move_seconds, template.home_minutes, template.stations_per_group) == (90, 5, None)
    assert (template.short, template.votes_each, template.draft_priorities) == (False, None, ())


def test_a_station_keeps_its_kinds_in_order() -> None:
    station = parse_template(ready()).stations[1]
    assert (station.number, station.kinds, station.optional) == (2, (Kind.IDEA, Kind.CONCERN), False)


def test_a_station_keeps_its_texts() -> None:
    station = parse_template(ready()).stations[0]
    assert (station.title.in_("en"), station.question.in_("sl"), station.hint.in_("en")) == (
        "title en",
        "Kaj pogrešamo?",
        "hint en",
    )
    assert [probe.in_("en") for probe in station.probes] == ["Kdo?", "Kdaj?"]


def test_a_block_keeps_kind_minutes_and_note() -> None:
    noted = {"kind": "break", "minutes": 10, **texts("title", "note")}
    block = parse_template(ready(agenda=[*ready()["agenda"], noted])).agenda[-1]
    assert (block.kind, block.minutes, block.note and block.note.in_("en")) == (BlockKind.BREAK, 10, "note en")


def test_a_block_without_a_note_has_none() -> None:
    assert parse_template(ready()).agenda[0].note is None


def test_a_draft_priority_keeps_its_codes() -> None:
    priority = {"number": 1, "codes": ["P3", "P5"], **texts("name")}
    kept = parse_template(ready(draft_priorities=[priority])).draft_priorities[0]
    assert (kept.number, kept.codes, kept.name.in_("en")) == (1, ("P3", "P5"), "name en")


def test_parsing_leaves_the_data_as_they_are() -> None:
    before = deepcopy(READY)
    parse_template(READY)
    assert before == READY


@pytest.mark.parametrize("field", ["key", "version", "stations", "rounds", "agenda", "sl", "en"])
def test_a_field_left_out_is_refused(field: str) -> None:
    with pytest.raises(TemplateError):
        parse_template(ready(**{field: None}))


@pytest.mark.parametrize("name", ["name", "purpose", "audiences", "sources", "requests", "risks"])
@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_text_of_the_template_left_out_is_refused(name: str, language: str) -> None:
    data = ready()
    del data[language][name]
    with pytest.raises(TemplateError, match=f"small-room: '{name}' in '{language}' is missing"):
        parse_template(data)


@pytest.mark.parametrize("name", ["title", "question", "hint", "probes"])
@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_text_of_a_station_left_out_is_refused(name: str, language: str) -> None:
    data = ready()
    del data["stations"][2][language][name]
    with pytest.raises(TemplateError, match=f"small-room, station 3: '{name}' in '{language}' is missing"):
        parse_template(data)


@pytest.mark.parametrize("name", ["title", *CARD_FIELDS, "source"])
@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_field_of_a_card_left_out_is_refused(name: str, language: str) -> None:
    data = ready()
    del data["practices"][0][language][name]
    where = rf"small-room, practice 1 \(huje\): '{name}' in '{language}' is missing"
    with pytest.raises(TemplateError, match=where):
        parse_template(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ready(minutes=5), "small-room: unknown field 'minutes'"),
        (ready(version=0), "small-room: 'version' is 0, less than 1"),
        (ready(rounds=[14, "11", 9, 7]), "small-room: 'round 2' is not a whole number"),
        (ready(home_minutes=-1), "small-room: 'home_minutes' is -1, less than 0"),
        (ready(votes_each=0), "small-room: 'votes_each' is 0, less than 1"),
        (with_station(2, kinds=["wish"]), "small-room, station 2: unknown kind 'wish'"),
        (with_station(2, minutes=4), "small-room, station 2: unknown field 'minutes'"),
        (ready(agenda=[block("speech", 5)]), "small-room, agenda block 1: unknown kind 'speech'"),
        (ready(agenda=[block("welcome", 0)]), "small-room, agenda block 1: 'minutes' is 0, less than 1"),
        (ready(roles=[{"key": "keys"}]), "small-room, role 1: 'name' in 'sl' is missing or empty"),
        (ready(practices=[card("Huje")]), "small-room, practice 1: 'key' is not small letters, digits and hyphens"),
    ],
)
def test_a_fault_is_told_with_its_place(data: dict[str, Any], said: str) -> None:
    with pytest.raises(TemplateError) as error:
        parse_template(data)
    assert str(error.value) == said

"""The templates that are shipped: complete, in both languages, with the questions of the method."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import workshop
from workshop.domain.carousel.timetable import fits
from workshop.domain.refusals import NotFound
from workshop.domain.statements import Kind
from workshop.domain.templates import LANGUAGES, TemplateError, Texts
from workshop.services.library import CARDS, KEYS, find_card, get_template, list_templates, read_library, read_template

FOLDER = Path(workshop.__file__).parent / "library"

QUESTIONS = {
    "community-room": [
        "Kaj pogrešamo v svojem kraju in ali bi nam pri tem pomagal skupni prostor?",
        "Kakšen naj bo prostor, da se bomo v njem dobro počutili?",
        "Katere dejavnosti že potekajo in katere bi se lahko preselile sem?",
        "Katero znanje, čas, predmete ali stike lahko prinesemo?",
        "Kdo bo sodeloval in kako se bomo dogovarjali?",
    ],
    "coworking": [
        "Kdo bi delal v takem prostoru in kaj mu danes manjka?",
        "Kaj mora imeti prostor, da bo zares uporaben?",
        "Koga želimo spoznati in kaj se želimo naučiti?",
        "Kako naj prostor koristi tudi tistim, ki v njem ne delajo?",
        "Kdo skrbi za prostor in koliko naj stane?",
    ],
    "creative-place": [
        "Kje bi v našem kraju potrebovali ustvarjalno rešitev?",
        "Kdo bi moral sodelovati, pa se še ne pozna?",
        "Kateri prazni ali premalo uporabljeni prostori so primerni?",
        "Katera pomoč, svetovanje ali izobraževanje manjka?",
        "Kako zagotoviti stalen, ne le projektni vir?",
        "Kateri izziv javne storitve naj občina objavi letos?",
    ],
    "region": [
        "Kaj bi zadržalo mlade in pritegnilo ljudi nazaj?",
        "Katero znanje in izumi potrebujemo pri nas?",
        "Katera območja, zgradbe in povezave naj se uredijo najprej?",
        "Na kaj smo ponosni in kako to okrepimo?",
        "Kje bi morale občine delati skupaj?",
        "Od kod denar in kako bodo vlagatelji prišli?",
    ],
}


def every_text(value: Any) -> Iterator[Texts]:
    """All texts inside a template, however deep."""
    if isinstance(value, Texts):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from every_text(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from every_text(inner)


def questions(key: str) -> list[str]:
    return [station.question.in_("sl") for station in get_template(key).stations]


def test_the_templates_come_in_their_order_with_the_default_first() -> None:
    assert [template.key for template in list_templates()] == [
        "community-room",
        "coworking",
        "creative-place",
        "region",
        "region-short",
    ]


def test_every_file_of_the_library_is_offered() -> None:
    assert {path.name for path in FOLDER.glob("*.toml")} == {CARDS, *(f"{key}.toml" for key in KEYS)}


def test_an_unknown_template_is_not_found() -> None:
    with pytest.raises(NotFound) as refusal:
        get_template("party")
    assert (refusal.value.code, refusal.value.facts["key"]) == ("template_unknown", "party")


def test_the_files_are_read_once() -> None:
    assert list_templates() is list_templates()


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_questions_are_those_of_the_method(key: str) -> None:
    assert questions(key) == QUESTIONS[key]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_in_either_language(key: str, language: str) -> None:
    assert all(text.words[language] for text in every_text(get_template(key)))


@pytest.mark.parametrize("key", KEYS)
def test_no_question_is_left_untranslated(key: str) -> None:
    said = [text for station in get_template(key).stations for text in every_text((station.question, station.probes))]
    assert [text.in_("sl") for text in said if text.in_("sl") == text.in_("en")] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_card_has_its_seven_fields_and_a_source(key: str) -> None:
    cards = get_template(key).practices
    assert cards
    assert {len(card.fields_in(language)) for card in cards for language in LANGUAGES} == {9}


def test_every_card_is_shown_by_a_template() -> None:
    shown = {card.key for template in list_templates() for card in template.practices}
    assert shown == set(read_library(CARDS))


def test_cards_of_one_key_are_the_same_everywhere() -> None:
    assert get_template("region").practices[5] == get_template("community-room").practices[2]


@pytest.mark.parametrize("key", KEYS)
def test_the_rounds_are_long_enough_and_fall(key: str) -> None:
    rounds = get_template(key).rounds
    assert fits(rounds)
    assert list(rounds) == sorted(rounds, reverse=True)


@pytest.mark.parametrize(
    ("key", "rounds", "a_group"),
    [
        ("community-room", (13, 10, 8, 7, 5), None),
        ("coworking", (14, 11, 9, 7), None),
        ("creative-place", (14, 11, 9, 7), 4),
        ("region", (14, 11, 9, 7), 4),
        ("region-short", (12, 10, 8, 6), None),
    ],
)
def test_the_rounds_are_those_of_the_method(key: str, rounds: tuple[int, ...], a_group: int | None) -> None:
    template = get_template(key)
    assert (template.rounds, template.stations_per_group) == (rounds, a_group)


def test_the_default_agenda_is_the_evening_script() -> None:
    assert [(block.kind.value, block.minutes) for block in get_template("community-room").agenda] == [
        ("check_in", 20),
        ("welcome", 5),
        ("purpose", 7),
        ("assurances", 7),
        ("practices", 10),
        ("instructions", 5),
        ("carousel", 49),
        ("home_round", 5),
        ("plenary", 12),
        ("voting", 6),
        ("sign_up", 7),
        ("next_steps", 4),
        ("raffle", 8),
        ("evaluation", 3),
    ]


def test_the_short_evening_takes_ninety_minutes() -> None:
    template = get_template("region-short")
    assert sum(block.minutes for block in template.agenda) == 90
    assert (template.short, template.home_minutes, len(template.stations)) == (True, 0, 4)


def test_the_default_probes_are_those_of_the_method() -> None:
    assert [probe.in_("sl") for probe in get_template("community-room").stations[0].probes] == [
        "Kdo danes ostane doma, ker nima kam?",
        "Kdaj v tednu bi prišli?",
        "Kaj bi se moralo v enem letu spremeniti, da bi rekli: splačalo se je?",
    ]


def test_the_default_kinds_are_those_of_the_method_and_the_activities() -> None:
    assert [station.kinds for station in get_template("community-room").stations] == [
        (Kind.NEED, Kind.CONCERN),
        (Kind.NEED, Kind.IDEA, Kind.CONCERN),
        (Kind.ACTIVITY, Kind.IDEA, Kind.OFFER),
        (Kind.OFFER, Kind.VOLUNTEER),
        (Kind.VOLUNTEER, Kind.IDEA, Kind.CONCERN),
    ]


def test_price_is_the_one_optional_station() -> None:
    optional = [
        (template.key, station.number)
        for template in list_templates()
        for station in template.stations
        if station.optional
    ]
    assert optional == [("coworking", 5)]


def test_the_stations_of_the_region_are_coded_by_factor() -> None:
    assert [station.code for station in get_template("region").stations] == ["D1", "D2", "D3", "D4", "D5", "D6"]


def test_the_ten_draft_priorities_and_their_pointers_add_up() -> None:
    priorities = get_template("region").draft_priorities
    counts = Counter(code for priority in priorities for code in priority.codes)
    assert [counts[f"P{number}"] for number in range(1, 11)] == [5, 2, 7, 1, 3, 4, 1, 6, 5, 5]
    assert (len(priorities), get_template("region").votes_each) == (10, 4)


def test_where_a_source_is_silent_the_card_says_so() -> None:
    card = get_template("community-room").practices[0]
    assert (card.results.in_("sl"), card.results.in_("en")) == ("Vir tega ne navaja.", "The source does not say.")


def test_a_percent_sign_never_begins_a_line_in_slovene() -> None:
    texts = [text.in_("sl") for template in list_templates() for text in every_text(template)]
    assert [text for text in texts if " %" in text or " €" in text] == []


def test_growth_ranks_that_the_source_contradicts_are_not_quoted() -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml"))
    assert "77" not in whole


def test_a_fault_names_the_file() -> None:
    data = tomllib.loads((FOLDER / "region.toml").read_text(encoding="utf-8"))
    data["stations"][1]["kinds"] = ["concern"]
    with pytest.raises(TemplateError, match=r"region\.toml: region, station 2: only concerns are allowed"):
        read_template("region.toml", data, read_library(CARDS))


def test_a_file_that_holds_another_template_is_refused() -> None:
    data = read_library("region.toml")
    with pytest.raises(TemplateError, match=r"coworking\.toml: the file holds the template 'region'"):
        read_template("coworking.toml", data, read_library(CARDS))


def test_a_card_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateError, match=r"practices\.toml: there is no card 'castle'"):
        find_card({}, "castle")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateError, match=r"party\.toml: cannot be read"):
        read_library("party.toml")

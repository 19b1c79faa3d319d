"""E.5: each rule that a ready workshop keeps has its refusal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.templates.ready import block, card, ready, station, texts, with_station, with_words
from workshop.domain.templates import TemplateError, parse_template


def problem(data: dict[str, Any]) -> str:
    with pytest.raises(TemplateError) as error:
        parse_template(data)
    return str(error.value)


def many(number: int) -> list[dict[str, Any]]:
    return [station(place, "need", "offer") for place in range(1, number + 1)]


def test_the_ready_data_keep_every_rule() -> None:
    assert parse_template(ready()).key == "small-room"


def test_a_purpose_of_two_sentences_is_refused() -> None:
    data = ready()
    data["en"]["purpose"] = "To find out. To agree."
    assert problem(data) == "small-room: the purpose is not one sentence (en: To find out. To agree.)"


def test_a_purpose_without_its_full_stop_is_refused() -> None:
    data = ready()
    data["sl"]["purpose"] = "Ugotoviti"
    assert "the purpose is not one sentence (sl: Ugotoviti)" in problem(data)


@pytest.mark.parametrize(("stations", "rounds"), [(3, [12, 9, 7]), (7, [9, 8, 7, 6, 5, 5, 5])])
def test_fewer_than_four_stations_or_more_than_six_are_refused(stations: int, rounds: list[int]) -> None:
    said = problem(ready(stations=many(stations), rounds=rounds))
    assert said == f"small-room: {stations} stations, {stations} of them not optional; they are 4 to 6"


def test_optional_stations_do_not_make_up_the_four() -> None:
    assert "4 stations, 3 of them not optional" in problem(with_station(4, optional=True))


def test_a_short_evening_has_four_stations_and_no_more() -> None:
    assert "5 stations, 5 of them not optional; they are 4 to 4" in problem(ready(stations=many(5), short=True))


def test_a_template_without_offers_or_volunteers_is_refused() -> None:
    assert problem(with_station(4, kinds=["idea"])) == "small-room: no station takes offers or volunteers"


def test_volunteers_are_as_good_as_offers() -> None:
    assert parse_template(with_station(4, kinds=["volunteer"])).stations[3].kinds == ("volunteer",)


def test_an_optional_station_for_offers_is_not_enough() -> None:
    data = with_station(4, kinds=["idea"])
    data["stations"].append({**station(5, "offer"), "optional": True})
    assert problem(data) == "small-room: no station takes offers or volunteers"


def test_a_short_evening_may_do_without_offers() -> None:
    assert parse_template({**with_station(4, kinds=["idea"]), "short": True}).short


def test_stations_out_of_order_are_refused() -> None:
    data = ready(stations=[station(number, "need", "offer") for number in (1, 3, 3, 4)])
    assert problem(data) == "small-room: the stations are not numbered 1, 2, 3 …: [1, 3, 3, 4]"


def test_a_station_with_concerns_alone_is_refused() -> None:
    assert problem(with_station(2, kinds=["concern"])) == "small-room, station 2: only concerns are allowed"


def test_a_station_without_kinds_is_refused() -> None:
    assert problem(with_station(2, kinds=[])) == "small-room, station 2: no kind of statement is allowed"


def test_a_kind_twice_is_refused() -> None:
    said = problem(with_station(2, kinds=["idea", "idea"]))
    assert said == "small-room, station 2: a kind of statement stands there twice"


@pytest.mark.parametrize("question", ["Povejte, kaj pogrešamo.", "Kaj pogrešamo? Kdo pride?", "Kaj? In zakaj"])
def test_what_is_not_one_question_is_refused(question: str) -> None:
    said = problem(with_words(3, "sl", question=question))
    assert said.startswith("small-room, station 3: the question is not one question with one question mark (sl:")


@pytest.mark.parametrize(("language", "question"), [("sl", "Ali potrebujemo prostor?"), ("en", "Do we need the room?")])
def test_a_question_answered_with_yes_or_no_is_refused(language: str, question: str) -> None:
    said = problem(with_words(3, language, question=question))
    assert said == f"small-room, station 3: the question can be answered with yes or no ({language}: {question})"


def test_a_hint_with_a_full_stop_is_refused() -> None:
    said = problem(with_words(1, "en", hint="For example: a ramp."))
    assert said == "small-room, station 1: the hint ends with a full stop (en: For example: a ramp.)"


@pytest.mark.parametrize("probes", [["Kdo?"], ["Kdo?", "Kdaj?", "Kje?", "Kako?"]])
def test_one_probe_or_four_are_refused(probes: list[str]) -> None:
    asked = {"probes": probes}
    data = with_station(1, **texts("title", "hint", question="Kaj pogrešamo?", **asked))
    assert problem(data) == f"small-room, station 1: {len(probes)} probes; they are 2 to 3"


def test_a_probe_that_is_no_question_is_refused() -> None:
    said = problem(with_words(1, "en", probes=["Who?", "Tell us."]))
    assert said == "small-room, station 1: a probe is not one question with one question mark (en: Tell us.)"


def test_a_round_under_five_minutes_is_refused() -> None:
    assert problem(ready(rounds=[14, 11, 9, 4])) == "small-room: round 4 has 4 minutes, less than 5"


@pytest.mark.parametrize("rounds", [[14, 11, 9], [13, 10, 8, 7, 5], []])
def test_every_station_has_its_round(rounds: list[int]) -> None:
    assert problem(ready(rounds=rounds)) == f"small-room: {len(rounds)} rounds for 4 stations a group"


def test_a_group_may_see_fewer_stations_in_as_many_rounds() -> None:
    template = parse_template(ready(stations=many(6), stations_per_group=4))
    assert (len(template.stations), len(template.rounds)) == (6, 4)


def test_rounds_that_do_not_match_the_stations_a_group_are_refused() -> None:
    data = ready(stations=many(6), stations_per_group=5)
    assert problem(data) == "small-room: 4 rounds for 5 stations a group"


def test_stations_a_group_that_are_all_of_them_are_refused() -> None:
    said = problem(ready(stations_per_group=4))
    assert said == "small-room: 'stations_per_group' is 4, not less than the 4 stations"


def test_an_agenda_without_the_carousel_is_refused() -> None:
    said = problem(ready(agenda=[block("home_round", 5)]))
    assert said == "small-room: the minutes of 'carousel' in the agenda are [], not [46]"


def test_an_agenda_with_two_carousels_is_refused() -> None:
    agenda = [block("carousel", 46), block("carousel", 46), block("home_round", 5)]
    assert "the minutes of 'carousel' in the agenda are [46, 46], not [46]" in problem(ready(agenda=agenda))


def test_carousel_minutes_that_the_rounds_do_not_add_up_to_are_refused() -> None:
    agenda = [block("carousel", 40), block("home_round", 5)]
    assert "the minutes of 'carousel' in the agenda are [40], not [46]" in problem(ready(agenda=agenda))


def test_shorter_moves_make_a_shorter_carousel() -> None:
    agenda = [block("carousel", 43), block("home_round", 5)]
    assert parse_template(ready(move_seconds=30, agenda=agenda)).agenda[0].minutes == 43


def test_home_minutes_other_than_in_the_agenda_are_refused() -> None:
    assert "the minutes of 'home_round' in the agenda are [5], not [6]" in problem(ready(home_minutes=6))


def test_a_home_round_in_the_agenda_alone_is_refused() -> None:
    assert "the minutes of 'home_round' in the agenda are [5], not []" in problem(ready(home_minutes=0))


def test_a_role_twice_is_refused() -> None:
    role = {"key": "keys", **texts("name")}
    assert problem(ready(roles=[role, role])) == "small-room: role 'keys' stands there twice"


def test_a_card_twice_is_refused() -> None:
    assert problem(ready(practices=[card("huje"), card("huje")])) == "small-room: practice 'huje' stands there twice"


def test_draft_priorities_out_of_order_are_refused() -> None:
    data = ready(draft_priorities=[{"number": 2, "codes": ["P1"], **texts("name")}])
    assert problem(data) == "small-room: the draft priorities are not numbered 1, 2, 3 …: [2]"

"""An evening over real HTTP in which much goes otherwise: everybody is told where to go, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.load.evening import ROUNDS, evaluate, hold_round, sign_up, vote
from tests.load.hard_evening import AT_DESK, CHILDREN, PEOPLE, HardEvening, open_doors
from tests.load.house import House, opened
from tests.load.places import Seen, read_phone
from tests.load.sent import Said, compare_file, fold, lost_words, missing_sentences, plain_words
from tests.load.test_evening import read_published, words_of

SEE_OTHER = 303
LEFT_BY_HOST = 7
"""The table whose host goes home: the third station of the second ring."""
SHEETS = 6
FIRST_RING = "ABCD"
TWO_MINUTES_MS = 120_000


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[tuple[House, HardEvening]]:
    with opened(tmp_path / "house") as house:
        evening = open_doors(house)
        with closing(evening.hall):
            yield house, evening


def test_whatever_happens_everybody_is_told_where_to_go_and_nothing_is_lost(
    evening: tuple[House, HardEvening], tmp_path: Path
) -> None:
    house, played = evening
    arrive(played)
    small = first_round(played)
    second_round(played, small)
    third_round(played, small)
    last_round(played)
    points = home_round(played)
    after_the_rounds(played)
    close(played)
    everything_is_there(house, played, points, tmp_path / "report.pdf")


def arrive(played: HardEvening) -> None:
    """Fifteen by themselves with a phone, twenty and a child at the desk."""
    played.hall.at_once(lambda phone: phone.join())
    for who in AT_DESK:
        group, table = played.door.let_in(who)
        assert table == played.door.groups()[group].table
        if who == "phone":
            played.new_phone().choose(group)
    assert played.door.let_in("child") == ("Child table", None)
    sizes = [row.people for row in played.door.groups().values()]
    assert (len(sizes), sum(sizes)) == (8, len(played.hall.phones) + AT_DESK.count("paper"))
    assert max(sizes) - min(sizes) <= 1
    played.ids = played.door.ids()


def first_round(played: HardEvening) -> str:
    """Somebody comes late to the desk; a group falls to two and is to join the one that is suggested.

    Returns the name of the small group."""
    played.lead.go_on_to("round", 1)
    seen = played.look_around()
    group, table = played.door.let_in("paper")
    assert table == seen.tables[group]
    speak(played, 1)
    small = fall_to_two(played)
    assert f"{small} has 2 people left. Join it with another group." in played.door.words()
    preview = played.plan.suggested()
    assert "walks with" in preview.text
    assert played.door.groups()[small].walks == ""
    played.plan.confirm(preview)
    assert played.door.groups()[small].walks
    assert played.look_around() == seen
    return small


def fall_to_two(played: HardEvening) -> str:
    """All but two of a group of the first ring go home, nobody of them with a phone."""
    first_ring = [row for row in played.door.groups().values() if row.letter in FIRST_RING]
    phones = [group for group, _table in played.places]
    small = min(first_ring, key=lambda row: phones.count(row.name))
    assert phones.count(small.name) <= 2
    for _person in range(small.people - 2):
        played.door.send_home(small.name)
    assert played.door.groups()[small.name].people == 2
    return small.name


def second_round(played: HardEvening, small: str) -> None:
    """The move with the joined groups, a late phone, a hand, a host who leaves, more time, back and on."""
    played.lead.go_on_to("move", 1)
    seen = played.look_around()
    assert any({small} < party for party in seen.together)
    played.lead.go_on_to("round", 2)
    seen = played.look_around()
    late = played.new_phone()
    told = late.ask_for_group()
    group, table = read_phone(late)
    played.places.append((group, table))
    assert f"Join group {group}, table {table}." in told
    assert "You came during the workshop." in told
    assert table == seen.tables[group]
    speak(played, 2)
    at_a_table(played)
    drop_host(played)
    more_time(played)
    back_and_on(played, seen)


def at_a_table(played: HardEvening) -> None:
    """A host writes for somebody without a phone and raises the hand, and somebody comes."""
    host = played.host_of(station=2, ring=1)
    text = "Ob petkih bi kuhala za sosede"
    station, kind = host.type_for(text)
    played.note(Said(station, kind, text), host.group_here(), 2, "host")
    host.raise_hand("paper")
    assert "hand raised" in played.lead.console().text
    played.lead.press("/run/hands/")
    assert "hand raised" not in played.lead.console().text
    assert "The facilitator took it up" in host.look().text
    assert played.lead.moderate(set()) == 1
    host.visitor.close()


def drop_host(played: HardEvening) -> None:
    """A ring of four groups has three tables left: first two groups are joined, then the change is confirmed."""
    page = played.plan.look(change="host", table=LEFT_BY_HOST)
    assert "Join groups first." in plain_words(page.text)
    before = played.door.groups()
    preview = played.plan.join_first(page)
    assert played.door.groups() == before
    played.plan.confirm(preview)
    assert len([row for row in played.door.groups().values() if row.walks]) == 2


def more_time(played: HardEvening) -> None:
    ends = played.lead.pulse()["ends"]
    played.lead.press("/run/clock", change="extend", minutes="2")
    assert played.lead.pulse()["ends"] == ends + TWO_MINUTES_MS


def back_and_on(played: HardEvening, seen: Seen) -> None:
    """One state back, where everybody is where they were, although the plan ahead is another; and on again."""
    played.lead.move_on()
    ahead = played.look_around()
    played.lead.move_back()
    assert (played.lead.pulse()["state"], played.lead.pulse()["round"]) == ("round", 2)
    assert played.look_around() == seen
    played.lead.move_on()
    assert played.look_around() == ahead


def third_round(played: HardEvening, small: str) -> None:
    """Nobody is at the table without a host; what the joined groups write stays their own."""
    played.lead.go_on_to("round", 3)
    seen = played.look_around()
    assert LEFT_BY_HOST not in seen.tables.values()
    assert len(seen.together) == 6
    speak(played, 3)
    letter = played.letters()[small]
    assert letter in {who.letter for who in played.written.values() if who.round_number == 3}


def last_round(played: HardEvening) -> None:
    """Whoever comes now hears that the home round is next."""
    played.lead.go_on_to("move", 3)
    played.look_around()
    played.lead.go_on_to("round", ROUNDS)
    seen = played.look_around()
    group, table = played.door.let_in("paper")
    assert table == seen.tables[group]
    assert "home round" in played.door.said
    speak(played, ROUNDS)


def speak(played: HardEvening, number: int) -> None:
    """Everybody with a phone marks and writes; who wrote what is kept."""
    before = len(played.hall.sent.said)
    hold_round(played.hall, number)
    played.note_phones(played.hall.sent.said[before:], number)


def home_round(played: HardEvening) -> list[str]:
    """A phone and a host pick the key points of two tables; returns the words."""
    played.lead.go_on_to("home_round")
    seen = played.look_around()
    host = played.host_of(station=1, ring=1)
    points = host.pick()
    other = next(
        place for place, (_group, table) in enumerate(played.places) if table == seen.tables[host.group_here()] + 1
    )
    points.append(played.hall.phones[other].pick())
    assert len(set(points)) == 3
    host.visitor.close()
    return points


def after_the_rounds(played: HardEvening) -> None:
    """Sheets are typed in; the vote, the tasks, the opinions."""
    for place, group in enumerate(list(played.ids)[:SHEETS]):
        text = f"Na papirju: klop številka {'abcdef'[place]}"
        played.type_paper(101 + place, text, station=1 + place % 2, group=group, round_number=1 + place % 2)
    played.lead.go_on_to("plenary")
    vote(played.hall)
    played.lead.go_on_to("sign_up")
    sign_up(played.hall)
    played.lead.go_on_to("evaluation")
    evaluate(played.hall)


def close(played: HardEvening) -> None:
    """People = phones + sheets + neither."""
    phones, heads = len(played.hall.phones), played.door.heads()
    assert heads == {"adults": PEOPLE, "children": CHILDREN, "phones": phones, "sheets": SHEETS}
    neither = PEOPLE - phones - SHEETS
    said = f"All adults {PEOPLE}, phones {phones}, sheets {SHEETS}: {neither} people have neither."
    assert said in played.door.words()
    played.hall.sent.adults, played.hall.sent.children = PEOPLE, CHILDREN
    assert played.lead.close(adults=PEOPLE, children=CHILDREN).address.endswith("/report")


def everything_is_there(house: House, played: HardEvening, points: list[str], report: Path) -> None:
    sent = played.hall.sent
    assert len(sent.said) == len(played.written)
    assert played.kept() == {one.text: (one.station, played.written[one.text]) for one in sent.said}
    report.write_bytes(played.lead.print_report())
    read = read_published(house, played.lead.publish())
    printed = words_of(report)
    assert [text for text in points if fold(text) not in printed] == []
    for words in (printed, plain_words(read.page)):
        assert missing_sentences(sent, words) == []
        assert lost_words(sent, words) == []
    assert compare_file(sent, read.file) == {}

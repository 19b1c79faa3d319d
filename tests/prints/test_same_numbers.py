"""One number everywhere: what a print says in words, tables and charts is what the public files say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape

import pytest

from tests import stores
from tests.prints.planned import plan_ahead
from tests.prints.reported import hold_evening
from tests.services.test_report_walks import seat
from tests.standing import make_app
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.csv_safe import write_csv
from workshop.prints.kinds import build_source, get_kind
from workshop.services.exporting import public_tables
from workshop.services.report import gather_report

KINDS = ("report", "summary", "handout", "answered", "minutes", "attendance")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def said(
    built_store: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict[str, str], dict[str, Rows]]]:
    """The words of each print in English, and the rows of each public file."""
    with stores.copied(built_store, tmp_path_factory.mktemp("numbers") / "instance") as settings:
        app = make_app(settings)
        app.config["PUBLIC_URL"] = "https://kratko.si"
        with app.app_context(), app.test_request_context():
            workshop = make_workshop(make_centre())
            hold_evening(workshop)
            plan_ahead(workshop)
            seat(workshop, 6, 5, 5, 5, 3)
            tables = public_tables(gather_report(workshop=workshop, language="en", now=NOW))
            words = {kind: spaced(build_source(get_kind(kind), workshop, "en", {}).html) for kind in KINDS}
            yield words, {table.name: read(write_csv(table.header, table.rows)) for table in tables}


def spaced(html: str) -> str:
    """The words of a print, those of each cell by themselves; a no-break space is a space."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def read(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture(scope="module")
def words(said: tuple[dict[str, str], dict[str, Rows]]) -> dict[str, str]:
    return said[0]


@pytest.fixture(scope="module")
def files(said: tuple[dict[str, str], dict[str, Rows]]) -> dict[str, Rows]:
    return said[1]


@pytest.fixture(scope="module")
def totals(files: dict[str, Rows]) -> dict[tuple[str, str], str]:
    return {(row["what"], row["unit"]): row["count"] for row in files["summary"]}


@pytest.mark.parametrize("kind", ["report", "summary", "handout"])
def test_the_five_figures_are_those_of_the_files(
    words: dict[str, str], files: dict[str, Rows], totals: dict[tuple[str, str], str], kind: str
) -> None:
    kinds = [row["kind"] for row in files["statements"]]
    offers = kinds.count("offer") + kinds.count("volunteer")
    figures = (
        f"{totals['present', 'people']} people present {len(kinds)} statements made {kinds.count('need')} needs named "
        f"{offers} offers made {totals['signed_up', 'people']} sign-ups"
    )
    assert totals["shown", "statements"] == str(len(kinds))
    assert figures in words[kind]


@pytest.mark.parametrize("kind", ["report", "summary", "handout", "minutes"])
def test_the_first_of_the_vote_has_the_votes_of_the_file(
    words: dict[str, str], files: dict[str, Rows], kind: str
) -> None:
    for row in files["votes"]:
        assert f"{row['rank']}. {row['text']} {row['together']} dots" in words[kind]


def test_table_chart_and_words_of_the_vote_are_one(
    words: dict[str, str], files: dict[str, Rows], totals: dict[tuple[str, str], str]
) -> None:
    rows = files["votes"]
    for row in rows:
        line = f"{row['rank']}. {row['option']} · {row['text']} {row['phone']} {row['paper']} {row['together']}"
        assert line in words["report"]
        assert f"{row['text']} {row['together']} " in words["report"]
    whole = sum(int(row["together"]) for row in rows)
    voters = totals["voters", "people"]
    for kind in ("report", "minutes"):
        assert f"{whole} dots; {voters} people voted." in words[kind]
    assert (totals["phone", "votes"], totals["paper", "votes"]) == (
        str(sum(int(row["phone"]) for row in rows)),
        str(sum(int(row["paper"]) for row in rows)),
    )


@pytest.mark.parametrize("kind", ["report", "attendance"])
def test_heads_add_up_and_are_those_of_the_file(
    words: dict[str, str], totals: dict[tuple[str, str], str], kind: str
) -> None:
    people = {what: count for (what, unit), count in totals.items() if unit == "people"}
    assert f"{people['present']} people were present." in words[kind]
    assert f"Counted in the hall at the end: adults {people['adults']}, children {people['children']}." in words[kind]
    rows = (("Phones that joined", "by_phone"), ("Sheets typed in", "on_paper"), ("Neither phone nor sheet", "neither"))
    for label, what in (*rows, ("All adults", "heads")):
        assert f"{label} {people[what]}" in words[kind]
    beyond = int(people["with_children"]) + int(people["too_many"])
    handed = sum(int(people[what]) for _label, what in rows) - beyond
    assert handed == int(people["heads"])


def test_minutes_name_those_present_as_the_file_does(words: dict[str, str], totals: dict[tuple[str, str], str]) -> None:
    people = {what: count for (what, unit), count in totals.items() if unit == "people"}
    present = f"{people['present']} (adults {people['adults']}, children {people['children']})"
    assert present in words["minutes"]


@pytest.mark.parametrize("kind", ["report", "answered"])
def test_what_was_done_stands_beside_as_many_statements_as_the_file_has(
    words: dict[str, str], files: dict[str, Rows], kind: str
) -> None:
    themes = [row["theme"] for row in files["statements"] if row["theme"]]
    for name in set(themes):
        assert f"{name} {themes.count(name)} statements" in words[kind]


@pytest.mark.parametrize("kind", ["report", "summary", "handout", "minutes"])
def test_next_steps_are_those_of_the_file(words: dict[str, str], files: dict[str, Rows], kind: str) -> None:
    assert [row["task"] for row in files["next-steps"] if row["task"] not in words[kind]] == []

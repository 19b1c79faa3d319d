"""The full report as a file, read back (C.3, C2): whole, accessible, one number everywhere, nothing hidden in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import page as pdfcheck
import pytest
from sqlalchemy import select

from tests import stores
from tests.prints.planned import DONE, RAMP, SUMMARY, plan_ahead
from tests.prints.printed import Printed, contents, read, structure
from tests.prints.reported import HEADS, HIDDEN, PHONE, SAID, WAITING, hold_evening, say
from tests.world import NOW, make_centre, make_workshop
from workshop import create_app
from workshop.domain.csv_safe import read_csv
from workshop.extensions import db
from workshop.models import Ballot, Dots, Reaction, Station, VoteOption, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.render import render_pdf
from workshop.services.exporting import summary_rows
from workshop.services.report import gather_report
from workshop.services.report_facts import Report

LANGUAGES = ("sl", "en")
LONG = (
    "Prostor za srečevanje, učenje in medsebojno pomoč vseh generacij, odprt tudi ob sobotah, z ogrevano čajno kuhinjo "
)


@pytest.fixture(scope="module")
def held(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Printed, Report]]]:
    """The report of one evening in both languages, with the values that it was made from."""
    folder = tmp_path_factory.mktemp("reports")
    with stores.copied(built_store, folder / "instance") as settings:
        app = create_app(settings)
        made = {}
        with app.app_context(), app.test_request_context():
            workshop = make_workshop(make_centre())
            hold_evening(workshop)
            for language in LANGUAGES:
                source = build_source(get_kind("report"), workshop, language, {})
                file = render_pdf(source.html, attachments=source.attachments)
                report = gather_report(workshop=workshop, language=language, now=NOW)
                made[language] = (read(file, source.html, folder), report)
        yield made


@pytest.fixture(scope="module")
def printed(held: dict[str, tuple[Printed, Report]]) -> Printed:
    return held["sl"][0]


@pytest.fixture(scope="module")
def report(held: dict[str, tuple[Printed, Report]]) -> Report:
    return held["sl"][1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_no_rule_of_pdf_ua_and_pdf_a_is_broken(
    held: dict[str, tuple[Printed, Report]], language: str, profile: str
) -> None:
    found = pdfcheck.validate_pdf_bytes(held[language][0].data, profile=profile)
    assert [str(failure) for failure in found.failures] == []


def test_it_has_six_to_fourteen_pages_and_all_chapters(printed: Printed) -> None:
    assert 6 <= len(printed.pages) <= 14
    assert list(contents(printed.pages[1])) == [
        "1 Povzetek",
        "2 Namen, vprašanja in potek",
        "3 Udeležba",
        "4 Zagotovila občine in dobre prakse",
        "5 Rezultati po postajah",
        "6 Teme in prednosti",
        "7 Potrebe, ponudbe in ujemanja",
        "8 Pripravljenost za sodelovanje",
        "9 Pomisleki in tveganja",
        "10 Naslednji koraki",
        "11 Mnenje udeleženih o delavnici",
        "12 Omejitve podatkov",
        "Priloga 1: vse izjave",
        "Priloga 2: vabilo in fotografije listov",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_numbers_of_the_contents_are_where_the_chapters_are(
    held: dict[str, tuple[Printed, Report]], language: str
) -> None:
    file = held[language][0]
    listed = contents(file.pages[1])
    assert {name: file.bookmarks[name] for name in listed} == listed
    for name, number in listed.items():
        assert name in " ".join(file.pages[number - 1].split())
        assert re.search(rf"\b{number} (od|of) {len(file.pages)}\b", file.pages[number - 1])


def test_the_file_says_title_language_and_who_made_it(printed: Printed) -> None:
    meta = printed.reader.metadata
    assert meta is not None
    assert (meta.title, meta.author) == (
        "Poročilo o vključevanju javnosti: delavnica v KS Golnik",
        "Ljudska univerza Kranj",
    )
    assert str(printed.reader.root_object["/Lang"]) == "sl"


def test_the_text_layer_has_every_shown_statement_with_its_letters(printed: Printed, report: Report) -> None:
    assert [one.text for one in report.statements if one.text not in printed.text] == []
    assert "Klančina pri vhodu in stranišče" in printed.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_phones_and_sheets_and_neither_in_text_table_and_file(
    held: dict[str, tuple[Printed, Report]], language: str
) -> None:
    """22 adults counted, 17 phones, 3 sheets: 2 have neither; 24 had checked in."""
    file, report = held[language]
    text = " ".join(file.text.split())
    for sentence in HEADS[language]:
        assert sentence in text
    rows = {row[0]: row[1] for row in summary_rows(report)}
    known = tuple(rows[name] for name in ("heads", "by_phone", "on_paper", "neither", "too_many", "adults_seated"))
    assert known == (22, 17, 3, 2, 0, 24)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "secret", [HIDDEN, WAITING, PHONE, "Opomba, ki je nihče ne sme videti", "Dobra volja", "Nepotrjena obljuba"]
)
def test_nothing_hidden_waiting_personal_or_unconfirmed_is_anywhere_in_it(
    held: dict[str, tuple[Printed, Report]], language: str, secret: str
) -> None:
    file = held[language][0]
    inside = b"".join(data for files in file.reader.attachments.values() for data in files).decode("utf-8-sig")
    assert secret not in file.text
    assert secret not in file.html
    assert secret not in inside


def test_headings_begin_with_their_text_on_the_same_page(printed: Printed) -> None:
    """C2.1: beneath the last heading of a page there is at least one line of its own."""
    headings = set(printed.bookmarks)
    for text in printed.pages[2:]:
        lines = [line.strip() for line in text.splitlines() if line.strip()][1:-1]
        assert lines[-1] not in headings


def test_tags_name_headings_tables_lists_and_figures(printed: Printed, tmp_path: object) -> None:
    tags = structure(printed.data, tmp_path)  # type: ignore[arg-type]
    for tag in ("H1", "H2", "H3", "Table", "TH", "TD", "L ", "LI", "Figure", "Link"):
        assert f"{tag.strip()}" in tags
    assert tags.count("H1 ") == 1


def test_every_picture_has_words(printed: Printed) -> None:
    assert printed.html.count("<svg") - printed.html.count('<svg x="') == printed.html.count("<title") - 1
    assert "aria-hidden" not in printed.html


def test_every_head_of_a_table_says_what_it_heads(printed: Printed) -> None:
    assert re.findall(r"<th(?![a-z])(?![^>]*scope=)", printed.html) == []


def test_the_file_inside_has_the_same_statements_as_the_appendix(printed: Printed, report: Report) -> None:
    files = printed.reader.attachments["2026-11-06_Golnik_izjave_osnutek.csv"]
    rows = list(csv.DictReader(io.StringIO(files[0].decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(row["number"], row["text"]) for row in rows] == [(str(one.number), one.text) for one in report.statements]
    for row in rows:
        assert f"{row['number']}. {row['text']}" in printed.text


def test_every_code_of_that_file_is_said_in_words_by_the_key_beside_it(printed: Printed) -> None:
    statements, key = (read_csv(files[0])[1] for _name, files in sorted(printed.reader.attachments.items()))
    said = {(row["column"], row["code"]): row["meaning"] for _line, row in key}
    assert (said["kind", "need"], said["group", "A"], said["origin", "paper"]) == ("Potreba", "Modra", "papir")
    used = {(name, row[name]) for _line, row in statements for name in ("kind", "group", "origin", "late")}
    assert used - {("group", "")} <= said.keys()


def test_text_chart_table_and_file_tell_the_same_numbers(printed: Printed, report: Report) -> None:
    files = printed.reader.attachments["2026-11-06_Golnik_izjave_osnutek.csv"]
    rows = list(csv.DictReader(io.StringIO(files[0].decode("utf-8-sig"), newline=""), delimiter=";"))
    assert report.votes is not None
    for number, station in enumerate(report.stations, start=1):
        many = len(station.statements)
        assert sum(row["station"] == str(number) for row in rows) == many
        assert printed.html.count(f'<th scope="row">{number} {station.title}</th><td class="num">{many}</td>') == 1
    assert sum(int(row["agree"]) for row in rows) == sum(station.agree for station in report.stations) == 21
    assert f"{report.votes.votes} pik; glasovalo je {report.votes.voters} oseb." in printed.text
    assert "S telefonom: 40 pik; glasovalo je 20 oseb. Na papirju: 15 pik; glasovalo je 6 oseb." in printed.text
    summed = [
        sum(int(n) for n in pair) for pair in re.findall(r'(\d+)</td><td class="num">(\d+)</td><td', printed.html)
    ]
    assert {20, 15, 5} <= set(summed)


def test_as_many_votes_share_a_place(printed: Printed) -> None:
    assert re.findall(r'<td class="num">(\d)\.</td>', printed.html) == ["1", "2", "2", "4"]


def test_small_numbers_of_people_are_covered(printed: Printed) -> None:
    assert "Pomoč pri računalniku" in printed.html
    assert re.search(r"Pomoč pri računalniku</th><td class=\"num\">manj kot 5<", printed.html)
    assert "Prišli med delavnico, po začetku prvega kroga: manj kot 5." in printed.text


def test_numbers_and_dates_are_written_as_the_language_does(held: dict[str, tuple[Printed, Report]]) -> None:
    slovene, english = held["sl"][0].text, held["en"][0].text
    assert "6. november 2026, napovedano ob 18.00; prvi krog ob 18.45 " in slovene
    assert ("4,5" in slovene, "4.5" in english) == (True, True)
    assert "6 November 2026" in english


def test_what_was_not_collected_is_said(printed: Printed) -> None:
    for words in (
        "Izjave še niso združene v teme.",
        "Potrebe in ponudbe še niso povezane.",
        "Naslednji koraki z nosilcem in rokom še niso dogovorjeni.",
        "Po starosti, spolu in sektorju nismo spraševali",
    ):
        assert words in printed.text


def test_the_smallest_type_of_running_text_is_eleven_points(printed: Printed, tmp_path: object) -> None:
    from tests.prints.paper import read_sheets

    path = tmp_path / "sizes.pdf"  # type: ignore[operator]
    path.write_bytes(printed.data)
    small = [
        (sheet.number, word.text, round(word.points, 1))
        for sheet in read_sheets(path)
        for word in sheet.words
        if word.points < 10.9 and 20 < word.top < 275
    ]
    assert small == []


def test_statements_of_other_languages_are_marked_as_such(held: dict[str, tuple[Printed, Report]]) -> None:
    english = held["en"][0].html
    assert '<p class="said" lang="sl">' in english
    assert f'<li lang="sl">{SAID[1][0][1]}</li>' in english


def test_an_evening_of_many_long_words_keeps_its_headings_with_what_they_head(
    built_store: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("hard")
    with stores.copied(built_store, folder / "instance") as settings:
        app = create_app(settings)
        with app.app_context(), app.test_request_context():
            workshop = make_workshop(make_centre(community="Zgornje Gorje"), people=38, template="creative-place")
            hold_evening(workshop, votes=False)
            plan_ahead(workshop)
            hold_long_vote(workshop)
            source = build_source(get_kind("report"), workshop, "sl", {})
            file = read(render_pdf(source.html, attachments=source.attachments), source.html, folder)
    headings = set(file.bookmarks)
    assert "Vse pike" in headings
    for text in file.pages[2:]:
        lines = [line.strip() for line in text.splitlines() if line.strip()][:-1]
        assert lines[-1] not in headings
    assert file.text.count("Število glasujočih") == 1
    assert [words for words in (SUMMARY, RAMP, DONE, f"»{SAID[1][1][1]}«") if words not in file.text] == []
    listed = contents(file.pages[1])
    assert {name: file.bookmarks[name] for name in listed} == listed
    assert [str(failure) for failure in pdfcheck.validate_pdf_bytes(file.data, profile="ua1").failures] == []


def hold_long_vote(workshop: Workshop) -> None:
    """Forty more statements, marks on half of them, and a vote on twenty lines of 280 characters."""
    stations = list(db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)))
    ballot = Ballot(workshop_id=workshop.id, voters=30, key="b", created_at=NOW)
    db.session.add(ballot)
    for number in range(40):
        text = f"{number} {LONG * 3}"[: 280 if number % 3 else 90]
        said = say(workshop, stations[number % len(stations)], "need", text)
        if number % 2:
            db.session.add(
                Reaction(
                    workshop_id=workshop.id,
                    statement_id=said.id,
                    mark="agree" if number % 5 else "unclear",
                    count=number,
                    key=str(number),
                    created_at=NOW,
                )
            )
        if number < 20:
            option = VoteOption(workshop_id=workshop.id, number=number + 1, text=text, statement_id=said.id)
            db.session.add(option)
            db.session.flush()
            db.session.add(Dots(ballot_id=ballot.id, option_id=option.id, count=number))
    db.session.commit()

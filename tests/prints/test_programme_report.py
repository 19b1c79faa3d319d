"""The programme report on paper, as a page, on the screen and as a file: the same numbers, and nobody in it."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.prints.printed import contents, read
from tests.prints.programmed import EMAIL, HIDDEN, NAME, OFFER, PHONE, RAMP, STEP, World, hold_programme
from tests.prints.waiting import wait_for
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.prints.kinds import build_source, get_kind
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening

SECRETS = (HIDDEN, PHONE, EMAIL, NAME)
NUMBERS = ("6 od 15", "18 % (4 od 22)", "33 % (9 od 27)", "14 % (3 od 22)", "manj kot 5", STEP, "29 % (7 od 24)")


@pytest.fixture
def world(in_app: Flask) -> World:
    return hold_programme()


@pytest.fixture
def staff(app: Flask, world: World) -> CheckingClient:
    return client_of(app, world.centre.colleague)


def test_paper_has_the_twelve_chapters_the_numbers_and_nobodys_secret(
    world: World, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    target = tmp_path / "programme.pdf"
    done = runner.invoke(
        args=["report", str(world.programme.id), "--kind", "programme", "--language", "sl", "--out", str(target)]
    )
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{target}\n", "")
    printed = read(target.read_bytes(), "", tmp_path)
    assert [heading.split()[0] for heading in contents(printed.pages[1])] == [str(one) for one in range(1, 13)]
    assert contents(printed.pages[1]).items() <= printed.bookmarks.items()
    for number in (*NUMBERS, OFFER, "V 3 od 3 skupnosti"):
        assert number in printed.text
    assert not [secret for secret in SECRETS if secret in printed.text]
    (name,) = printed.reader.attachments
    assert name == "Skupni-prostori_primerjava.csv"
    metadata = printed.reader.xmp_metadata
    assert metadata is not None
    claims = metadata.stream.get_data().decode()
    assert all(claim in claims for claim in ('pdfuaid:part="1"', 'pdfaid:part="3"', 'pdfaid:conformance="A"'))


def test_the_screen_the_page_alone_and_the_file_say_the_same(
    world: World, staff: CheckingClient, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    address = f"/programmes/{world.programme.id}/compare"
    staff.get(address)
    target = tmp_path / "programme.html"
    code = world.evenings["Stražišče"].code
    runner.invoke(args=["report", code, "--kind", "programme", "--out", str(target)])
    alone = target.read_text(encoding="utf-8").replace("\u00a0", " ")
    shown = staff.words.replace("\u00a0", " ")
    assert [number for number in NUMBERS if number not in shown or number not in alone] == []
    data = staff.get(f"{address}.csv").data.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(data), delimiter=";") if row["section"] == "themes"]
    for row in rows:
        of = f"{row['value']} od {row['of']}"
        assert (f"{row['percent']} % ({of})" if row["percent"] else of) in alone
    assert len(rows) == 9
    assert not [secret for secret in SECRETS if secret in alone + staff.words + data]


def test_every_chapter_says_something_of_its_own(world: World, staff: CheckingClient) -> None:
    """C.5: numbers, words, or one sentence that says what was not collected."""
    page = staff.get(f"/programmes/{world.programme.id}/compare").text
    chapters = re.split(r'<section class="chapter"', page)[1:]
    assert len(chapters) == 12
    bare = [re.sub(r"<[^>]*>", " ", chapter.split("</h2>")[1]) for chapter in chapters]
    assert [len(words.split()) > 8 for words in bare] == [True] * 12


def spaced(html: str) -> str:
    """The words of a page, those of each cell by themselves."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_plan_stands_by_quarters_with_money_and_its_source(world: World, staff: CheckingClient) -> None:
    said = spaced(staff.get(f"/programmes/{world.programme.id}/compare").text)
    for words in (
        f"4. četrtletje 2026 Kaj Skupnost Kdo Do kdaj Sredstva in vir {RAMP} potrjeno, Finance Golnik "
        "KS Golnik sodeluje: Občina Kranj 15. november 2026 do 24.000 € participativni proračun, predlog",
        "1. četrtletje 2027 Kaj Skupnost Kdo Do kdaj Sredstva in vir Tečaj šaha potencialno, Programi in vsebine",
        "Brez roka Kaj Skupnost Kdo Do kdaj Sredstva in vir Oglasna deska; [izpuščeno]",
        "Ključne aktivnosti 1 (potrjeni: 1) – –",
    ):
        assert words in said


def test_indicators_and_strands_are_the_same_in_table_and_file(world: World, staff: CheckingClient) -> None:
    address = f"/programmes/{world.programme.id}/compare"
    data = staff.get(f"{address}.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data), delimiter=";"))
    golnik = {(row["section"], row["row"]): (row["value"], row["of"]) for row in rows if row["community"] == "Golnik"}
    said = spaced(staff.get(address).text)
    confirmed = golnik["indicators", "due"][1]
    assert f"Potrjeni naslednji koraki {confirmed} 0 0" in said
    for name, label in (("done_in_time", "Od teh opravljeni do roka"), ("done", "Od teh opravljeni do danes")):
        value, whole = golnik["indicators", name]
        assert (f"{label} {value} od {whole}" if int(whole) else f"{label} –") in said
    assert f"Programi, ki so se začeli {golnik['indicators', 'programmes_begun'][0]} 0 0" in said
    agreed, whole = golnik["steps", "finance"]
    assert f"Finance {whole} (potrjeni: {agreed})" in said


def test_the_pdf_is_begun_from_the_screen_and_the_programmes_page_leads_there(
    world: World, staff: CheckingClient
) -> None:
    address = f"/programmes/{world.programme.id}/compare"
    assert f'href="{address}"' in staff.get(f"/programmes/{world.programme.id}").text
    assert "/prints/" in staff.post(address).headers["Location"]
    job = wait_for(world.evenings["Golnik"].id, "programme")
    assert (job.state, job.file_name) == ("done", "Skupni-prostori_programsko-porocilo.pdf")


def test_before_any_evening_is_closed_the_page_says_so(world: World, staff: CheckingClient) -> None:
    for evening in world.evenings.values():
        evening.closed_at = None
    db.session.commit()
    staff.get(f"/programmes/{world.programme.id}/compare")
    assert "Nobena delavnica še ni zaključena." in staff.words
    assert "še ni zaključena" in staff.words


def test_a_workshop_that_was_closed_early_says_what_was_really_held(in_app: Flask) -> None:
    centre = make_centre()
    workshop = make_workshop(centre)
    move_to(workshop, "round", 2)
    expected = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=expected, actor="1", now=NOW + timedelta(minutes=9))
    with in_app.test_request_context():
        programme = build_source(get_kind("programme"), workshop, "sl", {})
        report = spaced(build_source(get_kind("report"), workshop, "sl", {}).html)
    said = spaced(programme.html)
    for words in (
        "Napovedano 18.00 Prvi krog in zaključek 18.00–18.09",
        "Krogi 2 od 5 načrtovanih",
        "Pike zaključeno pred tem Mnenja o delavnici zaključeno pred tem",
        "Delavnica je bila zaključena pred prijavami za sodelovanje: Golnik.",
        "Zaključeno pred zadnjim krogom, zato so imeli ljudje manj časa: Golnik (2 od 5 načrtovanih).",
    ):
        assert words in said
    for words in (
        "skupnih tem",
        "0 prijav",
        "največ v eni temi",
        "Teme so enake",
        "Za sodelovanje se ni prijavil nihče",
    ):
        assert words not in said
    for words in ("Krogi: 2 od 5 načrtovanih.", "zaključena pred glasovanjem", "zaključena, preden smo koga vprašali"):
        assert words in report
    rows = csv.DictReader(io.StringIO(programme.attachments[0].data.decode("utf-8-sig")), delimiter=";")
    totals = {row["row"]: row["value"] for row in rows if row["section"] == "totals"}
    assert {name: totals[name] for name in ("rounds", "rounds_held", "signed_up", "opinions")} == {
        "rounds": "5",
        "rounds_held": "2",
        "signed_up": "",
        "opinions": "",
    }

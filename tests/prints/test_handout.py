"""What residents take home the same night, and the sheet that tells later what was done."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import page as pdfcheck
import pytest
from flask import Flask
from flask_babel import force_locale

from tests.prints.planned import DONE, RAMP, THEME, plan_ahead
from tests.prints.printed import Printed, read
from tests.prints.reported import HIDDEN, PHONE, WAITING, hold_evening, say
from tests.prints.test_report_summary import lengthen
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.hall_time import hall_day
from workshop.extensions import db
from workshop.models import Deed, KeyPoint, Reaction, Statement, Station, Workshop
from workshop.presentation import by_day
from workshop.prints.handout import LESS, SHORTER, Lengths, fit_handout
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.render import render_pdf
from workshop.prints.shorter import ever_shorter
from workshop.services.report import gather_report
from workshop.services.report_publishing import publish_report
from workshop.services.report_writing import save_finding

NOT_CHOSEN = "Ključne ugotovitve tu niso bile izbrane; nekaj izjav:"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    made.held_on = hall_day(datetime.now(UTC))  # who calls by when is told until that day
    return made


def make(app: Flask, workshop: Workshop, folder: Path, kind: str = "handout") -> Printed:
    app.config["PUBLIC_URL"] = "https://kratko.si"
    with app.test_request_context():
        source = build_source(get_kind(kind), workshop, "sl", {})
    return read(render_pdf(source.html), source.html, folder)


def broken_rules(file: Printed) -> list[str]:
    return [str(one) for name in ("ua1", "3a") for one in pdfcheck.validate_pdf_bytes(file.data, profile=name).failures]


def test_two_sides_say_what_was_said_what_follows_and_who_calls(
    in_app: Flask, workshop: Workshop, tmp_path: Path
) -> None:
    plan_ahead(workshop)
    file = make(in_app, workshop, tmp_path)
    assert len(file.pages) == 2
    first, second = (" ".join(page.split()) for page in file.pages)
    for words in ("KS Golnik", "po možnosti v pritličju 20 pik", "Glasovalo je 26 oseb.", "Posodimo projektor"):
        assert words in first
    for words in ("1 Potrebe", "Toplo mesto", RAMP, "Kdo pokliče", "info@luk.test", f"kratko.si/{workshop.code}"):
        assert words in second
    assert "Če ste dovolili klic glede sodelovanja, vas pokliče: Ljudska univerza Kranj, info@luk.test." in second
    assert workshop.held_on is not None
    with force_locale("sl"):
        assert f"To bo najpozneje {by_day(workshop.held_on + timedelta(days=7))}." in second
    assert not any(secret in file.html for secret in (HIDDEN, WAITING, PHONE))
    assert broken_rules(file) == []


def test_once_the_report_is_published_it_says_what_everybody_reads_and_promises_nothing_that_is_past(
    in_app: Flask, workshop: Workshop
) -> None:
    workshop.closed_at, workshop.held_on = NOW, date(2020, 11, 6)
    save_finding(workshop=workshop, text="Za javnost", actor="1", now=NOW)
    publish_report(workshop=workshop, actor="1", now=NOW)
    save_finding(workshop=workshop, text="Še ne za javnost", actor="1", now=NOW)
    with in_app.test_request_context():
        page = build_source(get_kind("handout"), workshop, "sl", {}).html
    assert ("Za javnost" in page, "Še ne za javnost" in page) == (True, False)
    assert ("Poročilo je objavljeno." in page, "napiše poročilo" in page, "najpozneje" in page) == (True, False, False)


def test_each_list_that_is_cut_says_how_much_more_there_is(in_app: Flask, workshop: Workshop, tmp_path: Path) -> None:
    station = db.session.query(Station).filter_by(workshop_id=workshop.id, number=4).one()
    for number in range(6):
        say(workshop, station, "offer", f"Ponudba {number}")
    db.session.commit()
    first, second = (" ".join(page.split()) for page in make(in_app, workshop, tmp_path).pages)
    assert "Še 5 v poročilu." in first.split("Kaj prispeva skupnost")[1]
    assert "v poročilu" not in first.split("Kaj ljudje najbolj potrebujejo")[1].split("Kaj prispeva skupnost")[0]
    of_the_first = second.split("2 Prostor")[0]
    assert of_the_first.endswith(
        "Druge izjave: • Kraj, kjer lahko mladi ob petkih igrajo družabne igre Še 4 v poročilu. "
    )
    assert f"2 Prostor {NOT_CHOSEN} • Klančina" in second
    assert second.split("3 Kaj že imamo")[0].endswith("osvetljena Še 2 v poročilu. ")
    assert f"3 Kaj že imamo {NOT_CHOSEN} • Pevske vaje" in second


def test_what_nobody_chose_is_not_called_a_key_point(in_app: Flask, workshop: Workshop, tmp_path: Path) -> None:
    second = " ".join(make(in_app, workshop, tmp_path).pages[1].split())
    assert second.startswith("Ključne ugotovitve in druge izjave po postajah 1 Potrebe • Prostor za dopoldansko vadbo")
    assert second.count(NOT_CHOSEN) == 4
    db.session.query(KeyPoint).delete()
    db.session.commit()
    second = " ".join(make(in_app, workshop, tmp_path).pages[1].split())
    assert second.startswith("Nekaj izjav po postajah 1 Potrebe • Prostor za dopoldansko vadbo")
    assert "ljučne ugotovitve" not in second


def agreed(statement: Statement) -> Reaction:
    """One group agrees."""
    facts = {"workshop_id": statement.workshop_id, "statement_id": statement.id, "created_at": NOW}
    return Reaction(mark="agree", count=1, origin="paper", key=str(uuid.uuid4()), **facts)


def test_free_room_goes_to_more_statements_of_every_station(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    stations = db.session.query(Station).filter_by(workshop_id=workshop.id).order_by(Station.number).all()
    told = "Na igrišču za šolo manjkajo klopi v senci, da bi starejši lahko sedli, ko pazijo na vnuke in čakajo avtobus"
    said = [say(workshop, stations[0], "need", f"{told} {number}") for number in range(1, 9)]
    say(workshop, stations[2], "idea", "Tržnica")
    db.session.add(agreed(said[2]))
    db.session.commit()
    with in_app.test_request_context():
        lines = fit_handout(gather_report(workshop=workshop, language="sl", now=NOW), None)["stations"]
    assert [(one.number, len(one.said), one.left) for one in lines] == [(1, 8, 0), (3, 1, 0)]
    assert lines[0].said == tuple(f"{told} {number}" for number in (3, 1, 2, 4, 5, 6, 7, 8))


def test_after_the_closing_it_is_no_draft_and_says_that_it_comes_before_the_report(
    in_app: Flask, workshop: Workshop, tmp_path: Path
) -> None:
    assert "OSNUTEK" in make(in_app, workshop, tmp_path).text
    workshop.closed_at = NOW
    file = make(in_app, workshop, tmp_path)
    assert "OSNUTEK" not in file.text
    assert ", pred poročilom." in file.pages[0]
    workshop.published_at = NOW
    assert "pred poročilom" not in make(in_app, workshop, tmp_path).text


@pytest.mark.parametrize("text", ["Ž" * 280, "W" * 19 + " " + "beseda " * 40])
def test_the_longest_words_still_make_two_sides(in_app: Flask, workshop: Workshop, tmp_path: Path, text: str) -> None:
    plan_ahead(workshop)
    lengthen(workshop, text)
    assert len(make(in_app, workshop, tmp_path).pages) == 2


def test_lines_give_way_one_at_a_time_and_a_point_a_station_stays() -> None:
    steps = list(ever_shorter(Lengths(), SHORTER, LESS))
    assert len(steps) == len(SHORTER) + 1
    last = steps[-1]
    assert (last.points, last.steps, last.words) == (1, 1, 8)
    assert min(last.needs, last.offers) >= 1


def test_the_sheet_of_answers_has_its_three_columns(in_app: Flask, workshop: Workshop, tmp_path: Path) -> None:
    plan_ahead(workshop)
    file = make(in_app, workshop, tmp_path, "answered")
    assert len(file.pages) == 1
    for words in (
        f"kratko.si/{workshop.code}",
        "Vprašali smo",
        "Povedali ste",
        "Naredili smo",
        THEME,
        DONE,
        "2. marec 2027",
        "O tem še ni novic.",
    ):
        assert words in file.text
    assert not any(secret in file.html for secret in (HIDDEN, WAITING, PHONE))
    assert broken_rules(file) == []


def test_the_report_tells_what_was_done_only_when_something_was(in_app: Flask, workshop: Workshop) -> None:
    plan_ahead(workshop)
    with in_app.test_request_context():
        assert DONE in build_source(get_kind("report"), workshop, "sl", {}).html
        db.session.query(Deed).delete()
        assert "Naredili smo" not in build_source(get_kind("report"), workshop, "sl", {}).html

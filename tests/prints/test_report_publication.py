"""Publishing: a check first, a sentence for what changed; what was published stays until the next edition."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from tests.checking_client import CheckingClient
from tests.facilitator.boards import first_station
from tests.prints.printed import read
from tests.prints.reported import SAID, hold_evening, say
from tests.world import NOW, Centre, make_workshop
from workshop.extensions import db
from workshop.models import Evening, Organisation, PrintJob, Seat, Statement, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.render import render_pdf
from workshop.services.moderation_hold import card_mark
from workshop.services.report_publishing import publish_report
from workshop.services.report_writing import save_finding

VOTED = SAID[1][0][1]
"""It has marks, votes, and is a key point."""


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    workshop = make_workshop(centre)
    hold_evening(workshop)
    db.session.scalars(select(Evening)).one().state = "closed"
    workshop.closed_at = NOW
    db.session.commit()
    return workshop


def at(workshop: Workshop, what: str = "report/publication") -> str:
    return f"/workshops/{workshop.id}/{what}"


def public_files(client: CheckingClient, workshop: Workshop) -> dict[str, str]:
    """What anybody can read, as text; the paper as the document that it is laid out from."""
    here = f"/report/{workshop.report_token}"
    found = {end: client.get(f"{here}{end}").get_data(as_text=True) for end in (".csv", "/event.jsonld")}
    for language in ("sl", "en"):
        page = client.get(here, headers={"Accept-Language": language}).get_data(as_text=True)
        found[language] = page.split("<main", 1)[1]
    found["api"] = client.get(f"/api/workshops/{workshop.code}").get_data(as_text=True)
    with zipfile.ZipFile(io.BytesIO(client.get(f"{here}/data.zip").data)) as archive:
        found |= {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return found


def test_the_check_says_what_to_look_at(staff: CheckingClient, workshop: Workshop) -> None:
    say(workshop, first_station(workshop), "need", "Žarnico zamenja Jana")
    db.session.commit()
    staff.get(at(workshop))
    for words in ("Delavnica je zaključena.", "1 odgovor čaka na pregled", "Jana", "Objavi poročilo"):
        assert words in staff.words


@pytest.mark.parametrize(
    ("adults", "words"),
    [
        (1, "Prisotna je bila samo 1 oseba, zato vsi vedo, čigav je vsak odgovor."),
        (2, "Prisotni sta bili samo 2 osebi, zato se hitro ve, kdo je kaj povedal."),
        (3, "Prisotne so bile samo 3 osebe, zato se hitro ve, kdo je kaj povedal."),
        (5, ""),
    ],
)
def test_the_check_warns_where_so_few_came_that_everybody_knows_who_said_what(
    staff: CheckingClient, workshop: Workshop, adults: int, words: str
) -> None:
    workshop.adults_counted, workshop.children_counted = adults, 0
    db.session.commit()
    staff.get(at(workshop))
    assert words in staff.words
    assert ("Objavite le, če se" in staff.words) == bool(words)


def test_where_the_desk_was_not_used_nothing_is_said_to_be_too_small(staff: CheckingClient, workshop: Workshop) -> None:
    words = "ni prikazano, ker je eno od števil premajhno"
    staff.get(at(workshop, "report"))
    assert words in staff.words
    workshop.adults_counted, workshop.children_counted = 1, 0
    db.session.execute(update(Seat).values(origin="phone"))
    db.session.execute(delete(Seat).where(Seat.id.not_in(select(Seat.id).order_by(Seat.id).limit(2))))
    db.session.commit()
    staff.get(at(workshop, "report"))
    assert words not in staff.words
    assert "Prisotna je bila 1 oseba. Ob koncu prešteti v dvorani: odrasli 1, otroci 0." in staff.words


def test_the_check_says_that_the_report_would_not_tell_the_day(staff: CheckingClient, workshop: Workshop) -> None:
    words = "Delavnica nima datuma, zato poročilo ne pove, kdaj je bila."
    staff.get(at(workshop))
    assert words not in staff.words
    workshop.held_on = None
    db.session.commit()
    staff.get(at(workshop))
    assert words in staff.words
    assert at(workshop, "details") in [link.get("href") for link in staff.page.iter("a")]


def test_the_check_says_how_the_numbers_of_people_fit_and_where_they_are_mended(
    staff: CheckingClient, workshop: Workshop
) -> None:
    workshop.adults_counted, workshop.children_counted = 1, 0
    db.session.commit()
    staff.get(at(workshop))
    assert "več, kot je prišlo ljudi" in staff.words
    assert at(workshop, "closing") in [link.get("href") for link in staff.page.iter("a")]


def test_the_check_mentions_a_contact_that_is_missing(staff: CheckingClient, workshop: Workshop) -> None:
    staff.get(at(workshop))
    assert "V poročilu ni kontakta" not in staff.words
    db.session.get_one(Organisation, workshop.organisation_id).contact = ""
    db.session.commit()
    staff.get(at(workshop))
    assert "V poročilu ni kontakta za vprašanja in popravke." in staff.words


def test_nothing_is_published_before_somebody_has_looked_for_names(staff: CheckingClient, workshop: Workshop) -> None:
    assert staff.post(at(workshop)).status_code == 422
    assert "preverite imena" in staff.words
    assert db.session.get_one(Workshop, workshop.id).published_at is None


def test_what_is_public_stays_to_the_letter_until_the_next_edition(
    staff: CheckingClient, client: CheckingClient, workshop: Workshop
) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    before = public_files(client, workshop)
    save_finding(workshop=workshop, text="Popravljena ugotovitev", actor="1", now=NOW)
    say(workshop, first_station(workshop), "need", "Vpisano dva tedna pozneje")
    workshop.title, workshop.venue = "Drug naslov", "Drug kraj"
    db.session.commit()
    assert public_files(client, workshop) == before
    staff.get(at(workshop, "report"))
    assert "Spremenjeno po 1. izdaji: dodana je 1 izjava; ugotovitev; naslov, kraj, čas ali kontakt." in staff.words
    assert staff.post(at(workshop), data={"read": "y"}).status_code == 422
    assert "V enem stavku napišite, kaj se je spremenilo." in staff.words
    sentence = {"read": "y", "sentence": "Dodan je list, ki je ostal v škatli."}
    assert staff.post(at(workshop), data=sentence).status_code == 303
    after = public_files(client, workshop)
    assert {name for name in before if after[name] != before[name]} >= {"sl", "en", "api", ".csv", "statements.csv"}
    assert "2. izdaja" in after["sl"]
    assert "Dodan je list, ki je ostal v škatli." in after["sl"]
    assert json.loads(after["api"])["edition"] == 2
    staff.get(at(workshop, "report"))
    assert "1. izdaja kot PDF" in staff.words


def test_what_is_hidden_leaves_everything_that_is_public_at_once(
    staff: CheckingClient, client: CheckingClient, workshop: Workshop
) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    assert all(VOTED in words for words in (public_files(client, workshop)[one] for one in ("sl", "en", ".csv", "api")))
    row = db.session.scalars(select(Statement).filter_by(text=VOTED)).one()
    answer = staff.post(
        at(workshop, f"statements/{row.id}/hiding"), data={"seen": card_mark("shown", VOTED), "knowingly": "1"}
    )
    assert answer.status_code == 303
    found = public_files(client, workshop)
    assert [name for name, words in found.items() if VOTED in words] == []
    assert "Izjava je umaknjena." in found["sl"]
    assert "Izjava št. 1 je umaknjena." in found["sl"]
    assert [line.split(";")[0] for line in found[".csv"].splitlines()[1:3]] == ["2", "3"]


def test_an_edition_is_printed_as_it_was_and_a_draft_says_so_on_every_page(
    in_app: Flask, workshop: Workshop, tmp_path: Path
) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    save_finding(workshop=workshop, text="Popravljena ugotovitev", actor="1", now=NOW)
    with in_app.test_request_context():
        draft = build_source(get_kind("report"), workshop, "sl", {})
        publish_report(workshop=workshop, actor="1", now=NOW, sentence="Ugotovitev je popravljena.")
        first, second = (build_source(get_kind("report"), workshop, "sl", {"edition": one}) for one in ("1", "2"))
        english = build_source(get_kind("report"), workshop, "en", {})
    names = [source.file_name.removeprefix("2026-11-06_Golnik_") for source in (draft, first, second, english)]
    assert names[:2] == ["porocilo_osnutek.pdf", "porocilo_izdaja1_2026-11-06.pdf"]
    assert names[2:] == ["porocilo_izdaja2.pdf", "report_edition2.pdf"]
    assert ("Popravljena ugotovitev" in first.html, "Popravljena ugotovitev" in second.html) == (False, True)
    paper = read(render_pdf(draft.html, attachments=draft.attachments), draft.html, tmp_path)
    assert len(paper.pages) > 5
    assert [page for page in paper.pages if not page.rstrip().endswith("OSNUTEK")] == []
    public = read(render_pdf(second.html, attachments=second.attachments), second.html, tmp_path)
    assert "OSNUTEK" not in public.text
    assert "2. izdaja, 6. november 2026: Ugotovitev je popravljena." in " ".join(public.text.split())


def test_the_paper_of_an_earlier_edition_is_for_the_staff_alone(
    staff: CheckingClient, client: CheckingClient, workshop: Workshop
) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    fields = {"kind": "report", "language": "sl", "edition": "1"}
    assert staff.post(at(workshop, "prints"), data={**fields, "edition": "7"}).status_code == 404
    assert client.post(at(workshop, "prints"), data=fields).status_code == 401
    assert db.session.scalars(select(PrintJob)).all() == []


def test_beside_an_edition_that_still_holds_a_hidden_answer_the_staff_is_warned(
    staff: CheckingClient, workshop: Workshop
) -> None:
    warning = "Morda je v njej še odgovor, ki je bil pozneje skrit. Ne dajajte je naprej."
    publish_report(workshop=workshop, actor="1", now=NOW)
    staff.get(at(workshop, "report"))
    assert warning not in staff.words
    row = db.session.scalars(select(Statement).filter_by(text=VOTED)).one()
    staff.post(at(workshop, f"statements/{row.id}/hiding"), data={"seen": card_mark("shown", VOTED), "knowingly": "1"})
    staff.get(at(workshop, "report"))
    assert staff.words.count(warning) == 1


def test_a_draft_of_an_evening_to_come_does_not_say_that_it_was_held(
    staff: CheckingClient, centre: Centre, in_app: Flask
) -> None:
    coming = make_workshop(centre)
    with in_app.test_request_context():
        papers = [build_source(get_kind(kind), coming, "sl", {}).html for kind in ("report", "summary")]
    staff.get(at(coming, "report"))
    for words in (*papers, staff.words):
        assert "Delavnica je potekala" not in words
        assert "0 prisotnih" not in words
        assert "Prisotnih je bilo 0" not in words
    assert "Delavnice še ni bilo." in papers[0]


def test_an_edition_that_is_not_the_newest_says_so_in_its_file_name_and_on_its_first_page(workshop: Workshop) -> None:
    publish_report(workshop=workshop, actor="1", now=NOW)
    first = build_source(get_kind("report"), workshop, "sl", {"edition": "1"})
    assert first.file_name == "2026-11-06_Golnik_porocilo.pdf"
    assert "novejšo izdajo" not in first.html
    save_finding(workshop=workshop, text="Druga ugotovitev", actor="1", now=NOW)
    publish_report(workshop=workshop, actor="1", now=NOW, sentence="Ugotovitev je popravljena.")
    older, newest = (build_source(get_kind("report"), workshop, "sl", {"edition": one}) for one in ("1", "2"))
    assert older.file_name == f"2026-11-06_Golnik_porocilo_izdaja1_{NOW.date().isoformat()}.pdf"
    assert "To poročilo ima novejšo izdajo: 2. izdaja" in older.html.split("</header>")[0]
    assert (newest.file_name, "novejšo izdajo" in newest.html) == ("2026-11-06_Golnik_porocilo_izdaja2.pdf", False)

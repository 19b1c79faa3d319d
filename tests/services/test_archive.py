"""An evening goes into a file and comes back elsewhere with the same report, and without anybody's phone or contact."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from tests import stores
from tests.world import NOW
from workshop import create_app
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Contact, Seat, Workshop
from workshop.services.archive import INSIDE, SCHEMA, write_archive
from workshop.services.archive_reading import read_archive
from workshop.services.archive_rows import CONTACTS, LEFT_OUT, ROWS, hangs, table_of
from workshop.services.demo import seed_demo
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_held import gather_held


@pytest.fixture(scope="module")
def archives(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The finished demo evening as a zip with and without contacts, and its report."""
    with stores.copied(built_store, tmp_path_factory.mktemp("demo")) as settings:
        app = create_app(settings)
        with app.app_context():
            code = seed_demo(now=NOW, secret="for tests")[0].code
            workshop = db.session.scalars(select(Workshop).where(Workshop.code == code)).one()
            yield {
                "plain": write_archive(workshop=workshop, with_contacts=False, now=NOW),
                "contacts": write_archive(workshop=workshop, with_contacts=True, now=NOW),
                "report": comparable(workshop),
            }
            db.session.remove()
            db.engine.dispose()


def comparable(workshop: Workshop) -> Report:
    """The report without the centre, which is that of the store it is in."""
    found = gather_report(workshop=workshop, language="sl", now=NOW)
    return replace(found, colophon=replace(found.colophon, organiser="", contact=""))


def inside(raw: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        found: dict[str, Any] = json.loads(archive.read(INSIDE))
    return found


def repacked(data: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(INSIDE, json.dumps(data))
    return out.getvalue()


def test_the_report_is_the_same_in_an_empty_store(archives: dict[str, Any], in_app: object) -> None:
    workshop = read_archive(raw=archives["plain"], actor="test", now=NOW + timedelta(days=1)).workshop
    assert comparable(workshop) == archives["report"]
    assert comparable(workshop).evening.home == archives["report"].evening.home
    assert db.session.scalar(select(func.count(Contact.id))) == 0


def test_when_the_home_round_was_goes_with_it_however_often_it_is_taken_on(
    archives: dict[str, Any], in_app: object
) -> None:
    said = inside(archives["plain"])["home_round"]
    assert len([one for one in said if one]) == 2
    workshop = read_archive(raw=archives["plain"], actor="test", now=NOW + timedelta(days=1)).workshop
    assert inside(write_archive(workshop=workshop, with_contacts=False, now=NOW))["home_round"] == said
    assert [str(one.began) for one in gather_held(workshop).parts if "Domači krog" in one.titles] == [
        said[0].replace("T", " ")
    ]


@pytest.mark.parametrize("said", ["so", [1, 2], ["2026-11-06T18:00:00", None], ["so", None], 7])
def test_a_home_round_that_no_file_of_ours_says_is_refused(
    archives: dict[str, Any], in_app: object, said: object
) -> None:
    data = {**inside(archives["plain"]), "home_round": said}
    with pytest.raises(Refusal, match="archive_broken"):
        read_archive(raw=repacked(data), actor="test", now=NOW)


@pytest.mark.parametrize("said", ["so", 7, [None], [[24]]])
def test_sizes_of_prints_that_no_file_of_ours_says_are_refused(
    archives: dict[str, Any], in_app: object, said: object
) -> None:
    data = {**inside(archives["plain"]), "printed": said}
    with pytest.raises(Refusal, match="archive_broken"):
        read_archive(raw=repacked(data), actor="test", now=NOW)


def test_it_holds_the_files_for_everybody_beside_ours(archives: dict[str, Any]) -> None:
    with zipfile.ZipFile(io.BytesIO(archives["plain"])) as archive:
        assert archive.namelist() == [INSIDE, "statements.csv", "reactions.csv", "votes.csv", "summary.csv"]


def test_no_phone_can_be_told_from_it(archives: dict[str, Any], in_app: object) -> None:
    rows = inside(archives["plain"])["rows"]
    assert {row["token_hash"] for row in rows["seats"]} == {None}
    assert {row["holder_hash"] for row in rows["tickets"]} == {None}
    assert {row["seat_id"] for name in ("statements", "reactions", "ballots") for row in rows[name]} == {None}
    read_archive(raw=archives["plain"], actor="test", now=NOW)
    assert db.session.scalar(select(func.count(Seat.id))) == 24


def test_contacts_are_in_it_only_when_asked_for(archives: dict[str, Any], in_app: object) -> None:
    assert not {"contacts", "consents"} & set(inside(archives["plain"])["rows"])
    assert b"Bor Vzorec" not in json.dumps(inside(archives["plain"])["rows"], ensure_ascii=False).encode()
    read_archive(raw=archives["contacts"], actor="test", now=NOW)
    contact = db.session.scalars(select(Contact).where(Contact.email == "bor.vzorec@primer.example")).one()
    assert [consent.purpose for consent in contact.consents] == ["volunteering"]


def harmed(at: int, *, zeros: int = 4) -> bytes:
    """A packed file some bytes of which were lost, counted from the beginning or from its table of contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(INSIDE, json.dumps({"schema": 1, "workshop": {"code": "1234"}}))
    raw = bytearray(out.getvalue())
    at = at if at >= 0 else raw.index(b"PK\x01\x02") - at
    raw[at : at + zeros] = b"\xff" * zeros
    return bytes(raw)


def nested() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(INSIDE, "[" * 200_000)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"PK nothing", repacked([]), repacked({"schema": 1}), repacked({"workshop": 1})),
        *(harmed(43), harmed(-8, zeros=1), harmed(-10, zeros=1), nested()),
    ],
)
def test_what_is_no_archive_is_refused(in_app: object, raw: bytes) -> None:
    with pytest.raises(Refusal, match="archive_broken"):
        read_archive(raw=raw, actor="test", now=NOW)


def test_a_newer_version_is_refused(archives: dict[str, Any], in_app: object) -> None:
    with pytest.raises(Refusal, match="archive_version"):
        read_archive(raw=repacked({**inside(archives["plain"]), "schema": SCHEMA + 1}), actor="test", now=NOW)


@pytest.mark.parametrize(
    "harm", ["no rows", "a stranger's id", "no date", "no row", "too large", "no word", "no number"]
)
def test_a_damaged_one_leaves_nothing_behind(archives: dict[str, Any], in_app: object, harm: str) -> None:
    data = inside(archives["plain"])
    if harm == "no rows":
        del data["rows"]
    elif harm == "a stranger's id":
        data["rows"]["statements"][0]["station_id"] = 999
    elif harm == "no date":
        data["rows"]["statements"][0]["created_at"] = "yesterday"
    elif harm == "no row":
        data["rows"]["ballots"][0] = "row"
    elif harm == "too large":
        data["workshop"]["home_minutes"] = 10**30
    elif harm == "no word":
        data["workshop"]["plan_mode"] = {"a": 1}
    else:
        data["rows"]["evenings"][0]["left_seconds"] = "long"
    with pytest.raises(Refusal, match="archive_broken"):
        read_archive(raw=repacked(data), actor="test", now=NOW)
    assert db.session.scalar(select(func.count(Workshop.id))) == 0


def test_every_table_that_hangs_on_a_workshop_is_carried_or_left_out_with_a_reason() -> None:
    hanging = {name for name, table in db.metadata.tables.items() if hangs(table)}
    carried = {table_of(model).name for model in ROWS + CONTACTS}
    assert hanging - carried - set(LEFT_OUT) == set()
    assert carried & set(LEFT_OUT) == set()
    assert set(LEFT_OUT) <= hanging
    assert min(map(len, LEFT_OUT.values())) > len("not needed")


def test_archives_fit_a_folder(archives: dict[str, Any], tmp_path: Path) -> None:
    assert len(archives["plain"]) < 100_000

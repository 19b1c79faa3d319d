"""Editions travel in the archive: what was published reads the same where the evening is taken over."""

from __future__ import annotations

import base64
import io
import json
import zipfile
import zlib
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Evening, Workshop
from workshop.services.archive import INSIDE, write_archive
from workshop.services.archive_reading import read_archive
from workshop.services.editions import read_edition, read_published
from workshop.services.moderating import cover_words
from workshop.services.moderation_hold import card_mark
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_publishing import publish_report
from workshop.services.report_writing import save_finding

LATER = NOW + timedelta(days=14)
VOTED = SAID[1][0][1]


@pytest.fixture
def archive(in_app: Flask) -> tuple[bytes, list[Report]]:
    """An evening with two editions and a change that nobody has published, which then leaves this installation."""
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    db.session.scalars(select(Evening)).one().state = "closed"
    workshop.closed_at = NOW
    publish_report(workshop=workshop, actor="1", now=NOW)
    save_finding(workshop=workshop, text="Druga ugotovitev", actor="1", now=NOW)
    publish_report(workshop=workshop, actor="1", now=LATER, sentence="Ugotovitev je popravljena.")
    save_finding(workshop=workshop, text="Tretja ugotovitev", actor="1", now=LATER)
    raw, editions = write_archive(workshop=workshop, with_contacts=False, now=NOW), read_all(workshop)
    db.session.delete(workshop)
    db.session.commit()
    return raw, editions


def read_all(workshop: Workshop) -> list[Report]:
    earlier = [read_edition(workshop=workshop, number=number, language="en") for number in (1, 2)]
    return [*earlier, read_published(workshop=workshop, language="sl", now=LATER)]


def test_every_edition_reads_the_same_and_numbers_stay(archive: tuple[bytes, list[Report]]) -> None:
    raw, editions = archive
    taken = read_archive(raw=raw, actor="test", now=LATER).workshop
    assert read_all(taken) == editions
    now = gather_report(workshop=taken, language="sl", now=LATER)
    assert (now.finding, now.statements) == ("Tretja ugotovitev", editions[2].statements)


@pytest.mark.parametrize("facts", [b"nothing", zlib.compress(b"[]"), zlib.compress(b'{"sl": {"_": "Workshop"}}')])
def test_an_archive_with_an_edition_that_nobody_can_read_is_refused(
    archive: tuple[bytes, list[Report]], facts: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(archive[0])) as packed:
        data: dict[str, Any] = json.loads(packed.read(INSIDE))
    data["rows"]["editions"][0]["facts"] = base64.b64encode(facts).decode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(INSIDE, json.dumps(data))
    with pytest.raises(Refusal, match="archive_broken"):
        read_archive(raw=out.getvalue(), actor="test", now=LATER)
    assert db.session.scalars(select(Workshop)).all() == []


def test_words_that_were_covered_are_in_no_part_of_a_file_though_undoing_still_knows_them(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    card = hold_evening(workshop)[VOTED]
    db.session.scalars(select(Evening)).one().state = "closed"
    workshop.closed_at = NOW
    publish_report(workshop=workshop, actor="1", now=NOW)
    seen = card_mark(card.state, card.text)
    cover_words(workshop=workshop, statement_id=card.id, seen=seen, words=VOTED, actor="1", now=NOW)
    assert card.original == VOTED
    with zipfile.ZipFile(io.BytesIO(write_archive(workshop=workshop, with_contacts=True, now=NOW))) as packed:
        files = [packed.read(name).decode() for name in packed.namelist()]
    data: dict[str, Any] = json.loads(files[0])
    editions = [zlib.decompress(base64.b64decode(row["facts"])).decode() for row in data["rows"]["editions"]]
    assert len(editions) == 2
    assert not [text for text in (*files, *editions) if VOTED in text]

"""A report as bytes and back."""

from __future__ import annotations

import json
import zlib

from flask import Flask

from tests.exports.published import publish_evening
from tests.world import NOW, make_centre
from workshop.services.edition_facts import KIND, pack, unpack
from workshop.services.report import gather_report


def test_a_report_comes_back_as_it_was(in_app: Flask) -> None:
    workshop = publish_evening(make_centre())
    reports = {one: gather_report(workshop=workshop, language=one, now=NOW) for one in ("sl", "en")}
    assert unpack(pack(reports)) == reports


def test_what_a_report_no_longer_knows_is_left_out(in_app: Flask) -> None:
    report = gather_report(workshop=publish_evening(make_centre()), language="sl", now=NOW)
    said = json.loads(zlib.decompress(pack({"sl": report})))
    said["sl"]["forecast"] = {KIND: "date", "v": "2026-11-06"}
    del said["sl"]["summary"]
    assert unpack(zlib.compress(json.dumps(said).encode())) == {"sl": report}

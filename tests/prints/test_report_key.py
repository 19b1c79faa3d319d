"""The key to the codes in the file of statements, in the language of the report."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.csv_safe import read_csv
from workshop.domain.statements import Kind
from workshop.prints.report_key import HEADER, key_csv
from workshop.services.report import gather_report


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "sl",
            (
                "Ponudba",
                "Oranžna",
                "Krog ni znan: domači krog, galerija, po krogih ali list brez kroga",
                "v domačem krogu",
                "da",
            ),
        ),
        (
            "en",
            (
                "Offer",
                "Orange",
                "No round known: home round, gallery walk, after the rounds, or a sheet without a round",
                "in the home round",
                "yes",
            ),
        ),
    ],
)
def test_each_code_has_its_word(in_app: Flask, language: str, words: tuple[str, ...]) -> None:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    report = gather_report(workshop=workshop, language=language, now=NOW)
    with in_app.test_request_context(), force_locale(language):
        header, rows = read_csv(key_csv(report))
    said = {(row["column"], row["code"]): row["meaning"] for _line, row in rows}
    assert (tuple(header), {code for column, code in said if column == "kind"}) == (HEADER, set(Kind))
    assert (
        tuple(
            said[one]
            for one in (("kind", "offer"), ("group", "B"), ("round", ""), ("round_kind", "home"), ("late", "yes"))
        )
        == words
    )

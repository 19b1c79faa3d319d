"""The printed card, as a host uses it: printed, seen by a camera, followed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask

from tests.checking_client import CheckingClient
from tests.prints.paper import read_sheets, scan
from tests.world import make_centre, make_workshop, move_to
from workshop.prints.kinds import build_source
from workshop.prints.kit import kind
from workshop.prints.render import render_pdf
from workshop.services.hosting_cards import list_cards


def test_every_card_leads_to_the_page_of_its_own_table(in_app: Flask, client: CheckingClient, tmp_path: Path) -> None:
    in_app.config["PUBLIC_URL"] = "https://kratko.si"
    workshop = make_workshop(make_centre())
    move_to(workshop, "round", 1)
    with in_app.test_request_context():
        source = build_source(kind, workshop, "en", {"parts": "host-cards"})
    pdf = tmp_path / "cards.pdf"
    pdf.write_bytes(render_pdf(source.html))
    cards, sheets = list_cards(workshop.id), read_sheets(pdf)[1:]
    assert len(sheets) == len(cards) > 1
    for card, sheet in zip(cards, sheets, strict=True):
        [address] = scan(pdf, sheet.number, dots_per_inch=100)
        assert client.get(urlsplit(address).path).status_code == 200
        assert f"Table {card.table}" in client.words or f"Miza {card.table}" in client.words
        assert "Not for the wall." in sheet.text
        assert f"table {card.table}" in sheet.text

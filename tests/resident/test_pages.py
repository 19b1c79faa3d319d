"""What every page of an evening has in common."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, send

KILOBYTE = 1000


def test_a_page_wears_the_colour_of_the_group(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    body = phone.page.find("body")
    assert body is not None
    assert "group-blue" in (body.get("class") or "")


def test_a_page_of_a_running_evening_leads_to_answers_and_raffle(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    assert {f"/{hall.code}/answers", f"/{hall.code}/ticket"} <= links(phone)


def test_a_closed_evening_leads_to_neither(hall: Hall, phone: CheckingClient) -> None:
    hall.close()
    phone.get(f"/{hall.code}")
    assert not {f"/{hall.code}/answers", f"/{hall.code}/ticket"} & links(phone)


def test_pages_are_kept_by_no_cache(hall: Hall, phone: CheckingClient) -> None:
    for path in ("", "/m1", "/answers", "/ticket"):
        assert phone.get(f"/{hall.code}{path}").headers["Cache-Control"] == "no-store"


def test_an_act_out_of_its_time_is_answered_with_where_we_are(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    assert phone.post(f"/{hall.code}/evaluation", data={**hidden(phone), "praise": "Odlično"}).status_code == 409
    assert phone.heading == "This cannot be sent now"
    assert "This comes at the end of the evening." in phone.words
    assert "Odlično" in phone.words
    assert f"/{hall.code}" in links(phone)


@pytest.mark.parametrize("path", ["", "/m1", "/seat", "/statements", "/answers", "/ticket"])
def test_a_page_weighs_at_most_twelve_kilobytes(hall: Hall, phone: CheckingClient, path: str) -> None:
    send(phone, hall)
    page = phone.get(f"/{hall.code}{path}", follow_redirects=True)
    assert page.status_code == 200
    assert len(gzip.compress(page.data)) < 12 * KILOBYTE


def test_the_language_row_leads_back_to_this_page(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/answers")
    assert f"/language/sl?next=/{hall.code}/answers" in links(phone)
    phone.get(f"/language/sl?next=/{hall.code}/m1", follow_redirects=True)
    assert phone.heading.startswith("Kaj pogrešamo v svojem kraju")
    assert "Skupina Modra · miza 1" in phone.words


def test_every_address_a_phone_sends_a_form_to_can_be_come_back_to(app: Flask) -> None:
    """The script has such a page got anew by Back. The two others lead on, or answer without a page of the evening."""
    sent, shown = (
        {rule.rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()) and is_of_phones(rule)}
        for method in ("POST", "GET")
    )
    assert sent - shown == {"/contact/<token>/purpose", "/host/<token>/<int:number>/seen"}


def is_of_phones(rule: Rule) -> bool:
    return rule.endpoint.partition(".")[0] in {"resident", "host"}

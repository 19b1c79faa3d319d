"""A canary with a telephone and an e-mail in every text of every table: what a public output says, and what never."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests import stores
from tests.people import client_of
from tests.prints.canaries import (
    AGREED,
    CALL,
    ELSEWHERE,
    HIDDEN,
    MAIL,
    MARK,
    SINGS,
    hold_singing_evening,
    marks_of,
    words_inside,
)
from tests.standing import make_app
from tests.world import Centre, make_centre
from workshop.extensions import db
from workshop.models import Workshop
from workshop.prints.kinds import build_source, get_kind

REPORTS = ("report", "summary", "handout", "answered", "programme", "minutes", "attendance")
FOR_THE_HALL = ("kit", "contact-slips", "raffle-protocol")
"""Printed for the evening itself: what the centre wrote stands there as it was written."""
OF_THE_CENTRE = {"door", "wall", "meeting.ics", *FOR_THE_HALL}
ALSO = {
    "programme": {"programmes.note"},
    "kit": {"workshops.wifi_name", "workshops.wifi_password", "agenda_blocks.note", "agenda_blocks.speaker"},
    "raffle-protocol": {"draws.prize", "draws.redrawn_because", "raffles.note"},
}
"""What these say besides."""
Outputs = dict[str, str]


@pytest.fixture(scope="module")
def outputs(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outputs]:
    """Everything that the public may read of an evening whose every row sings, by name."""
    folder = tmp_path_factory.mktemp("canaries")
    with stores.copied(built_store, folder / "instance") as settings:
        app = make_app(settings)
        app.config["PUBLIC_URL"] = "https://kratko.si"
        with app.app_context():
            centre = make_centre()
            workshop = hold_singing_evening(centre)
            yield {**read_prints(app, workshop), **read_web(app, workshop), **read_files(app, workshop, centre)}


def read_prints(app: Flask, workshop: Workshop) -> Outputs:
    with app.test_request_context():
        found = {}
        for kind in (*REPORTS, *FOR_THE_HALL):
            source = build_source(get_kind(kind), workshop, "sl", {})
            found[kind] = source.html
            found |= {one.name: one.data.decode("utf-8-sig") for one in source.attachments}
        return found


def read_web(app: Flask, workshop: Workshop) -> Outputs:
    """What anybody may ask for, with no sign-in."""
    client, token = app.test_client(), workshop.report_token
    places = {
        "page": f"/report/{token}",
        "page.csv": f"/report/{token}.csv",
        "event.jsonld": f"/report/{token}/event.jsonld",
        "door": f"/{workshop.code}",
        "wall": f"/wall/{workshop.wall_token}",
        "api": "/api/workshops",
        "api workshop": f"/api/workshops/{workshop.code}",
    }
    db.session.rollback()
    answers = {name: client.get(path) for name, path in places.items()}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(places, 200)
    found = {name: answer.get_data(as_text=True) for name, answer in answers.items()}
    return found | {"data.zip": words_inside(client.get(f"/report/{token}/data.zip").data)}


def read_files(app: Flask, workshop: Workshop, centre: Centre) -> Outputs:
    """Tables that may be published, and the entry for calendars: the centre takes them and sends them around."""
    at, staff = f"/workshops/{workshop.id}/exports", client_of(app, centre.colleague)
    db.session.rollback()
    meeting = {"held_on": "2026-12-04", "starts_at": "18:00", "minutes": "90", "venue": "Dom krajanov"}
    found = {"public.xlsx": words_inside(staff.get(f"{at}/public.xlsx").data)}
    for table in ("statements", "reactions", "votes", "summary", "next-steps", "sign-ups"):
        found[f"{table}.csv"] = staff.get(f"{at}/{table}.csv").data.decode("utf-8-sig")
    calendar = staff.post(f"{at}/meeting", data=meeting).data.decode()
    assert calendar.startswith("BEGIN:VCALENDAR")
    return found | {"meeting.ics": calendar.replace("\r\n ", "")}


def test_the_canaries_are_there(outputs: Outputs) -> None:
    """Otherwise nothing below could fail."""
    heard = set(MARK.findall("".join(outputs.values())))
    said = ("statements.text", "next_steps.task", "deeds.text", "themes.name", "workshops.summary_text")
    assert marks_of(*said) - heard == set()
    for name in ("data.zip", "public.xlsx", "api workshop", "statements.csv", "minutes", "programme", "page.csv"):
        assert MARK.search(outputs[name]), name


def test_only_what_a_report_says_is_heard(outputs: Outputs) -> None:
    told = {
        (name, mark)
        for name, text in outputs.items()
        for mark in set(MARK.findall(text)) - marks_of(*SINGS) - marks_of(*ALSO.get(name, ()))
    }
    assert told == set()


def test_nobodys_telephone_and_nobodys_mail_is_in_any_of_them(outputs: Outputs) -> None:
    """At the door, on the wall and on sheets for the hall stands what the centre itself wrote, as it was written."""
    told = {name for name, text in outputs.items() if any(words in text for words in (CALL, MAIL))}
    assert told - OF_THE_CENTRE == set()


def test_no_hidden_answer_and_no_contact_is_anywhere(outputs: Outputs) -> None:
    secrets = (HIDDEN, AGREED, ELSEWHERE, "040123456", *marks_of("contacts.name", "contacts.email", "sign_ups.note"))
    read = {name: (text, "".join(text.split())) for name, text in outputs.items()}  # numbers may be printed in groups
    assert {(name, one) for name, texts in read.items() for one in secrets if any(one in t for t in texts)} == set()

"""A report says that a question was changed, how it read, and what came in under each wording."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import first_station
from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.asked_before import keep_asked


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    workshop.closed_at = workshop.published_at = NOW + timedelta(hours=3)
    return workshop


def change(workshop: Workshop, minutes: int, **questions: str) -> None:
    keep_asked(first_station(workshop), questions, NOW + timedelta(minutes=minutes))
    db.session.commit()


def read(client: CheckingClient, workshop: Workshop, language: str = "en") -> str:
    client.get(f"/report/{workshop.report_token}", headers={"Accept-Language": language})
    return " ".join(" ".join(client.page.itertext()).split())


def test_where_no_question_was_changed_nothing_is_said(client: CheckingClient, workshop: Workshop) -> None:
    assert "The question was changed" not in read(client, workshop)


def test_it_names_the_hour_the_words_and_the_counts(client: CheckingClient, workshop: Workshop) -> None:
    change(workshop, 3, en="What hurts?")
    assert (
        "The question was changed at 18.03. Until then it read: “What hurts?” "
        "Statements that came in under this wording: 4. "
        "Statements that came in under the question as it stands above: 2. "
        "Statements from paper or from files: 1; which wording they answer is not known."
    ) in read(client, workshop)


def test_it_does_so_in_slovene_and_of_each_change(client: CheckingClient, workshop: Workshop) -> None:
    change(workshop, 2, sl="Kaj vas boli?")
    change(workshop, 60 * 24, sl="Kaj vas veseli?")
    words = read(client, workshop, "sl")
    assert "Vprašanje je bilo spremenjeno ob 18.02. Prej se je glasilo: »Kaj vas boli?«" in words
    assert "Vprašanje je bilo spremenjeno 7. novembra 2026 ob 18.00. Prej se je glasilo: »Kaj vas veseli?«" in words


def test_words_of_another_language_are_called_so(client: CheckingClient, workshop: Workshop) -> None:
    change(workshop, 3, sl="Kaj vas boli?")
    assert "Kaj vas boli? ” (Language: Slovene). Statements that" in read(client, workshop)
    assert "Kaj vas boli?" in {one.text for one in client.page.iter("span") if one.get("lang") == "sl"}

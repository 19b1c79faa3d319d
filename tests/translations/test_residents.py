"""The draft languages: what residents meet, in whole sentences, with the gaps kept; English where words are missing."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages.catalog import Message
from flask import Flask
from flask_babel import force_locale, gettext

from workshop.config import DRAFTS, ROOT
from workshop.refusal_words import SENTENCES
from workshop.translations.refresh import catalogue_path, extract, is_complete, messages, read
from workshop.translations.residents import PLACES, REFUSED, for_residents, named_in_the_room, refusals

TAKEN = re.compile(r'{%-? *(?:extends|from|import|include) "([^"]+)"')
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
FORMS = {"it": 2, "hu": 1, "sq": 2, "bs": 3}
MOST_GAPS = 0.2
"""Who changes a page need not speak Albanian: until somebody fills the gap, that sentence is English."""


@cache
def theirs() -> set[str]:
    """All that residents meet, read from the sources once."""
    return {str(message.id) for message in messages(for_residents(extract()))}


def translated(language: str) -> list[Message]:
    return [message for message in messages(read(catalogue_path(language), language)) if is_complete(message)]


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [str(message.string)]


def originals(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [str(message.id)]


def test_residents_meet_their_own_pages_and_refusals_and_no_page_of_those_who_lead() -> None:
    found = theirs()
    assert "My answers" in found
    assert "Write an answer or choose Skip." in found
    assert "Only the person who leads the centre can change this." not in found


def test_words_that_their_pages_take_from_elsewhere_are_among_them() -> None:
    pages = (ROOT / "templates" / "resident").glob("*.html")
    taken = {name for page in pages for name in TAKEN.findall(page.read_text(encoding="utf-8"))}
    speaking = {name for name in taken if "_(" in (ROOT / "templates" / name).read_text(encoding="utf-8")}
    assert "macros/unsent.html" in speaking
    assert [name for name in speaking if not f"templates/{name}".startswith(PLACES)] == []


def test_every_refusal_named_for_residents_has_a_sentence() -> None:
    assert set(SENTENCES) >= REFUSED
    assert len(set(refusals())) >= len(REFUSED)


def test_a_refusal_that_a_residents_page_names_itself_is_among_them() -> None:
    assert "foreign_origin" in named_in_the_room()
    assert any("did not come from our page" in sentence for sentence in refusals())


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_speaks_for_nearly_all_that_residents_meet(language: str) -> None:
    wanted, there = theirs(), {str(message.id) for message in translated(language)}
    assert len(wanted - there) < len(wanted) * MOST_GAPS


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_counts_as_its_language_does(language: str) -> None:
    counted = [message for message in translated(language) if message.pluralizable]
    assert {len(forms(message)) for message in counted} == {FORMS[language]}


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_keeps_every_gap_of_a_text(language: str) -> None:
    wrong = [
        message.id
        for message in translated(language)
        for form in forms(message)
        if set(PLACEHOLDER.findall(form)) != set(PLACEHOLDER.findall(originals(message)[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", DRAFTS)
def test_a_sentence_ends_as_its_original_does(language: str) -> None:
    """A full stop that is lost, or one more, is a sentence that was cut or run together."""
    wrong = [
        (message.id, form)
        for message in translated(language)
        for form in forms(message)
        if (originals(message)[-1][-1] in ".?:") != (form[-1] in ".?:") or form != form.strip() or '"' in form
    ]
    assert wrong == []


def test_what_a_draft_has_no_words_for_is_english(app: Flask) -> None:
    with app.test_request_context(), force_locale("sq"):
        assert gettext("My answers") == "Përgjigjet e mia"
        assert gettext("Only the person who leads the centre can change this.").startswith("Only the person")

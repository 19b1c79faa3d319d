"""Both languages are complete and up to date with the texts in code and templates."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Catalog, Message

from tests.house import sources
from workshop.config import LANGUAGES, ROOT
from workshop.translations.refresh import catalogue_path, extract, gaps, messages, read

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
SLOVENE_FORMS = 4
SPEAKING = {"_", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext"}


def translated(language: str) -> list[Message]:
    return messages(read(catalogue_path(language), language))


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [str(message.string)]


def originals(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [str(message.id)]


@pytest.fixture(scope="module")
def found() -> Catalog:
    """Every text of code and templates, looked for once."""
    return extract()


def test_texts_are_found_in_code_and_in_templates(found: Catalog) -> None:
    places = {place.split("/")[0] for message in messages(found) for place, _ in message.locations}
    assert places == {"workshop", "templates"}


def test_no_text_hides_in_an_f_string_where_nobody_would_find_it() -> None:
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (ROOT / "workshop").rglob("*.py")
        for joined in ast.walk(sources.tree(path))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SPEAKING
    ]
    assert hidden == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(found: Catalog, language: str) -> None:
    assert gaps(language, found) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_fills_only_gaps_that_the_text_has(language: str) -> None:
    wrong = [
        message.id
        for message in translated(language)
        for form in forms(message)
        if set(PLACEHOLDER.findall(form)) - set(PLACEHOLDER.findall(" ".join(originals(message))))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_single_text_loses_a_gap(language: str) -> None:
    wrong = [
        message.id
        for message in translated(language)
        if not message.pluralizable
        and set(PLACEHOLDER.findall(forms(message)[0])) != set(PLACEHOLDER.findall(str(message.id)))
    ]
    assert wrong == []


def test_slovene_counts_in_four_forms() -> None:
    counted = [message for message in translated("sl") if message.pluralizable]
    assert {len(forms(message)) for message in counted} == {SLOVENE_FORMS}


def test_slovene_has_its_own_plural_rule() -> None:
    catalogue = read(catalogue_path("sl"), "sl")
    assert catalogue.num_plurals == SLOVENE_FORMS
    assert "n%100==1" in catalogue.plural_expr.replace(" ", "")


def test_slovene_uses_its_own_quotes() -> None:
    wrong = [
        form for message in translated("sl") for form in forms(message) if '"' in form or "“" in form or "„" in form
    ]
    assert wrong == []

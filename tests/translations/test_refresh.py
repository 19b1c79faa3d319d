"""The catalogues follow the texts; translations are kept, never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from workshop.translations import refresh, residents


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Catalogues of this test alone, over texts of this test alone."""
    for name in ("workshop", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "workshop" / "page.py").write_text('_("One")\nngettext("%(num)s dot", "%(num)s dots", 2)\n')
    (tmp_path / "templates" / "page.html").write_text('<p>{{ _("Two") }}</p>')
    (tmp_path / "workshop" / "resident").mkdir()
    (tmp_path / "workshop" / "resident" / "page.py").write_text('_("Three")\n')
    monkeypatch.setattr(refresh, "ROOT", tmp_path)
    monkeypatch.setattr(residents, "ROOT", tmp_path)
    monkeypatch.setattr(refresh, "FOLDER", tmp_path / "translations")
    return tmp_path


def slovene() -> dict[object, object]:
    catalogue = refresh.read(refresh.catalogue_path("sl"), "sl")
    return {message.id: message.string for message in refresh.messages(catalogue)}


def extra(folder: Path, *, language: str = "sl", **pairs: str) -> Path:
    catalogue = Catalog(locale=language)
    for text, translation in pairs.items():
        catalogue.add(text, translation)
    path = folder / f"extra-{language}.po"
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


def test_texts_come_from_code_and_templates(folder: Path) -> None:
    found = {message.id for message in refresh.messages(refresh.extract())}
    assert found == {"One", "Two", "Three", ("%(num)s dot", "%(num)s dots")}


def test_english_is_complete_by_itself(folder: Path) -> None:
    refresh.refresh()
    assert refresh.gaps("en") == []


def test_slovene_says_what_it_lacks(folder: Path) -> None:
    refresh.refresh()
    assert len(refresh.gaps("sl")) == 4


def test_translations_are_taken_over_and_kept(folder: Path) -> None:
    refresh.refresh([extra(folder, One="Ena")])
    refresh.refresh()
    assert slovene()["One"] == "Ena"


def test_a_translation_that_is_there_is_not_overwritten(folder: Path) -> None:
    refresh.refresh([extra(folder, One="Ena")])
    refresh.refresh([extra(folder, One="Nekaj drugega")])
    assert slovene()["One"] == "Ena"


def test_a_text_that_has_gone_leaves_the_catalogue(folder: Path) -> None:
    refresh.refresh([extra(folder, Two="Dva")])
    (folder / "templates" / "page.html").write_text("<p></p>")
    assert any("still keeps 'Two'" in gap for gap in refresh.gaps("sl"))
    refresh.refresh()
    assert "Two" not in slovene()


def test_a_changed_text_is_not_guessed_from_a_similar_one(folder: Path) -> None:
    refresh.refresh([extra(folder, Two="Dva")])
    (folder / "templates" / "page.html").write_text('<p>{{ _("Two!") }}</p>')
    refresh.refresh()
    assert slovene()["Two!"] == ""


def test_repeating_changes_nothing(folder: Path) -> None:
    refresh.refresh([extra(folder, One="Ena")])
    before = refresh.catalogue_path("sl").read_bytes()
    refresh.refresh()
    assert refresh.catalogue_path("sl").read_bytes() == before


def test_a_draft_has_the_texts_of_residents_alone_and_says_what_it_lacks(folder: Path) -> None:
    refresh.refresh()
    assert refresh.gaps("it") == ["it has no words for 'Three'"]


def test_words_go_into_the_language_that_their_file_names(folder: Path) -> None:
    refresh.refresh([extra(folder, language="it", Three="Tre"), extra(folder, Three="Tri")])
    assert refresh.gaps("it") == []
    assert refresh.gaps("hu") == ["hu has no words for 'Three'"]
    assert slovene()["Three"] == "Tri"

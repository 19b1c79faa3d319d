"""Brings the catalogues up to date with the texts in code and templates: `make messages`.

The Slovene texts are kept and new ones appear empty; English is made from the texts themselves,
so it is complete by itself. `python -m workshop.translations.refresh FILE.po ...` takes the
translations of further catalogues over, for texts that have none yet: each into the language that
its header names, Slovene where it names none. Draft languages have the residents' texts alone; what
they lack is shown in English meanwhile, and named here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from workshop.config import DRAFTS, LANGUAGES, ROOT
from workshop.translations.residents import for_residents

FOLDER = Path(__file__).resolve().parent
SOURCES = (("workshop", "**.py", "python"), ("templates", "**.html", "jinja2"))
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
SOURCE_LANGUAGE = "en"


def refresh(extra: Iterable[Path] = ()) -> None:
    """Writes every catalogue anew."""
    texts, given = extract(), list(extra)
    for language in (*LANGUAGES, *DRAFTS):
        catalogue = updated(language, texts_of(language, texts))
        for path in given:
            if language in (spoken_in(path), SOURCE_LANGUAGE):
                take_over(catalogue, read(path, language))
        write(language, catalogue)


def texts_of(language: str, texts: Catalog) -> Catalog:
    """What a language has words for: everything, or what residents meet."""
    return for_residents(texts) if language in DRAFTS else texts


def spoken_in(path: Path) -> str:
    """The language that a catalogue's header names; Slovene where it names none."""
    with path.open("rb") as file:
        return str(read_po(file).locale_identifier or LANGUAGES[0])


def extract() -> Catalog:
    """Every text that a screen may show, with the files that show it."""
    found = Catalog(project="Vrtiljak")
    for folder, pattern, method in SOURCES:
        options = {pattern: {"encoding": "utf-8"}}
        for name, _line, text, comments, context in extract_from_dir(
            ROOT / folder, [(pattern, method)], options, keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            found.add(text, None, [(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    return found


def catalogue_path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, texts: Catalog) -> Catalog:
    """The catalogue of one language with the texts of today; translations are never guessed."""
    path = catalogue_path(language)
    catalogue = read(path, language) if path.exists() else Catalog(locale=language, project="Vrtiljak")
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment, catalogue.fuzzy = f"# The texts of Vrtiljak: {catalogue.locale_identifier}", False
    if language == SOURCE_LANGUAGE:
        for message in messages(catalogue):
            message.string = message.id
    return catalogue


def messages(catalogue: Catalog) -> list[Message]:
    """The texts, without the header."""
    return [message for message in catalogue if message.id]


def is_complete(message: Message) -> bool:
    """Whether every plural form has its words."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(forms) and not message.fuzzy


def take_over(catalogue: Catalog, other: Catalog) -> None:
    """Fills the gaps of ``catalogue`` from ``other``."""
    for message in messages(catalogue):
        there = other.get(message.id, message.context)
        if there is not None and is_complete(there) and not is_complete(message):
            message.string = there.string
            message.flags.discard("fuzzy")


def write(language: str, catalogue: Catalog) -> None:
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, no_location=True)


def gaps(language: str, found: Catalog | None = None) -> list[str]:
    """What keeps a catalogue from being complete, in words; empty when nothing does.

    ``found`` are the texts of today, for whoever has extracted them already."""
    path = catalogue_path(language)
    if not path.exists():
        return [f"{language}: no catalogue"]
    catalogue, texts = read(path, language), texts_of(language, extract() if found is None else found)
    wanted = {(message.id, message.context) for message in messages(texts)}
    there = {(message.id, message.context): message for message in messages(catalogue)}
    return [
        *(f"{language} does not know {key[0]!r}" for key in wanted - set(there)),
        *(f"{language} still keeps {key[0]!r}" for key in set(there) - wanted),
        *(f"{language} has no words for {key[0]!r}" for key in wanted & set(there) if not is_complete(there[key])),
    ]


if __name__ == "__main__":
    refresh([Path(name) for name in sys.argv[1:]])
    for draft in DRAFTS:
        for gap in gaps(draft):
            sys.stdout.write(f"{gap}\n")

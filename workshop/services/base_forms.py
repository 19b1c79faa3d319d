"""Base forms of Slovene and English words from a dictionary that is installed here; no network is asked."""

from __future__ import annotations

from functools import lru_cache

from workshop.domain.lemmas import Lemma, same_form

LANGUAGES = ("sl", "en")
STAY = {"starej": "starejši", "mlajš": "mlajši"}
"""Beginnings of words whose base form says something else: the elderly are no old chairs."""


def lemma_of(language: str) -> Lemma:
    """How words of a language become base forms; other languages go by their words and pieces alone."""
    return DICTIONARIES[language] if language in LANGUAGES else same_form


@lru_cache(maxsize=65536)
def base_form(word: str, language: str) -> str:
    """The dictionary is read at its first use: a second and some 20 MB, which only those pay who look for groups."""
    import simplemma  # late: see above

    for beginning, whole in STAY.items():
        if word.startswith(beginning):
            return whole
    return str(simplemma.lemmatize(word, lang=language))


def slovene(word: str) -> str:
    return base_form(word, "sl")


def english(word: str) -> str:
    return base_form(word, "en")


DICTIONARIES: dict[str, Lemma] = {"sl": slovene, "en": english}

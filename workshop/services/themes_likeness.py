"""Reading all statements of an evening for what is alike in them. Slow for a page, so the last readings are kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from workshop.domain.likeness import Index, make_index, nearest
from workshop.services.base_forms import lemma_of

NEAREST = 12
"""»More like this«: as many as are looked through at one glance."""


def read_texts(texts: Mapping[int, str], language: str) -> Index:
    """The index of these texts; as long as nothing was said or mended, the one that was made before."""
    return _read(tuple(sorted(texts.items())), language)


@lru_cache(maxsize=2)
def _read(texts: tuple[tuple[int, str], ...], language: str) -> Index:
    return make_index(dict(texts), lemma_of(language))


def find_similar(texts: Mapping[int, str], like: int, language: str) -> list[int]:
    """The statements nearest to one of them."""
    return [one for one, _score in nearest(read_texts(texts, language), like, NEAREST)]

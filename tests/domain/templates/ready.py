"""The data of a small template without a fault, and ways to spoil it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from workshop.domain.templates import CARD_FIELDS


def texts(*names: str, **given: Any) -> dict[str, dict[str, Any]]:
    """Texts of those names in both languages; ``given`` stands in both as it is."""
    return {language: {name: f"{name} {language}" for name in names} | given for language in ("sl", "en")}


def station(number: int, *kinds: str) -> dict[str, Any]:
    asked = {"question": "Kaj pogrešamo?", "probes": ["Kdo?", "Kdaj?"]}
    return {"number": number, "kinds": list(kinds), **texts("title", "hint", **asked)}


def block(kind: str, minutes: int) -> dict[str, Any]:
    return {"kind": kind, "minutes": minutes, **texts("title")}


def card(key: str) -> dict[str, Any]:
    return {"key": key, **texts("title", *CARD_FIELDS, "source")}


READY: dict[str, Any] = {
    "key": "small-room",
    "version": 1,
    "rounds": [14, 11, 9, 7],
    **texts("name", purpose="Ugotoviti.", audiences=["vsi"], sources=["vir"], requests=["soba"], risks=["malo"]),
    "stations": [station(1, "need"), station(2, "idea", "concern"), station(3, "activity"), station(4, "offer")],
    "agenda": [block("welcome", 5), block("carousel", 46), block("home_round", 5)],
    "practices": [card("huje")],
    "roles": [{"key": "keys", **texts("name")}],
}


def ready(**changes: Any) -> dict[str, Any]:
    """A fresh copy with the top fields changed; a field set to None is left out."""
    data = deepcopy(READY) | changes
    return {name: value for name, value in data.items() if value is not None}


def with_station(number: int, **changes: Any) -> dict[str, Any]:
    """A fresh copy with fields of one station changed."""
    data = deepcopy(READY)
    data["stations"][number - 1].update(changes)
    return data


def with_words(number: int, language: str, **changes: Any) -> dict[str, Any]:
    """A fresh copy with texts of one station changed in one language."""
    data = deepcopy(READY)
    data["stations"][number - 1][language].update(changes)
    return data

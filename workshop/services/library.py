"""The ready workshops that come with the product, read from workshop/library."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from workshop.domain.refusals import NotFound
from workshop.domain.templates import TemplateError, WorkshopTemplate, parse_template

KEYS = ("community-room", "coworking", "creative-place", "region", "region-short")
"""The templates in the order in which they are offered; the first is the default."""
CARDS = "practices.toml"
"""The good-practice cards by key; a template lists the keys of those that it shows."""


@cache
def list_templates() -> tuple[WorkshopTemplate, ...]:
    """All templates, the default one first. Raises TemplateError naming the file that is at fault."""
    cards = read_library(CARDS)
    return tuple(read_template(f"{key}.toml", read_library(f"{key}.toml"), cards) for key in KEYS)


def get_template(key: str) -> WorkshopTemplate:
    """The template of that key. Raises NotFound when there is none."""
    for template in list_templates():
        if template.key == key:
            return template
    raise NotFound("template_unknown", key=key, keys=KEYS)


def read_library(name: str) -> dict[str, Any]:
    """A file of the library. Raises TemplateError when it is not there or is not TOML in UTF-8."""
    try:
        return tomllib.loads(files("workshop").joinpath("library", name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise TemplateError(name, f"cannot be read: {fault}") from fault


def read_template(name: str, data: Mapping[str, Any], cards: Mapping[str, Any]) -> WorkshopTemplate:
    """The template of the file ``name``, with its cards put in where their keys stand."""
    try:
        template = parse_template({**data, "practices": [find_card(cards, key) for key in data.get("practices", [])]})
    except TemplateError as fault:
        raise TemplateError(f"{name}: {fault.where}", fault.problem) from fault
    if f"{template.key}.toml" != name:
        raise TemplateError(name, f"the file holds the template {template.key!r}")
    return template


def find_card(cards: Mapping[str, Any], key: str) -> dict[str, Any]:
    if key not in cards:
        raise TemplateError(CARDS, f"there is no card {key!r}")
    return {**cards[key], "key": key}

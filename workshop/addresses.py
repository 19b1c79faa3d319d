"""The shapes of addresses: evening codes as people type them, and numbers that fit the store."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from werkzeug.routing import BaseConverter, IntegerConverter


class CodeConverter(BaseConverter):
    """An evening's code: digits; spaces and hyphens are ignored (R0.2)."""

    regex = r"\d(?:[\d \-]{2,12})\d"
    part_isolating = True

    def to_python(self, value: str) -> str:
        return "".join(character for character in value if character.isdigit())


class StoredIntConverter(IntegerConverter):
    """A row number: larger ones would overflow a column, so they are not an address at all."""

    def __init__(self, map: Any, **options: Any) -> None:
        super().__init__(map, max=options.pop("max", 2_147_483_647), **options)


def public_base() -> str:
    """The beginning of every printed address, without a slash at the end."""
    configured = str(current_app.config["PUBLIC_URL"])
    return configured or request.host_url.rstrip("/")

"""The shapes of addresses: evening codes as people type them, and numbers that fit the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.routing import BaseConverter, IntegerConverter, Rule, UnicodeConverter

ONLY_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class CodeConverter(BaseConverter):
    """An evening's code: digits; spaces and hyphens are ignored (screen R0.2)."""

    regex = r"\d(?:[\d \-]{2,12})\d"
    part_isolating = True

    def to_python(self, value: str) -> str:
        return "".join(character for character in value if character.isdigit())


class StoredIntConverter(IntegerConverter):
    """A row number: larger ones would overflow a column, so they are not an address at all."""

    def __init__(self, map: Any, **options: Any) -> None:
        super().__init__(map, max=options.pop("max", 2_147_483_647), **options)


class StoredTextConverter(UnicodeConverter):
    """A token or a name in an address: a NUL, which PostgreSQL cannot even compare with, makes it no address at all."""

    def __init__(self, map: Any, **options: Any) -> None:
        super().__init__(map, **options)
        self.regex = self.regex.replace("[^/]", r"[^/\x00]")


class LateRule(Rule):
    """An address whose way back, from values to the address, is compiled when the first one is built: of some hundred
    an evening needs a few, and compiling them all is a tenth of a start."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiling = super()._compile_builder

        def build(rule: LateRule, **values: Any) -> tuple[str, str]:
            compiled = compiling(append_unknown).__get__(rule, None)
            setattr(rule, "_build_unknown" if append_unknown else "_build", compiled)
            return compiled(**values)  # type: ignore[no-any-return]

        return build


def public_base() -> str:
    """The beginning of every printed address, without a slash at the end.

    Whoever sits at the serving computer asks for localhost, which no phone in the room can find; there the
    room's own address stands in, as the server found it (ROOM_URL)."""
    configured, room = str(current_app.config["PUBLIC_URL"]), str(current_app.config.get("ROOM_URL", ""))
    if configured:
        return configured
    asked = request.host_url.rstrip("/")
    return room if room and urlsplit(asked).hostname in ONLY_HERE else asked

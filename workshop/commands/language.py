"""The language that commands speak: English unless the terminal is Slovene, so that scripts can rely on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask_babel import force_locale


@contextmanager
def command_language() -> Iterator[str]:
    """Slovene where LC_ALL, LC_MESSAGES or LANG say so, else English."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    language = "sl" if said.lower().startswith("sl") else "en"
    with force_locale(language):
        yield language

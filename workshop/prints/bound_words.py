"""Slovene on paper: no line ends in a word of one letter, such as »v« or »z«; it stands with the word after it."""

from __future__ import annotations

import re

SLOVENE = re.compile(r"<html\b[^>]*\blang=\"sl\"")
NO_WORDS = re.compile(r"(<style\b.*?</style>|<title\b.*?</title>|<[^>]*>)", re.DOTALL)
"""Tags with their attributes, where a drawing's path has letters and spaces too; style sheets; the title."""
ONE_LETTER = re.compile(r"(?<!\w)([aikosuvz]) ", re.IGNORECASE)
NO_BREAK = "\u00a0"


def bind_words(html: str) -> str:
    """``html``, a whole document; where it is Slovene, a space that does not break follows each such word. In the file
    it reads as any other space (shortcuts.py, find_spaces)."""
    if not SLOVENE.search(html):
        return html
    parts = NO_WORDS.split(html)
    parts[::2] = [ONE_LETTER.sub(rf"\1{NO_BREAK}", words) for words in parts[::2]]
    return "".join(parts)

"""Reading plain data with care: every fault is told with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from workshop.domain.templates.shapes import Texts

LANGUAGES = ("sl", "en")
"""Languages that every text must be there in. Tables in further two-letter languages are read where they stand."""
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Read = TypeVar("Read")


class TemplateError(ValueError):
    """A template says something that it may not. ``where`` names the place, ``problem`` what is wrong there."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


@dataclass(frozen=True)
class Reader:
    """One table of a template. Texts stand in a table a language: {"sl": {"title": …}, "en": {"title": …}}."""

    where: str
    data: Mapping[str, Any]

    def refuse(self, problem: str) -> TemplateError:
        return TemplateError(self.where, problem)

    def allow_only(self, fields: set[str], texts: set[str]) -> None:
        """Refuses fields and texts of other names: they are mistypings and would be lost silently."""
        for name in self.data:
            if name not in fields and not is_language(name):
                raise self.refuse(f"unknown field {name!r}")
        for language in self.languages():
            for name in self.in_language(language):
                if name not in texts:
                    raise self.refuse(f"unknown text {name!r} in {language!r}")

    def languages(self) -> tuple[str, ...]:
        return (*LANGUAGES, *(name for name in self.data if is_language(name) and name not in LANGUAGES))

    def in_language(self, language: str) -> Mapping[str, Any]:
        table = self.data.get(language, {})
        if not isinstance(table, Mapping):
            raise self.refuse(f"{language!r} is not a table of texts")
        return table

    def number(self, name: str, *, least: int = 0, default: int | None = None) -> int:
        """A whole number of at least ``least``."""
        value = self.data.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(f"{name!r} is not a whole number")
        if value < least:
            raise self.refuse(f"{name!r} is {value}, less than {least}")
        return value

    def flag(self, name: str) -> bool:
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            raise self.refuse(f"{name!r} is neither true nor false")
        return value

    def key(self) -> str:
        """The table's ``key``: small letters, digits and hyphens."""
        value = self.data.get("key")
        if not isinstance(value, str) or not KEY.fullmatch(value):
            raise self.refuse("'key' is not small letters, digits and hyphens")
        return value

    def listed(self, name: str) -> list[Any]:
        """A list, empty where the field is not there."""
        value = self.data.get(name, [])
        if not isinstance(value, list | tuple):
            raise self.refuse(f"{name!r} is not a list")
        return list(value)

    def tables(self, name: str, read: Callable[[Reader], Read], called: str) -> tuple[Read, ...]:
        """Each table of a list, read; ``called`` names one of them in faults."""
        result = []
        for number, table in enumerate(self.listed(name), start=1):
            inner = Reader(f"{self.where}, {called} {number}", table if isinstance(table, Mapping) else {})
            if not isinstance(table, Mapping):
                raise inner.refuse("is not a table")
            result.append(read(inner))
        return tuple(result)

    def text(self, name: str, longest: int = 600) -> Texts:
        """A text in every language, cleaned. Refuses an empty one and one of more characters than ``longest``."""
        words = {}
        for language in self.languages():
            value = self.in_language(language).get(name)
            words[language] = self._checked(value, f"{name!r} in {language!r}", longest)
        return Texts(MappingProxyType(words))

    def text_or_none(self, name: str, longest: int = 600) -> Texts | None:
        """As ``text``, but none where no language has it."""
        present = any(name in self.in_language(language) for language in self.languages())
        return self.text(name, longest) if present else None

    def texts(self, name: str) -> tuple[Texts, ...]:
        """A list of texts, equally long in every language; the first belongs to the first, and so on."""
        lists = {language: self._list(name, language) for language in self.languages()}
        many = len(lists[LANGUAGES[0]])
        for language, values in lists.items():
            if len(values) != many:
                raise self.refuse(f"{name!r} are not equally many in {LANGUAGES[0]!r} and {language!r}")
        return tuple(
            Texts(MappingProxyType({at: values[place] for at, values in lists.items()})) for place in range(many)
        )

    def _list(self, name: str, language: str) -> tuple[str, ...]:
        values = self.in_language(language).get(name)
        if not isinstance(values, list | tuple) or not values:
            raise self.refuse(f"{name!r} in {language!r} is missing or not a list")
        called = f"{name!r} in {language!r}"
        return tuple(self._checked(value, f"{called}, {place}", 600) for place, value in enumerate(values, start=1))

    def _checked(self, value: Any, called: str, longest: int) -> str:
        text = one_line(value) if isinstance(value, str) else ""
        if not text:
            raise self.refuse(f"{called} is missing or empty")
        if len(text) > longest:
            raise self.refuse(f"{called} has {len(text)} characters, more than {longest}")
        return text


def one_line(text: str) -> str:
    """Composed letters on one line. Non-breaking spaces, as before a percent sign, are kept."""
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()


def is_language(name: str) -> bool:
    return len(name) == 2 and name.isalpha()

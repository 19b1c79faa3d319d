"""A shorter start of the layout engine, for the fenced child (child.py), which loads this file by its path before it
loads the engine. What the engine does is the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""Loaded by the engine at once and used for fonts of many weights, or where a library of HarfBuzz is missing."""
WORD = re.compile(r"\w+")


def hurry() -> None:
    """Both ways."""
    put_off()
    read_types_alone()


class Later(ModuleType):
    """Stands for a module until one of its functions is called: a fifth of the engine's start."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *words, **named: getattr(self.load(), name)(*words, **named)

    def load(self) -> ModuleType:
        """The module itself, and no stand-in in the way of what it loads in turn."""
        for name in SELDOM:
            if isinstance(sys.modules.get(name), Later):
                del sys.modules[name]
        return import_module(self.__name__)


def put_off() -> None:
    """Before the engine is loaded."""
    for name in SELDOM:
        sys.modules.setdefault(name, Later(name))


def read_types_alone() -> None:
    """Each name of a C type, such as ``hb_tag_t *``, is read after all that were ever declared, some hundred; those
    that stand in it are enough: a sixth of the work of one page."""
    from cffi.cparser import Parser

    read = Parser.parse_type_and_quals

    def read_alone(parser: Any, name: str) -> Any:
        declared, words = parser._declarations, set(WORD.findall(name))
        parser._declarations = {known: what for known, what in declared.items() if known.split()[-1] in words}
        try:
            return read(parser, name)
        finally:
            parser._declarations = declared

    Parser.parse_type_and_quals = read_alone

"""The engine starts sooner and is the same; that pages are drawn the same, test_shortcuts sees for both."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cffi import CDefError
from cffi.api import FFI
from cffi.cparser import Parser

from workshop.prints import quick_start


def test_a_module_that_is_put_off_is_there_when_it_is_used() -> None:
    """In a process of its own: the modules of this one are loaded already, and cannot be loaded twice."""
    words = "\n".join(
        (
            "import runpy, sys",
            f"ways = runpy.run_path({quick_start.__file__!r})",
            "ways['put_off']()",
            "from weasyprint.pdf import fonts",
            "print([isinstance(sys.modules[name], ways['Later']) for name in ways['SELDOM']])",
            "print(type(fonts.subset.Options(retain_gids=True)).__module__, hasattr(fonts.subset, '__wrapped__'))",
            "print(type(sys.modules['fontTools.subset']).__name__)",
        )
    )
    done = subprocess.run([sys.executable, "-I", "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[True, True]", "fontTools.subset False", "module"]


def test_a_type_is_read_as_among_all_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = (
        "typedef unsigned int tag; typedef struct { tag name; int many; } feature; struct plain { feature *of; };"
    )
    names = ("tag *", "feature[3]", "struct plain *", "unsigned int", "int(*)(feature, tag)", "const char *")
    long, short = FFI(), FFI()
    for each in (long, short):
        each.cdef(declared)
    found = [str(long.typeof(name)) for name in names]
    monkeypatch.setattr(Parser, "parse_type_and_quals", Parser.parse_type_and_quals)
    quick_start.read_types_alone()
    assert [str(short.typeof(name)) for name in names] == found
    assert short.sizeof("feature") == 8
    with pytest.raises(CDefError):
        short.typeof("missing *")

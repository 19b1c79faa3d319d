"""Templates and static files: all are used, none carries script or style, none reaches another host."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.house import sources

INLINE = {
    "a style attribute": re.compile(r"<[a-zA-Z][^>]*\sstyle\s*=", re.S),
    "a style element": re.compile(r"<style\b", re.I),
    "an event attribute": re.compile(r"<[a-zA-Z][^>]*\son[a-z]+\s*=", re.S),
    "an htmx script": re.compile(r"\bhx-on\b|\bhx-vars\b|\bhx-vals\s*=\s*[\"']js:"),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)", re.I),
    "a javascript address": re.compile(r"javascript:", re.I),
}
# Names, not places: a browser asks nobody for them.
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml")
LOADED = re.compile(r"""(?:\bsrc|\bhref|\baction|\bdata|\bsrcset|hx-get|hx-post)\s*=\s*["'](https?:)?//""", re.I)
FETCHED_BY_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])(https?:)?//""", re.I)
FETCHED_BY_SCRIPT = re.compile(r"""["'`](https?:|wss?:)?//[\w.-]+""")
REFERENCE = re.compile(r"""["']([\w./-]+\.(?:html|svg|css|txt|xml|ics|js|json))["']""")


def own_static_files(suffix: str) -> list[Path]:
    return sorted(path for path in sources.STATIC.rglob(f"*{suffix}") if "vendor" not in path.parts)


@pytest.mark.parametrize("fault", INLINE)
def test_no_template_has_anything_inline(fault: str) -> None:
    assert [sources.named(path) for path in sources.template_files() if INLINE[fault].search(path.read_text())] == []


def test_no_template_loads_from_another_host() -> None:
    found = [sources.named(path) for path in sources.template_files() if LOADED.search(path.read_text())]
    assert found == []


def test_no_style_sheet_loads_from_another_host() -> None:
    assert [sources.named(p) for p in own_static_files(".css") if FETCHED_BY_STYLE.search(p.read_text())] == []


def test_no_script_names_another_host() -> None:
    def text(path: Path) -> str:
        plain = path.read_text()
        for name in NAMESPACES:
            plain = plain.replace(name, "")
        return plain

    assert [sources.named(p) for p in own_static_files(".js") if FETCHED_BY_SCRIPT.search(text(p))] == []


def test_no_script_evaluates_text() -> None:
    evaluating = re.compile(r"\beval\s*\(|new Function\b|\.innerHTML\s*=|document\.write")
    assert [sources.named(p) for p in own_static_files(".js") if evaluating.search(p.read_text())] == []


def test_every_template_can_be_read(app: Flask) -> None:
    for path in sources.template_files():
        app.jinja_env.get_template(path.relative_to(sources.TEMPLATES).as_posix())


def test_every_template_is_used() -> None:
    texts = [path.read_text() for path in [*sources.code_files(), *sources.template_files()]]
    named = {name for text in texts for name in REFERENCE.findall(text)}
    there = {path.relative_to(sources.TEMPLATES).as_posix() for path in sources.template_files()}
    gaps = patterns_with_gaps()
    assert {name for name in there - named if not fills_a_gap(name, gaps, "".join(texts))} == set()


def patterns_with_gaps() -> list[re.Pattern[str]]:
    """Names put together in the code: f"errors/{status}.html"."""
    joined = [node for path in sources.code_files() for node in ast.walk(sources.tree(path))]
    return [
        re.compile("".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else "([^/]+)" for v in node.values))
        for node in joined
        if isinstance(node, ast.JoinedStr) and any(isinstance(v, ast.Constant) for v in node.values)
    ]


def fills_a_gap(name: str, gaps: list[re.Pattern[str]], everything: str) -> bool:
    """Whether the code can put this name together out of words that it says somewhere."""
    found = [match for gap in gaps if gap.groups and (match := gap.fullmatch(name))]
    return any(
        all(re.search(rf"""[\b"'{{ ]{re.escape(word)}\b""", everything) for word in match.groups()) for match in found
    )


def test_every_static_file_is_used() -> None:
    texts = [path.read_text() for path in [*sources.code_files(), *sources.template_files()]]
    texts += [path.read_text() for path in [*own_static_files(".css"), *own_static_files(".js")]]
    everything = "\n".join(texts)
    files = [path for path in sources.STATIC.rglob("*") if path.suffix in {".css", ".js", ".woff2", ".svg", ".png"}]
    assert [sources.named(path) for path in files if path.name not in everything] == []

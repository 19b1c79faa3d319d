"""Phones of 2021 and older: scripts in the language of 2015, style sheets in that of Chrome 90 (G8)."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.house import sources

ACORN = sources.ROOT / "tests" / "vendor" / "acorn.js"
ACORN_SHA256 = "fdb08546776ec6228b03e8d02b40d4ab3255bae5f401adba7ff5dad927ac5c9c"
SCRIPTS = sorted((sources.STATIC / "js").glob("*.js"))
SHEETS = sorted((sources.STATIC / "css").glob("*.css"))
READ = """scripts => scripts.map(script => {
    try { acorn.parse(script, {ecmaVersion: 2015}); return "" } catch (error) { return error.message }
})"""
NEW_RULES = re.compile(
    r":has\(|:modal\b|:user-(?:in)?valid|:dir\(|:popover-open|:nth-child\([^)]* of |^\s*&|@container|@layer|@scope"
    r"|@starting-style|@media[^{]*[<>]",
    re.M,
)
NEW_VALUES = re.compile(
    r"\b\d*(?:[dsl]v[hwib]|cq[wh])\b|color-mix\(|\b(?:ok)?l(?:ab|ch)\(|light-dark\(|\bround\(|\bfrom var\("
    r"|\bsubgrid\b|grid-lanes"
)
NEW_PROPERTIES = re.compile(
    r"[{;]\s*(translate|rotate|scale|scrollbar-(?:gutter|color|width)|container(?:-\w+)?|field-sizing|font-palette"
    r"|initial-letter|animation-timeline|white-space-collapse|text-box\S*|view-transition-name|anchor-name|position-area"
    r"|mask|interpolate-size|transition-behavior|hyphenate-\S+|margin-trim)\s*:"
)


def refused(page: Page, *scripts: str) -> list[str]:
    page.evaluate(ACORN.read_text())
    found: list[str] = page.evaluate(READ, list(scripts))
    return found


def test_the_reader_of_scripts_is_the_published_one_and_knows_what_is_new(page: Page) -> None:
    assert hashlib.sha256(ACORN.read_bytes()).hexdigest() == ACORN_SHA256
    newer = ["let a = {...b}", "a?.b", "a ?? b", "async () => 1", "try {} catch {}", "a ** b", "class A { b = 1 }"]
    assert all(refused(page, *newer))


def test_every_script_is_in_the_language_of_2015(page: Page) -> None:
    said = refused(page, *(path.read_text() for path in SCRIPTS))
    assert [(path.name, words) for path, words in zip(SCRIPTS, said, strict=True) if words] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_knows_only_words_of_chrome_90(path: Path) -> None:
    """An unknown rule is skipped whole and an unknown value with its line. Two newer properties may stand here, for
    without them a page is plainer and nothing else: accent-color and text-wrap."""
    plain = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert [found[0] for pattern in (NEW_RULES, NEW_VALUES, NEW_PROPERTIES) for found in pattern.finditer(plain)] == []


@pytest.mark.parametrize(
    "new",
    [
        "a:has(b) {}",
        "a {\n  & b {} }",
        "@media (width >= 30em) {}",
        "a { height: 100dvh }",
        "a { color: oklch(1 0 0) }",
        "a { scale: 2 }",
        "@layer b;",
    ],
)
def test_what_is_newer_is_found(new: str) -> None:
    assert any(pattern.search(new) for pattern in (NEW_RULES, NEW_VALUES, NEW_PROPERTIES))

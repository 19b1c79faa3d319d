"""The shorter ways through the layout engine end at the same document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader
from weasyprint import CSS
from weasyprint.svg import TAGS

from tests.prints.asking import ask
from workshop.prints import shortcuts
from workshop.prints.qr import modules_path
from workshop.prints.render import CHILD

THE_LONG_WAY = f"""
import runpy, sys
from types import SimpleNamespace
run = runpy.run_path({str(CHILD)!r})["main"]
run.__globals__["load"] = lambda _name: SimpleNamespace(hurry=lambda: None, shorten=lambda: None)
sys.exit(run())
"""
SHEET = """
<section class="sheet"><h2>Miza</h2><table><tr><th>Krog<td>Stol pri oknu naj ostane.<td>10 min</table>
<p class="foot">Stran <span></span></p></section>
"""
DOCUMENT = f"""<!doctype html><html lang="sl"><title>Listi</title><style>
@font-face {{ font-family: Own; src: url("fonts/atkinson-hyperlegible-next-400.ttf"); }}
@page {{ size: A5; margin: 10mm }}
@page told {{ @bottom-left {{ content: string(foot) " " counter(page) "/" counter(pages) }} }}
body {{ font: 12pt Own }}
.sheet {{ position: relative; height: 180mm; break-before: page }}
.foot {{ position: absolute; bottom: 0; left: 5mm }}
.foot span::after {{ content: counter(page) }}
.columns {{ page: told; columns: 2; string-set: foot attr(title) }}
a::after {{ content: target-counter(attr(href url), page) }}
</style><p><a href="#end"></a> od <a href="#start"></a></p>{SHEET}<div id="start">{SHEET * 2}</div>
<div class="columns" title="Povedano">{"<p>Manjka prostor za učenje in za igro otrok, tudi zvečer.</p>" * 21}</div>
{SHEET}<p id="end">Konec</p>"""


def laid_out(*how: str) -> PdfReader:
    """The document as the child makes it."""
    done = ask(DOCUMENT, *how, variant="pdf/ua-1")
    assert done.returncode == 0, done.stderr
    return PdfReader(io.BytesIO(done.stdout))


def test_every_page_is_drawn_as_the_engine_alone_would_draw_it() -> None:
    short, long = laid_out(), laid_out("-c", THE_LONG_WAY)
    drawn = [[page.get_contents().get_data() for page in one.pages] for one in (short, long)]  # type: ignore[union-attr]
    assert drawn[0] == drawn[1]
    text = [page.extract_text() for page in short.pages]
    last = len(text)
    assert f"{last} od 3" in text[0]
    assert [number for number, words in enumerate(text, 1) if f"Stran {number}" in words] == [2, 3, 4, last - 1]
    assert f"Povedano 5/{last}" in text[4]


def test_a_rule_that_counts_pages_is_seen() -> None:
    for rule, seen in (("@page :first", False), ("@page wide", False), ("@page :nth(2)", True)):
        rules = SimpleNamespace(_sheets=[(CSS(string=f"{rule} {{ margin: 1mm }}"), "author", None)])
        assert shortcuts.tells_pages_apart(rules) is seen, rule


def test_a_qr_code_is_drawn_square_by_square_and_every_other_path_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    others: list[str] = []
    monkeypatch.setitem(TAGS, "path", lambda _svg, node, _size: others.append(node["d"]))
    shortcuts.draw_squares()
    _side, code = modules_path("https://kratko.si/4827", 0)
    drawn: list[tuple[int, int, int, int]] = []
    svg = SimpleNamespace(stream=SimpleNamespace(rectangle=lambda *sides: drawn.append(sides)))
    for words in (code, "M0 0h3v2h-3z", "M0 0h3v1h-2z", "", "M1.5 0h3v1h-3z"):
        TAGS["path"](svg, {"d": words}, 12)
    assert "".join(f"M{x} {y}h{width}v{height}h-{width}z" for x, y, width, height in drawn) == code
    assert others == ["M0 0h3v2h-3z", "M0 0h3v1h-2z", "", "M1.5 0h3v1h-3z"]


def test_what_is_remembered_stays_small() -> None:
    known = dict.fromkeys(range(shortcuts.MOST))
    shortcuts.make_room(known)
    assert known == {}


def test_what_is_said_in_another_language_is_read_out_in_it() -> None:
    words = '<p lang="sl">Klop <span lang="en">phone</span><p>Bench<ul><li lang="sl">Streha<li>Roof</ul>'
    done = ask(f'<!doctype html><html lang="en"><title>Report</title>{words}', variant="pdf/ua-1")
    assert done.returncode == 0, done.stderr
    assert [
        failure for failure in validate_pdf_bytes(done.stdout, profile="ua1").failures if "Lang" in str(failure)
    ] == []
    root: Any = PdfReader(io.BytesIO(done.stdout)).trailer["/Root"]
    told = [(one["/S"], one["/Lang"]) for one in elements(root["/StructTreeRoot"]["/K"][0]) if "/Lang" in one]
    assert told == [("/P", "sl"), ("/Span", "en"), ("/LI", "sl"), ("/Lbl", "sl"), ("/LBody", "sl")]
    assert root["/Lang"] == "en"


def elements(one: Any) -> Iterator[Any]:
    """A structure element and all within it."""
    one = one.get_object()
    yield one
    inside = one.get("/K", [])
    for inner in inside if isinstance(inside, list) else [inside]:
        if hasattr(inner.get_object() if hasattr(inner, "get_object") else None, "keys"):
            yield from elements(inner)

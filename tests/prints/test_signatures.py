"""Lines to be signed stand with what is signed."""

from __future__ import annotations

from pathlib import Path

from tests.prints.printed import read
from workshop.prints.render import render_pdf

LINES = '<p class="{css}"><span>Pripravila</span><span>Odgovorna</span></p>'
PAGE = '<!doctype html><html lang="sl"><head><title>x</title><link rel="stylesheet" href="css/print.css"></head>'


def test_where_only_the_lines_would_go_over_what_they_belong_to_goes_with_them(tmp_path: Path) -> None:
    chapters = [
        '<h2 class="page-break">Priloge</h2>' + "<p>vrstica</p>" * before + "<p>zadnja</p>" + LINES.format(css=css)
        for css in ("answers-for", "signatures")
        for before in range(24, 30)
    ]
    html = f'{PAGE}<body class="report minutes">{"".join(chapters)}</body></html>'
    pages = read(render_pdf(html), html, tmp_path).pages
    assert len(pages) > len(chapters)
    assert [page for page in pages if page.split()[:1] == ["Pripravila"]] == []

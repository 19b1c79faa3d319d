"""The checking client finds what it promises to find: every rule is broken once."""

from __future__ import annotations

import pytest

from tests import html_rules

PAGE = (
    '<!doctype html><html lang="sl"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main>{main}</main></body></html>"
)


def page(main: str = "<h1>Naslov</h1>", title: str = "Naslov – Vrtiljak") -> str:
    return PAGE.format(title=title, main=main)


def test_a_good_page_passes() -> None:
    main = (
        '<h1>Naslov</h1><h2>Del</h2><form action="/" method="post"><label for="a">Kaj</label>'
        '<input id="a" name="a"><label>Še <input name="b" type="checkbox"></label><button>Pošljite</button></form>'
        '<a href="https://example.org/">Drugam</a><svg role="img"><title>Slika</title></svg>'
    )
    html_rules.check(page(main))


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("lang", page().replace(' lang="sl"', "")),
        ("0 h1", page(main="<h2>Naslov</h2>")),
        ("2 h1", page(main="<h1>Naslov</h1><h1>Naslov</h1>")),
        ("0 main", page().replace("main>", "div>")),
        ("no title", page(title="")),
        ("does not say the heading", page(title="Nekaj drugega")),
        ("jumps from h1 to h3", page(main="<h1>Naslov</h1><h3>Del</h3>")),
        ("End tag", page(main="<h1>Naslov</h1></section>")),
    ],
)
def test_a_bad_page_is_found(fault: str, text: str) -> None:
    with pytest.raises(html_rules.HtmlFault, match=fault):
        html_rules.check(text)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("id 'a' is there 2 times", '<p id="a"></p><p id="a"></p>'),
        ("no label for input 'a'", '<input name="a">'),
        ("no label for select", '<select name="a"><option>1</option></select>'),
        ("no label for textarea", '<textarea id="b" name="a"></textarea><label for="a">A</label>'),
        ("form without action", '<form method="post"></form>'),
        ("form without action or method", '<form action="/"></form>'),
        ("no autocomplete", '<input aria-label="E-naslov" name="a" type="email">'),
        ("inline script", "<script>alert(1)</script>"),
        ("style element", "<style>p {}</style>"),
        ("inline style", '<p style="color: red">A</p>'),
        ("inline onclick", '<p onclick="go()">A</p>'),
        ("inline hx-on", '<p hx-on:click="go()">A</p>'),
        ("javascript address", '<a href="javascript:go()">A</a>'),
        ("reaches out", '<img alt="" src="https://cdn.example/a.png">'),
        ("reaches out", '<script src="//cdn.example/a.js"></script>'),
        ("reaches out", '<form action="https://elsewhere.example/" method="post"></form>'),
        ("reaches out", '<p hx-get="https://elsewhere.example/">A</p>'),
        ("button without words", "<button></button>"),
        ("a without words", '<a href="/"> </a>'),
        ("no alt", '<img src="/a.png">'),
        ("unfilled", "<p>Še %(count)s odgovorov</p>"),
        ("unfilled", "<p>{{ name }}</p>"),
    ],
)
def test_a_bad_fragment_is_found(fault: str, text: str) -> None:
    with pytest.raises(html_rules.HtmlFault, match=fault.replace("(", r"\(")):
        html_rules.check(text)


def test_a_reference_to_nothing_is_found() -> None:
    with pytest.raises(html_rules.HtmlFault, match="points to no id 'help'"):
        html_rules.check(page(main='<h1 aria-describedby="help">Naslov</h1>'))


def test_rows_are_read_as_parts_of_a_table() -> None:
    html_rules.check('<tr id="row"><td>1</td></tr>')


def test_text_is_read_without_scripts() -> None:
    root = html_rules.parse('<p>Dober \n večer</p><script type="application/json">{"a": 1}</script>')
    assert html_rules.words(root) == "Dober večer"

"""What every HTML answer must keep to, as plain checks over its text.

A page: parses without an error, says its language, has one main and one h1 that its title repeats.
A page or a fragment: unique ids, a label on every control, somewhere to send every form,
nothing inline, nothing from another host.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

NO_LABEL_NEEDED = {"hidden", "submit", "button", "reset", "image"}
PERSONAL = {"email", "tel", "password"}
LOADING = {
    "audio": "src",
    "embed": "src",
    "form": "action",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "video": "src",
}
DATA_SCRIPTS = {"application/ld+json", "application/json"}
REFERRING = ("aria-controls", "aria-describedby", "aria-labelledby", "for")
UNFILLED = re.compile(r"%\(\w+\)[sd]|\{\{|\{%|\bUndefined\b")


class HtmlFault(AssertionError):
    """What is wrong with an answer."""


def is_page(text: str) -> bool:
    return text.lstrip().lower().startswith("<!doctype html>")


def parse(text: str) -> Element:
    """The tree of a page or a fragment. Raises HtmlFault at the parser's first error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        root: Element = parser.parse(text) if is_page(text) else parser.parseFragment(text, container=container(text))
    except html5lib.html5parser.ParseError as error:
        raise HtmlFault(f"{error}: {text[:200]!r}") from error
    return root


def container(text: str) -> str:
    """The element in which a fragment makes sense: rows need a table."""
    first = re.match(r"\s*<(\w+)", text)
    around = {"tr": "tbody", "td": "tr", "th": "tr", "tbody": "table", "option": "select"}
    return around.get(first.group(1).lower(), "div") if first else "div"


def check(text: str) -> Element:
    """The tree of a faultless answer. Raises HtmlFault that names everything wrong."""
    root = parse(text)
    found = list(faults(root, whole=is_page(text)))
    if found:
        raise HtmlFault("; ".join(found))
    return root


def faults(root: Element, *, whole: bool) -> Iterator[str]:
    """Everything wrong with an answer, in words."""
    if whole:
        yield from page_faults(root)
        yield from level_faults(root)
    yield from id_faults(root, whole=whole)
    yield from inline_faults(root)
    yield from host_faults(root)
    yield from form_faults(root)
    yield from name_faults(root)
    unfilled = UNFILLED.search(words(root))
    if unfilled:
        yield f"unfilled text {unfilled.group()!r}"


def html(root: Element) -> Iterator[Element]:
    """The HTML elements: no comments, nothing inside a drawing's own namespace."""
    return (node for node in root.iter() if isinstance(node.tag, str) and "}" not in node.tag)


def words(node: Element) -> str:
    """The text as read, spaces collapsed; scripts are not read."""
    parts = [part for child in html(node) if child.tag == "script" for part in child.itertext()]
    return " ".join("".join(node.itertext()).replace("".join(parts), "").split())


def page_faults(root: Element) -> Iterator[str]:
    counts = Counter(str(node.tag) for node in html(root))
    if not root.get("lang"):
        yield "html has no lang"
    for tag in ("main", "h1"):
        if counts[tag] != 1:
            yield f"{counts[tag]} {tag} elements, not one"
    title, heading = root.find("head/title"), root.find(".//h1")
    if title is None or not words(title):
        yield "no title"
    elif heading is not None and (not words(heading) or words(heading) not in words(title)):
        yield f"title {words(title)!r} does not say the heading {words(heading)!r}"


def level_faults(root: Element) -> Iterator[str]:
    before = 0
    for node in html(root):
        level = re.fullmatch(r"h([1-6])", str(node.tag))
        if level:
            if before and int(level[1]) > before + 1:
                yield f"heading {words(node)!r} jumps from h{before} to {node.tag}"
            before = int(level[1])


def id_faults(root: Element, *, whole: bool) -> Iterator[str]:
    counts = Counter(node.get("id") for node in root.iter() if node.get("id"))
    yield from (f"id {name!r} is there {count} times" for name, count in counts.items() if count > 1)
    if whole:
        for node in html(root):
            for attribute in REFERRING:
                for name in (node.get(attribute) or "").split():
                    if name not in counts:
                        yield f"{attribute} of {node.tag} points to no id {name!r}"


def inline_faults(root: Element) -> Iterator[str]:
    for node in root.iter():
        if node.tag == "style":
            yield "a style element"
        if node.tag == "script" and not node.get("src") and node.get("type") not in DATA_SCRIPTS:
            yield "an inline script"
        for name, value in node.attrib.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"inline {name} on {node.tag}"
            if value.strip().lower().startswith("javascript:"):
                yield f"a javascript address on {node.tag}"


def host_faults(root: Element) -> Iterator[str]:
    """What a browser would load or send by itself; a link that a person follows may lead anywhere."""
    for node in html(root):
        names = [LOADING.get(str(node.tag), "src"), "formaction", "hx-get", "hx-post"]
        for address in filter(None, (node.get(name) for name in names)):
            if urlsplit(address).netloc:
                yield f"{node.tag} reaches out to {address}"


def form_faults(root: Element) -> Iterator[str]:
    labelled = {node.get("for") for node in html(root) if node.tag == "label"}
    inside = {control for label in html(root) if label.tag == "label" for control in label.iter()}
    for node in html(root):
        if node.tag == "form" and not (node.get("action") and node.get("method")):
            yield "a form without action or method"
        if node.tag in {"input", "select", "textarea"} and node.get("type") not in NO_LABEL_NEEDED:
            named = node.get("aria-label") or node.get("aria-labelledby") or node.get("id") in labelled
            if not named and node not in inside:
                yield f"no label for {node.tag} {node.get('name')!r}"
        if node.get("type") in PERSONAL and not node.get("autocomplete"):
            yield f"no autocomplete on {node.get('name')!r}"


def name_faults(root: Element) -> Iterator[str]:
    """Buttons, links and pictures that a screen reader could not name."""
    for node in html(root):
        spoken = node.get("aria-label") or node.get("aria-labelledby") or words(node)
        pictures = [child.get("alt") for child in node.iter("img")]
        if node.tag in {"a", "button"} and not spoken and not any(pictures):
            yield f"a {node.tag} without words"
        if node.tag == "img" and node.get("alt") is None:
            yield f"no alt on {node.get('src')!r}"

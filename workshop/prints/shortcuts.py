"""Shorter ways through the layout engine, for the fenced child (child.py), which loads this file by its path: the
document is the same, the work is half. Each gives way to the engine's own way where it would not hold. Two are for who
reads the file.
"""

from __future__ import annotations

import copy
import re
from typing import Any

MOST = 4000
"""Remembered at a time; more would be memory, and pages far apart have little in common."""
SQUARES = re.compile(r"(?:M\d+ \d+h(\d+)v1h-\1z)+")
"""The path of a QR code (qr.py, dark_runs)."""
RUN = re.compile(r"M(\d+) (\d+)h(\d+)")
SIDES = {
    "top": ("left-corner", "left", "center", "right", "right-corner"),
    "bottom": ("left-corner", "left", "center", "right", "right-corner"),
    "left": ("top", "middle", "bottom"),
    "right": ("top", "middle", "bottom"),
}
MARGINS = tuple(f"@{side}-{place}" for side, places in SIDES.items() for place in places)


def shorten() -> None:
    """All of them, once the engine is loaded."""
    for shorter in (
        remember_pages,
        share_page_styles,
        number_at_once,
        remember_lines,
        remember_fonts,
        leave_margins_empty,
        draw_squares,
        find_spaces,
        tell_languages,
    ):
        shorter()


def remember_pages() -> None:
    """Every tag asks for the list of all pages, which the engine makes anew each time: with 700 pages a third of
    the work. Here it is made again only when a page has been added."""
    from pydyf import PDF  # type: ignore[import-untyped]

    listed = PDF.page_references.fget
    known: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: Any) -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        if count not in known:
            known.clear()
            known[count] = listed(pdf)
        return known[count]

    PDF.page_references = property(references)


def share_page_styles() -> None:
    """Pages for which the same rules hold have the same style; the engine reckons it anew for each."""
    from weasyprint.layout import page as pages

    reckon = pages.set_page_type_computed_styles

    def styles(page_type: Any, html: Any, style_for: Any) -> None:
        known = vars(style_for).setdefault("kinds_of_pages", {})
        kind = (page_type.side, page_type.blank, page_type.name, page_type.index == 0)
        if kind not in known or tells_pages_apart(style_for):
            reckon(page_type, html, style_for)
            known[kind] = {part: style for (of, part), style in computed(style_for).items() if of == page_type}
        computed(style_for).update({(page_type, part): style for part, style in known[kind].items()})

    pages.set_page_type_computed_styles = styles


def computed(style_for: Any) -> dict[tuple[Any, str | None], Any]:
    found: dict[tuple[Any, str | None], Any] = style_for.get_computed_styles()
    return found


def tells_pages_apart(style_for: Any) -> bool:
    """Whether a rule counts pages, as @page :nth(2) does."""
    return any(
        page_type.index is not None
        for sheet, _origin, _specificity in style_for._sheets
        for _rule, selectors, _declarations in sheet.page_rules
        for _weight, _part, page_type in selectors
    )


def number_at_once() -> None:
    """A sheet that tells its own page would be laid out three times: without the number, with it, and again once
    all pages are counted. What stands at a fixed place of the sheet gets it as it is placed."""
    from weasyprint.layout import absolute

    place = absolute.absolute_box_layout

    def placed(context: Any, box: Any, *words: Any, **named: Any) -> Any:
        if context.target_collector.counter_lookup_items:
            tell_page(context, box)
        return place(context, box, *words, **named)

    absolute.absolute_box_layout = placed


def tell_page(context: Any, box: Any) -> None:
    """The number of the page in hand for what wants that alone."""
    values = copy.deepcopy(context.page_maker[context.current_page - 1][3][1])
    values["page"] = [context.current_page]
    for inner in [box, *box.descendants()] if hasattr(box, "descendants") else ():
        item = context.target_collector.counter_lookup_items.get((inner.missing_link, "content"))
        if item and not item.missing_target_counters and set(item.missing_counters) == {"page"}:
            item.cached_page_counter_values = values
            item.parse_again(values)


def remember_lines() -> None:
    """The same words in the same style and width break at the same place: columns are tried again and again until
    they are level, and what fits its words is measured before it is laid out."""
    from weasyprint.layout import inline, preferred

    broken = inline.split_first_line
    known: dict[tuple[Any, ...], tuple[Any, Any]] = {}

    def split(text: str, style: Any, context: Any, *how: Any, **named: Any) -> Any:
        key = (text, id(style), *how, *sorted(named.items()))
        if key not in known:
            make_room(known)
            known[key] = style, broken(text, style, context, *how, **named)  # kept, so that no other has its id
        return known[key][1]

    inline.split_first_line = preferred.split_first_line = split


def remember_fonts() -> None:
    """What a style says of its font is put together once."""
    from weasyprint.text import line_break

    described = line_break.get_font_description
    known: dict[int, tuple[Any, Any]] = {}

    def describe(style: Any) -> Any:
        if id(style) not in known:
            make_room(known)
            known[id(style)] = style, described(style)
        return known[id(style)][1]

    line_break.get_font_description = describe


def make_room(known: dict[Any, Any]) -> None:
    if len(known) >= MOST:
        known.clear()


def leave_margins_empty() -> None:
    """Where no rule says what stands in a page's margin, nothing does; the engine makes sixteen boxes to see it."""
    from weasyprint import layout

    made = layout.make_margin_boxes

    def margin_boxes(context: Any, page: Any, state: Any) -> Any:
        if any((page.page_type, margin) in computed(context.style_for) for margin in MARGINS):
            return made(context, page, state)
        return ()

    layout.make_margin_boxes = margin_boxes


def draw_squares() -> None:
    """A QR code is some hundred rectangles; drawn as such they are a fifth of the work and of the file."""
    from weasyprint.svg import TAGS

    drawn = TAGS["path"]

    def path(svg: Any, node: Any, font_size: float) -> None:
        words = node.get("d", "")
        if not SQUARES.fullmatch(words):
            drawn(svg, node, font_size)
            return
        for x, y, width in RUN.findall(words):
            svg.stream.rectangle(int(x), int(y), int(width), 1)

    TAGS["path"] = path


def find_spaces() -> None:
    """A space that does not break is like any other to whoever searches the file or its bookmarks, or copies."""
    from weasyprint import document, pdf

    built, gathered = pdf.build_fonts_dictionary, document.gather_anchors

    def build(file: Any, fonts: Any, *how: Any) -> Any:
        for font in fonts.values():
            font.to_unicode.update({glyph: " " for glyph, text in font.to_unicode.items() if text == "\u00a0"})
        return built(file, fonts, *how)

    def gather(box: Any, anchors: Any, links: Any, bookmarks: Any, *more: Any) -> None:
        gathered(box, anchors, links, bookmarks, *more)
        bookmarks[:] = [(level, label.replace("\u00a0", " "), *where) for level, label, *where in bookmarks]

    pdf.build_fonts_dictionary, document.gather_anchors = build, gather


def tell_languages() -> None:
    """What is said in another language than the document is read out in that language."""
    import pydyf
    from weasyprint.pdf import tags

    built = tags._build_box_tree

    def build(box: Any, *where: Any) -> Any:
        said = getattr(box, "element", None)
        language = said.get("lang") if said is not None and said.tag not in ("html", "body") else None
        for element in built(box, *where):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build

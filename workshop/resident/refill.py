"""A page with the form that somebody was filling in: the words go back into its fields, nothing is stored."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from werkzeug.datastructures import MultiDict

FORM = '<form id="writing"'
OF_WHAT = ("station", "extends", "statement", "list")
"""Hidden fields that say what is answered: where they differ, the words belong to another question."""
FOLLOWS = ' data-follow="yes"'
TICKED = frozenset({"radio", "checkbox"})
Attributes = list[tuple[str, str | None]]


def refill(page: str, fields: MultiDict[str, str]) -> str | None:
    """The page with ``fields`` in its form; None where it has no such form, or one that asks something else.

    A page that holds words no longer changes by itself when the evening moves on."""
    start = page.find(FORM)
    if start < 0:
        return None
    end = page.index("</form>", start)
    form = FormWriter(fields)
    form.feed(page[start:end])
    form.close()
    if not form.asks_the_same:
        return None
    return (page[:start] + "".join(form.out) + page[end:]).replace(FOLLOWS, "")


def own_words(fields: MultiDict[str, str]) -> list[str]:
    """What was written, as far as it can be told from marks and numbers."""
    return [value.strip() for name, value in fields.items(multi=True) if is_writing(name, value.strip())]


def is_writing(name: str, value: str) -> bool:
    return bool(value) and (name.partition("-")[0] == "text" or " " in value)


class FormWriter(HTMLParser):
    """Writes a form of ours as it reads it, with other values in its fields."""

    def __init__(self, fields: MultiDict[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.fields = fields
        self.out: list[str] = []
        self.hidden: dict[str, str | None] = {}
        self.names: set[str] = set()
        self.select = ""
        self.inside_words = False

    @property
    def asks_the_same(self) -> bool:
        """Whether the form is the one that was filled in: it has a field for all that was written."""
        homeless = any(name not in self.names and is_writing(name, value) for name, value in self.fields.items())
        return not homeless and all(self.fields.get(name) == self.hidden.get(name) for name in OF_WHAT)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        self.names.add(name)
        if tag == "input":
            given = self.filled(given, name)
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select in self.fields:
            given = marked(given, "selected", on=given.get("value") == self.fields.get(self.select))
        elif tag == "details":
            given["open"] = None
        self.write(start_tag(tag, given))
        if tag == "textarea" and name in self.fields:
            self.write("\n" + escape(self.fields[name], quote=False))
            self.inside_words = True

    def filled(self, given: dict[str, str | None], name: str) -> dict[str, str | None]:
        """An input with what was typed or ticked; what the form asks is noted before."""
        kind = given.get("type")
        if kind in TICKED:
            return marked(given, "checked", on=given.get("value") in self.fields.getlist(name))
        if kind == "hidden":
            self.hidden[name] = given.get("value")
        return {**given, "value": self.fields[name]} if name in self.fields else given

    def handle_endtag(self, tag: str) -> None:
        self.inside_words = self.inside_words and tag != "textarea"
        self.write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.write(data)

    def handle_entityref(self, name: str) -> None:
        self.write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.write(f"&#{name};")

    def write(self, text: str) -> None:
        """Nothing of the words that stood in a field before."""
        if not self.inside_words:
            self.out.append(text)


def marked(given: dict[str, str | None], name: str, *, on: bool) -> dict[str, str | None]:
    """With or without an attribute that has no value."""
    return {**{key: value for key, value in given.items() if key != name}, **({name: None} if on else {})}


def start_tag(tag: str, given: dict[str, str | None]) -> str:
    parts = (f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in given.items())
    return f"<{tag}{''.join(parts)}>"
